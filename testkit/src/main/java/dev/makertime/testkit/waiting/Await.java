package dev.makertime.testkit.waiting;

import java.time.Duration;
import java.util.function.Predicate;

/** Waits for conditions, up to a time limit. */
public final class Await {
  private static final long LOOK_MILLIS = 20;

  private Await() {}

  /** Condition to wait for. */
  public interface Condition<E extends Exception> {
    boolean holds() throws E;
  }

  /** Value that is read repeatedly. */
  public interface Reading<T, E extends Exception> {
    T read() throws E;
  }

  /**
   * Waits until a condition holds.
   *
   * @return whether it does; false after the patience
   */
  public static <E extends Exception> boolean until(Duration patience, Condition<E> condition)
      throws E, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return true;
  }

  /**
   * Reads until what is read is as expected.
   *
   * @return the last that was read, whatever it is after the patience
   */
  public static <T, E extends Exception> T read(
      Duration patience, Reading<T, E> reading, Predicate<? super T> expected)
      throws E, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    T last = reading.read();
    while (!expected.test(last) && System.nanoTime() <= end) {
      Thread.sleep(LOOK_MILLIS);
      last = reading.read();
    }
    return last;
  }
}
