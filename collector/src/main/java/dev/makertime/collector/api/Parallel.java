package dev.makertime.collector.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends several requests at once, since most of a poll is waiting for a distant server. */
public final class Parallel {
  /** Few, since others need the server too. */
  private static final int AT_ONCE = 4;

  /** Request about one thing. */
  public interface Request<Q, A> {
    A answer(Q about) throws IOException, InterruptedException;
  }

  private Parallel() {}

  /**
   * Returns the answers in the order of the requests.
   *
   * @throws IOException when one fails; the others are cancelled
   */
  public static <Q, A> List<A> ask(List<Q> about, Request<Q, A> request)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<A>> asked = new ArrayList<>();
      for (Q one : about) {
        asked.add(threads.submit(() -> request.answer(one)));
      }
      List<A> answers = new ArrayList<>();
      for (Future<A> one : asked) {
        answers.add(one.get());
      }
      return answers;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IOException("an answer that cannot be used: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }
}
