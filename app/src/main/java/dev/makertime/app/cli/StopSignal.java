package dev.makertime.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Signal that this process shall stop, such as by Ctrl-C. The process does not end before this is
 * closed, so that everything is put away.
 */
public final class StopSignal implements AutoCloseable {
  /** Container engines kill after ten. */
  private static final long STOP_SECONDS = 9;

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private StopSignal() {}

  /** Begins to listen for it. */
  public static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
    return signal;
  }

  private void stop() {
    tell();
    try {
      var unused = stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the process from within. */
  public void tell() {
    told.countDown();
  }

  public boolean isTold() {
    return told.getCount() == 0;
  }

  /** Returns when it is told. */
  public void await() throws InterruptedException {
    told.await();
  }

  /** Returns when it is told, or after a time; returns whether it is told. */
  public boolean await(long millis) throws InterruptedException {
    return told.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Lets the process end. */
  @Override
  public void close() {
    stopped.countDown();
  }
}
