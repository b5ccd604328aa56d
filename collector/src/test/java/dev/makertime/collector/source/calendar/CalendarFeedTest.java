package dev.makertime.collector.source.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.source.Payload;
import dev.makertime.collector.source.Reading;
import dev.makertime.collector.source.Window;
import dev.makertime.model.Activity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalendarFeedTest {
  private static final Window OCTOBER =
      new Window(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-15T00:00:00Z"));
  private static final String BOTH =
      "ORGANIZER:mailto:ana@example.com\nATTENDEE;PARTSTAT=ACCEPTED:mailto:Ana@example.com\n"
          + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.com\n";

  @Test
  void a_meeting_with_others_counts() {
    assertThat(meetings(event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n" + BOTH)))
        .containsExactly("m 2026-10-05T09:00:00Z 2026-10-05T09:30:00Z");
  }

  @Test
  void a_weekly_meeting_keeps_its_wall_clock_over_the_change_of_the_hour() {
    assertThat(
            meetings(
                event(
                    "DTSTART;TZID=Europe/Lisbon:20261019T100000\nDURATION:PT30M\n"
                        + "RRULE:FREQ=WEEKLY;COUNT=2\n"
                        + BOTH)))
        .containsExactly(
            "m/2026-10-19T09:00:00Z 2026-10-19T09:00:00Z 2026-10-19T09:30:00Z",
            "m/2026-10-26T10:00:00Z 2026-10-26T10:00:00Z 2026-10-26T10:30:00Z");
  }

  @Test
  void an_exception_in_utc_takes_out_an_instance_in_a_zone() {
    assertThat(
            meetings(
                event(
                    "DTSTART;TZID=Europe/Lisbon:20261005T100000\nDURATION:PT30M\n"
                        + "RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20261006T090000Z\n"
                        + BOTH)))
        .extracting(line -> line.substring(0, 12))
        .containsExactly("m/2026-10-05", "m/2026-10-07");
  }

  @Test
  void an_override_replaces_its_instance_wherever_it_moves_to() {
    String series =
        event("DTSTART:20261005T090000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=2\n" + BOTH);
    String moved =
        event(
            "RECURRENCE-ID:20261006T090000Z\nDTSTART:20261006T150000Z\nDURATION:PT1H\n"
                + "SEQUENCE:1\n"
                + BOTH);

    assertThat(meetings(series + moved))
        .containsExactly(
            "m/2026-10-05T09:00:00Z 2026-10-05T09:00:00Z 2026-10-05T09:30:00Z",
            "m/2026-10-06T09:00:00Z 2026-10-06T15:00:00Z 2026-10-06T16:00:00Z");
  }

  @Test
  void what_is_free_cancelled_all_day_declined_or_lonely_is_no_meeting() {
    String time = "DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n";
    String declined = BOTH.replace("ACCEPTED:mailto:Ana", "DECLINED:mailto:Ana");
    String alone = "ATTENDEE:mailto:ana@example.com\n";
    String room = alone + "ATTENDEE;CUTYPE=ROOM:mailto:room@example.com\n";

    assertThat(
            meetings(
                event(time + BOTH + "TRANSP:TRANSPARENT\n")
                    + event(time + BOTH + "STATUS:CANCELLED\n")
                    + event("DTSTART;VALUE=DATE:20261005\n" + BOTH)
                    + event(time + declined)
                    + event(time + alone)
                    + event(time + room)
                    + event(time)))
        .isEmpty();
  }

  @Test
  void who_has_not_answered_attends_if_required_and_not_if_optional() {
    String time = "DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n";
    String required = BOTH.replace("ACCEPTED:mailto:Ana", "NEEDS-ACTION:mailto:Ana");
    String optional = required.replace("ATTENDEE;", "ATTENDEE;ROLE=OPT-PARTICIPANT;");

    assertThat(meetings(event(time + required))).hasSize(1);
    assertThat(meetings(event(time + optional))).isEmpty();
  }

  @Test
  void a_feed_that_names_nobody_is_its_owners_busy_time() {
    Activity only = activities(event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n")).get(0);

    assertThat(only.identity()).isEqualTo("email:ana@example.com");
    assertThat(only.labels()).containsEntry("attendees", "unknown");
  }

  @Test
  void a_shared_calendar_tells_of_every_attendee_who_is_known() {
    CalendarFeed feed =
        new CalendarFeed(
            URI.create("file:/team.ics"),
            Optional.empty(),
            Set.of("email:bo@example.com")::contains,
            ZoneId.of("UTC"));

    Reading reading =
        feed.read(
            payload(event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n" + BOTH)), OCTOBER);

    assertThat(((Reading.Found) reading).activities())
        .extracting(Activity::identity)
        .containsExactly("email:bo@example.com");
  }

  @Test
  void a_floating_time_is_in_the_owners_zone() {
    assertThat(meetings(event("DTSTART:20261005T090000\nDURATION:PT1H\n" + BOTH)))
        .containsExactly("m 2026-10-05T03:30:00Z 2026-10-05T04:30:00Z");
  }

  @Test
  void nothing_of_what_a_meeting_is_about_leaves_the_source() {
    List<Activity> activities =
        activities(
            event(
                "DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\nSUMMARY:Canary title\n"
                    + "DESCRIPTION:Canary text\nLOCATION:Canary place\n"
                    + BOTH));

    assertThat(activities.toString()).doesNotContain("Canary").doesNotContain("bo@example");
  }

  @Test
  void what_is_no_calendar_is_rejected() {
    assertThat(feed().read(payload0("hello"), OCTOBER)).isInstanceOf(Reading.Rejected.class);
  }

  @Test
  void an_event_that_cannot_be_read_stops_its_calendar_rather_than_vanish() {
    String good = event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n");

    assertRejected(good + event("DTSTART:SECRETDATE\n"));
    assertRejected(good + event("DTSTART:20261005T090000Z\nDTEND:xx\n"));
    assertRejected(good + event("DTSTART:20261005T090000Z\n").replace("UID:m\n", ""));
  }

  @Test
  void a_rule_that_never_comes_true_stops_nobody() {
    String good = event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n");
    String never =
        event("DTSTART:20260201T090000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n" + BOTH)
            .replace("UID:m", "UID:never");

    assertThat(feed().read(payload(good + never), OCTOBER)).isInstanceOf(Reading.Found.class);
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_text() {
    String text =
        "\uFEFFBEGIN:VCALENDAR\nVERSION:2.0\n"
            + event("DTSTART:20261005T090000Z\nDURATION:PT1H\n")
            + "END:VCALENDAR\n";

    assertThat(feed().read(payload0(text), OCTOBER)).isInstanceOf(Reading.Found.class);
  }

  @Test
  void a_rule_that_repeats_within_a_day_is_rejected() {
    String bomb = event("DTSTART:20261005T090000Z\nRRULE:FREQ=SECONDLY;COUNT=1000000000\n" + BOTH);

    assertThat(feed().read(payload(bomb), OCTOBER)).isInstanceOf(Reading.Rejected.class);
  }

  private static void assertRejected(String events) {
    Reading reading = feed().read(payload(events), OCTOBER);

    assertThat(reading).isInstanceOf(Reading.Rejected.class);
    assertThat(((Reading.Rejected) reading).why()).doesNotContain("SECRET");
  }

  private static List<String> meetings(String events) {
    return activities(events).stream()
        .map(activity -> "%s %s %s".formatted(activity.id(), activity.start(), activity.end()))
        .toList();
  }

  private static List<Activity> activities(String events) {
    Reading reading = feed().read(payload(events), OCTOBER);
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading).activities();
  }

  private static CalendarFeed feed() {
    return new CalendarFeed(
        URI.create("file:/ana.ics"),
        Optional.of("email:ana@example.com"),
        identity -> true,
        ZoneId.of("Asia/Kolkata"));
  }

  private static Payload payload(String events) {
    return payload0("BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n");
  }

  private static Payload payload0(String text) {
    return new Payload(
        Map.of(), text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), OCTOBER.from());
  }

  private static String event(String lines) {
    return "BEGIN:VEVENT\nUID:m\nDTSTAMP:20260101T000000Z\n" + lines + "END:VEVENT\n";
  }
}
