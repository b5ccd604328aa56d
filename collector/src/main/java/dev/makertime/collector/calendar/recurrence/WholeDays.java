package dev.makertime.collector.calendar.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Decides whether an event is all-day because it lasts from midnight to midnight: some programs
 * write days as times, and nobody meets from midnight to midnight.
 */
public final class WholeDays {
  private WholeDays() {}

  /** Whether start and end are two midnights in a zone. */
  public static boolean are(Instant start, Instant end, EventZone zone) {
    return end.isAfter(start) && isMidnight(zone.local(start)) && isMidnight(zone.local(end));
  }

  public static boolean isMidnight(LocalDateTime local) {
    return local.toLocalTime().equals(LocalTime.MIDNIGHT);
  }
}
