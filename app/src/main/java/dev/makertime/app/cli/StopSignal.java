package dev.makertime.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the signal to stop, such as Ctrl-C. The JVM does not end before this is closed, so that
 * all that was opened after it can be closed first.
 */
public final class StopSignal implements AutoCloseable {
  /** Container engines kill after ten. */
  private static final long CLOSE_SECONDS = 9;

  private final CountDownLatch given = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private StopSignal() {}

  /** Listens to the signals of this process. */
  public static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::giveAndAwaitClose, "stop"));
    return signal;
  }

  private void giveAndAwaitClose() {
    give();
    try {
      var unused = closed.await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives the signal from within, as when a part has failed. */
  public void give() {
    given.countDown();
  }

  public boolean isGiven() {
    return given.getCount() == 0;
  }

  public void await() throws InterruptedException {
    given.await();
  }

  /** Waits no longer than a while, and says whether the signal was given. */
  public boolean await(Duration atMost) throws InterruptedException {
    return given.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
