package dev.makertime.model;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Looks up a person's evidence in force by the days of UTC that it touches. Days are of UTC because
 * a person's zone may change.
 */
public interface EvidenceLookup {
  /** Seconds of a day of UTC. */
  long DAY = 86_400;

  /** All closed activities that touch a day of UTC, given as days since 1970-01-01. */
  void on(long epochDay, Consumer<Activity> found);

  /** All activities that are still going on. */
  void open(Consumer<Activity> found);

  /** The days of UTC that a closed activity touches; none for an open one. */
  static LongStream daysOf(Activity activity) {
    Instant start = activity.start();
    Instant end = activity.end();
    if (start == null || end == null) {
      return LongStream.empty();
    }
    long last = Math.max(start.getEpochSecond(), end.getEpochSecond() - 1);
    return LongStream.rangeClosed(epochDay(start.getEpochSecond()), epochDay(last));
  }

  static long epochDay(long epochSecond) {
    return Math.floorDiv(epochSecond, DAY);
  }
}
