package dev.makertime.reporter.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Record of a configured source.
 *
 * @param kind such as {@code gitlab}; {@code calendar} for calendars of every kind
 * @param owner of a calendar: the identity whose calendar it is; absent = every known attendee's
 * @param every interval of polls; absent = it only sends webhooks
 */
public record KnownSource(
    String name, String kind, @Nullable String owner, @Nullable Duration every) {
  public static final String CALENDAR = "calendar";

  boolean isCalendar() {
    return kind.equals(CALENDAR);
  }
}
