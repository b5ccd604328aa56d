package dev.makertime.collector.source;

import dev.makertime.collector.reading.TimeWindow;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code makertime read}: what a payload alone does not say.
 *
 * @param isApiAnswer whether the payload is an answer of the API, and no webhook
 * @param ownerKey parameter of a digdag attempt that names who started it
 * @param calendarOwner identity whose calendar it is
 * @param timeZone of floating times in calendars
 * @param window of which calendars are read
 */
public record PayloadOptions(
    boolean isApiAnswer,
    String ownerKey,
    @Nullable String calendarOwner,
    ZoneId timeZone,
    TimeWindow window) {

  /**
   * Returns whose calendar it is.
   *
   * @throws IllegalArgumentException when no option says so
   */
  public String requiredCalendarOwner() {
    if (calendarOwner == null) {
      throw new IllegalArgumentException(
          "--as must say whose calendar it is, such as email:ana@example.com");
    }
    return calendarOwner;
  }
}
