package dev.makertime.testkit.waiting;

import java.time.Duration;

/**
 * Pauses a test where no condition can be waited for: a fault at some moment, a peer that is slow
 * or away, a change that must not happen.
 */
public final class Pause {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  private Pause() {}

  /** A fault comes at this moment, whatever happens meanwhile. */
  public static void untilFault(Duration time) throws InterruptedException {
    of(time);
  }

  /** A peer is slow, or away for so long. */
  public static void whileAway(Duration time) throws InterruptedException {
    of(time);
  }

  /** Something must not happen, and would have happened by then. */
  public static void soThatItWouldHaveHappened(Duration time) throws InterruptedException {
    of(time);
  }

  /** A clock that the test cannot set has to go on. */
  public static void ofRealClock(Duration time) throws InterruptedException {
    of(time);
  }

  /** Between two tries of a client, or two looks at something that can also end. */
  public static void betweenTries() throws InterruptedException {
    of(BETWEEN_TRIES);
  }

  private static void of(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }
}
