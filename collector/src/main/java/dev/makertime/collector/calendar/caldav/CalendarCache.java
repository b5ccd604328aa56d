package dev.makertime.collector.calendar.caldav;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cache of the events of one calendar, as they were last read. */
final class CalendarCache {
  /** The server's token for the changes since then; absent where all is read anew. */
  @Nullable String token;

  /** Events and series by their address. */
  final Map<String, Event> events = new TreeMap<>();

  /** Event or series, as it is stored at its address. */
  record Event(String etag, String text) {}

  /** Returns a digest of all calendars, which changes with any event. */
  static String state(Map<URI, CalendarCache> calendars) {
    StringBuilder all = new StringBuilder();
    for (CalendarCache calendar : calendars.values()) {
      calendar.events.forEach(
          (href, one) ->
              all.append(href)
                  .append(' ')
                  .append(one.etag())
                  .append(' ')
                  .append(one.text().hashCode())
                  .append('\n'));
    }
    return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Returns all calendars as one text. */
  static String text(Map<URI, CalendarCache> calendars) {
    StringBuilder text = new StringBuilder();
    for (CalendarCache calendar : calendars.values()) {
      for (Event one : calendar.events.values()) {
        text.append(CutOffEvent.replaced(one.text())).append("\r\n");
      }
    }
    return text.isEmpty() ? "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n" : text.toString();
  }
}
