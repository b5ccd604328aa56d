package dev.makertime.topics.admin;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what a broker does a moment later; this module cannot use the testkit. */
final class Waiting {
  private static final long LOOK_MILLIS = 50;

  private Waiting() {}

  /** Waits until a condition holds, or until the patience is over. */
  static void until(Duration patience, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.call() && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Something must not happen, and would have happened by then. */
  static void soThatItWouldHaveHappened(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }
}
