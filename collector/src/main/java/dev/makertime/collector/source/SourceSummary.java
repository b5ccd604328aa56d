package dev.makertime.collector.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What pages know of a configured source before its first event.
 *
 * @param isCalendar whether it is a calendar, of any type
 * @param type such as {@code gitlab}
 * @param owner of a calendar: the identity whose calendar it is; absent = every known attendee's
 * @param interval between two polls; absent = it is only called
 */
public record SourceSummary(
    String name,
    String type,
    boolean isCalendar,
    @Nullable String owner,
    @Nullable Duration interval) {

  /** Summarizes a tool. */
  public static SourceSummary tool(String name, String type, @Nullable Duration interval) {
    return new SourceSummary(name, type, false, null, interval);
  }

  /** Summarizes a calendar. */
  public static SourceSummary calendar(
      String name, String type, @Nullable String owner, Duration interval) {
    return new SourceSummary(name, type, true, owner, interval);
  }
}
