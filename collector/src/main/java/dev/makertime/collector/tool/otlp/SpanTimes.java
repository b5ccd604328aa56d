package dev.makertime.collector.tool.otlp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads times of OTLP: nanoseconds since 1970, unsigned; 0 = not told. */
final class SpanTimes {
  private static final long SECOND = 1_000_000_000;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private SpanTimes() {}

  /**
   * Reads a time.
   *
   * @throws IllegalArgumentException for a clock that is centuries off
   */
  static @Nullable Instant of(String field, long nanos) {
    if (nanos == 0) {
      return null;
    }
    Instant instant =
        Instant.ofEpochSecond(
            Long.divideUnsigned(nanos, SECOND), Long.remainderUnsigned(nanos, SECOND));
    if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
      throw new IllegalArgumentException(field + " is before 2000 or after 2100");
    }
    return instant;
  }

  /**
   * Reads a time that has to be there.
   *
   * @throws IllegalArgumentException when it is not
   */
  static Instant required(String field, long nanos) {
    Instant instant = of(field, nanos);
    if (instant == null) {
      throw new IllegalArgumentException("lacks " + field);
    }
    return instant;
  }
}
