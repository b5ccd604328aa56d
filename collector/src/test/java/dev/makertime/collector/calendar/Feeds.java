package dev.makertime.collector.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.TimeWindow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short calendars of Ana, and what is read from them in the year 2026. */
public final class Feeds {
  public static final TimeWindow YEAR =
      new TimeWindow(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

  /** Bo invites, and both come. */
  public static final String BOTH =
      "ORGANIZER:mailto:bo@example.com\nATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.com\n"
          + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.com\n";

  private Feeds() {}

  public static String event(String uid, String lines) {
    return "BEGIN:VEVENT\nUID:" + uid + "\nDTSTAMP:20260601T080000Z\n" + lines + "END:VEVENT\n";
  }

  public static String calendar(String content) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//EN\n" + content + "END:VCALENDAR\n";
  }

  public static SnapshotReader.Snapshot told(String zone, String text) {
    return told(
        new CalendarFeed(
            Optional.of("email:ana@example.com"),
            identity -> true,
            ZoneId.of(zone),
            MeetingRules.USUAL),
        text);
  }

  public static SnapshotReader.Snapshot told(SnapshotReader source, String text) {
    byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return source.read(new Payload(Map.of(), bytes, YEAR.from()), YEAR);
  }

  /** What counts, as {@code start/end} in their order, with nothing set aside. */
  public static List<String> times(String zone, String events) {
    SnapshotReader.Snapshot told = told(zone, calendar(events));
    assertThat(told.unreadable()).isEmpty();
    return times(told);
  }

  public static List<String> times(SnapshotReader.Snapshot told) {
    return ((Reading.Found) told.reading())
        .activities().stream().map(one -> one.start() + "/" + one.end()).sorted().toList();
  }
}
