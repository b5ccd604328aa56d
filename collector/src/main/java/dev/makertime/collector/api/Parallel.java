package dev.makertime.collector.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks some questions at the same time, as most of a round is waiting for a server far away. */
public final class Parallel {
  /** Few enough for a server that others need too. */
  private static final int AT_ONCE = 4;

  /** What finds one answer. */
  public interface Question<Q, A> {
    A answer(Q about) throws IOException, InterruptedException;
  }

  private Parallel() {}

  /**
   * The answers, in the order of what was asked about.
   *
   * @throws IOException when one cannot be had; the others are given up
   */
  public static <Q, A> List<A> ask(List<Q> about, Question<Q, A> question)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<A>> asked = new ArrayList<>();
      for (Q one : about) {
        asked.add(threads.submit(() -> question.answer(one)));
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
