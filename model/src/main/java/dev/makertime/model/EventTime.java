package dev.makertime.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Checks times of records: between the years 2000 and 2100, since other clocks are broken. */
final class EventTime {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private EventTime() {}

  /**
   * Returns a time without what is finer than a unit; nothing for nothing.
   *
   * @throws IllegalArgumentException for a time that cannot be, with the field
   */
  static @Nullable Instant checked(String field, @Nullable Instant time, ChronoUnit unit) {
    if (time == null) {
      return null;
    }
    if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
      throw new IllegalArgumentException(field + " is outside the years 2000 to 2099");
    }
    return time.truncatedTo(unit);
  }
}
