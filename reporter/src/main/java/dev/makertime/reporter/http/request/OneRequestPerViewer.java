package dev.makertime.reporter.http.request;

import dev.makertime.analysis.money.draws.Cancellation;
import dev.makertime.http.ClientPresence;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs one long computation per viewer: a newer request ends the former one. A computation also
 * ends at its deadline, and when its client has closed the connection.
 */
public final class OneRequestPerViewer {
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Duration deadline;
  private final ConcurrentMap<String, Running> running = new ConcurrentHashMap<>();

  public OneRequestPerViewer(Duration deadline) {
    this.deadline = deadline;
  }

  /** Computation of an answer. */
  @FunctionalInterface
  public interface Question<T> {
    T answer(Cancellation interrupt) throws Problem;
  }

  /** A running computation. */
  private static final class Running implements Cancellation {
    private final CountDownLatch over = new CountDownLatch(1);
    private final ClientPresence client;
    private volatile long until = Long.MAX_VALUE;
    private volatile long nextLook;
    private volatile @Nullable String end;

    Running(ClientPresence client) {
      this.client = client;
      nextLook = System.nanoTime();
    }

    @Override
    public void check() {
      long now = System.nanoTime();
      if (now - nextLook >= 0) {
        nextLook = now + BETWEEN_LOOKS;
        if (client.isGone()) {
          end = "the client has closed the connection";
        } else if (until != Long.MAX_VALUE && now - until > 0) {
          end = "the computation takes too long; ask for fewer scenarios or a shorter horizon";
        }
      }
      String why = end;
      if (why != null) {
        throw new Cancelled(why);
      }
    }
  }

  /**
   * Computes the answer, once the viewer's former request has ended.
   *
   * @throws Problem if it has to end without an answer, with the reason
   */
  public <T> T ask(String viewer, ClientPresence client, Question<T> question) throws Problem {
    Running mine = new Running(client);
    Running before = running.put(viewer, mine);
    try {
      if (before != null) {
        before.end = "replaced by your newer request";
        before.over.await();
      }
      mine.check();
      mine.until = System.nanoTime() + deadline.toNanos();
      return question.answer(mine);
    } catch (Cancellation.Cancelled e) {
      throw Problem.later(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.later("the reporter is stopping");
    } finally {
      running.remove(viewer, mine);
      mine.over.countDown();
    }
  }
}
