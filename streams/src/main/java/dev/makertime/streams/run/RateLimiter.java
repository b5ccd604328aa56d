package dev.makertime.streams.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Limits how often something may be tried within a time: a rate limiter. Safe for many threads. */
final class RateLimiter {
  private final int most;
  private final long nanos;
  private final Deque<Long> taken = new ArrayDeque<>();

  RateLimiter(int most, Duration within) {
    this.most = most;
    nanos = within.toNanos();
  }

  /** Takes one try, and returns whether there was one left. */
  synchronized boolean tryTake() {
    long now = System.nanoTime();
    while (!taken.isEmpty() && now - taken.getFirst() > nanos) {
      taken.removeFirst();
    }
    if (taken.size() >= most) {
      return false;
    }
    taken.addLast(now);
    return true;
  }
}
