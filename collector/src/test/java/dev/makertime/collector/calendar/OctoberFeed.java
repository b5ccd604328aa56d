package dev.makertime.collector.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.model.Activity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short calendars of Ana, and what is read from them in October 2026. */
final class OctoberFeed {
  static final TimeWindow OCTOBER =
      new TimeWindow(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-15T00:00:00Z"));

  static final Duration SOON = Duration.ofSeconds(5);

  static final String BOTH =
      "ORGANIZER:mailto:ana@example.com\nATTENDEE;PARTSTAT=ACCEPTED:mailto:Ana@example.com\n"
          + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.com\n";

  private OctoberFeed() {}

  static List<Activity> ruled(MeetingRules rules, String events) {
    Reading reading =
        new CalendarFeed(
                Optional.of("email:ana@example.com"), identity -> true, ZoneId.of("UTC"), rules)
            .read(payload(events), OCTOBER)
            .reading();
    return ((Reading.Found) reading).activities();
  }

  static List<String> meetings(String events) {
    return activities(events).stream()
        .map(activity -> "%s %s %s".formatted(activity.id(), activity.start(), activity.end()))
        .toList();
  }

  static List<Activity> activities(String events) {
    Reading reading = feed().read(payload(events), OCTOBER).reading();
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading).activities();
  }

  static CalendarFeed feed() {
    return new CalendarFeed(
        Optional.of("email:ana@example.com"),
        identity -> true,
        ZoneId.of("Asia/Kolkata"),
        MeetingRules.USUAL);
  }

  static Payload payload(String events) {
    return payload0("BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n");
  }

  static Payload payload0(String text) {
    return new Payload(
        Map.of(), text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), OCTOBER.from());
  }

  static String other(String lines) {
    return event(lines).replace("UID:m\n", "UID:other\n");
  }

  static String event(String lines) {
    return "BEGIN:VEVENT\nUID:m\nDTSTAMP:20260101T000000Z\n" + lines + "END:VEVENT\n";
  }
}
