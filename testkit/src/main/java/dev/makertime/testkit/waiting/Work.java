package dev.makertime.testkit.waiting;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a task with a limit of processor time of its thread. On a busy machine it may take ten times
 * as long by the clock.
 */
public final class Work {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int BUSY = 10;
  private static final long LOOK_MILLIS = 20;

  private Work() {}

  /**
   * Returns what a task returns.
   *
   * @param what names the task, should it take too long
   * @param bound processor time that the task may use
   * @throws AssertionError if it uses more, or if ten times as long passes by the clock; it is
   *     interrupted then
   * @throws IllegalStateException with what the task threw as its cause
   */
  public static <T> T within(String what, Duration bound, Callable<T> task)
      throws InterruptedException {
    FutureTask<T> running = new FutureTask<>(task);
    Thread thread = new Thread(running, "bounded-work");
    thread.setDaemon(true);
    thread.start();
    long began = System.nanoTime();
    try {
      while (true) {
        try {
          return running.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          check(what, bound, THREADS.getThreadCpuTime(thread.getId()), System.nanoTime() - began);
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the task failed", e.getCause());
    } finally {
      running.cancel(true);
    }
  }

  private static void check(String what, Duration bound, long worked, long passed) {
    if (worked > bound.toNanos()) {
      throw new AssertionError("%s: still at work after %s on a processor".formatted(what, bound));
    }
    if (passed > BUSY * bound.toNanos()) {
      throw new AssertionError(
          "%s: not over after %s, of which %s on a processor"
              .formatted(what, Duration.ofNanos(passed), Duration.ofNanos(Math.max(0, worked))));
    }
  }
}
