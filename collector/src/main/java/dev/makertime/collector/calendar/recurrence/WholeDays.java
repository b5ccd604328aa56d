package dev.makertime.collector.calendar.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * What lasts from midnight to midnight is a day, whether a program wrote it as a date or as times:
 * nobody meets from midnight to midnight.
 */
public final class WholeDays {
  private WholeDays() {}

  /** Whether two times are two midnights of a zone. */
  public static boolean are(Instant start, Instant end, EventZone zone) {
    return end.isAfter(start) && isMidnight(zone.local(start)) && isMidnight(zone.local(end));
  }

  public static boolean isMidnight(LocalDateTime local) {
    return local.toLocalTime().equals(LocalTime.MIDNIGHT);
  }
}
