package dev.makertime.collector.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.model.Activity;
import dev.makertime.testkit.waiting.Work;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFeedTest {
  private static final TimeWindow OCTOBER =
      new TimeWindow(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-15T00:00:00Z"));
  private static final Duration SOON = Duration.ofSeconds(5);
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
  void an_exception_that_is_a_date_takes_out_what_begins_on_that_day() {
    assertThat(
            meetings(
                event(
                    "DTSTART;TZID=Europe/Lisbon:20261005T100000\nDURATION:PT30M\n"
                        + "RRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20261006\n"
                        + BOTH)))
        .extracting(line -> line.substring(0, 12))
        .containsExactly("m/2026-10-05", "m/2026-10-07");
  }

  @Test
  void dates_periods_and_a_second_rule_add_to_a_series() {
    assertThat(
            meetings(
                event(
                    "DTSTART:20261005T090000Z\n"
                        + "DURATION:PT30M\n"
                        + "RRULE:FREQ=WEEKLY;COUNT=2\n"
                        + "RRULE:FREQ=DAILY;COUNT=2\n"
                        + "RDATE:20261020T090000Z\n"
                        + "RDATE;VALUE=PERIOD:20261021T090000Z/PT1H,20261022T090000Z/20261022T110000Z\n"
                        + BOTH)))
        .containsExactlyInAnyOrder(
            "m/2026-10-05T09:00:00Z 2026-10-05T09:00:00Z 2026-10-05T09:30:00Z",
            "m/2026-10-12T09:00:00Z 2026-10-12T09:00:00Z 2026-10-12T09:30:00Z",
            "m/2026-10-06T09:00:00Z 2026-10-06T09:00:00Z 2026-10-06T09:30:00Z",
            "m/2026-10-20T09:00:00Z 2026-10-20T09:00:00Z 2026-10-20T09:30:00Z",
            "m/2026-10-21T09:00:00Z 2026-10-21T09:00:00Z 2026-10-21T10:00:00Z",
            "m/2026-10-22T09:00:00Z 2026-10-22T09:00:00Z 2026-10-22T11:00:00Z");
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
  void what_counts_is_a_matter_of_rules() {
    String time = "DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n";
    String maybe = BOTH.replace("ACCEPTED:mailto:Ana", "TENTATIVE:mailto:Ana");
    String silent = BOTH.replace("ACCEPTED:mailto:Ana", "NEEDS-ACTION:mailto:Ana");
    String optional = silent.replace("ATTENDEE;", "ATTENDEE;ROLE=OPT-PARTICIPANT;");
    MeetingRules strict =
        new MeetingRules(
            false, MeetingRules.Unanswered.NONE, 1, List.of(), List.of("Focus*", "lunch"));
    MeetingRules generous =
        new MeetingRules(
            true,
            MeetingRules.Unanswered.ALL,
            0,
            List.of(
                new MeetingRules.Subject("*1:1*", "people"),
                new MeetingRules.Subject("ops", "oncall")),
            List.of());

    assertThat(ruled(strict, event(time + maybe))).isEmpty();
    assertThat(ruled(strict, event(time + silent))).isEmpty();
    assertThat(ruled(strict, event(time + BOTH + "SUMMARY:focus time\n"))).isEmpty();
    assertThat(ruled(strict, event(time + BOTH + "CATEGORIES:Lunch,x\n"))).isEmpty();
    assertThat(ruled(strict, event(time + BOTH + "SUMMARY:No lunch\n"))).hasSize(1);
    assertThat(ruled(generous, event(time + optional))).hasSize(1);
    assertThat(ruled(generous, event(time + "ATTENDEE:mailto:ana@example.com\n"))).hasSize(1);
    assertThat(ruled(generous, event(time + BOTH + "SUMMARY:Ana / Bo 1:1 weekly\n")))
        .extracting(Activity::subject)
        .containsExactly("people");
    assertThat(ruled(generous, event(time + BOTH + "CATEGORIES:x,Ops\n")))
        .extracting(Activity::subject)
        .containsExactly("oncall");
  }

  private static List<Activity> ruled(MeetingRules rules, String events) {
    Reading reading =
        new CalendarFeed(
                Optional.of("email:ana@example.com"), identity -> true, ZoneId.of("UTC"), rules)
            .read(payload(events), OCTOBER)
            .reading();
    return ((Reading.Found) reading).activities();
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
            Optional.empty(),
            Set.of("email:bo@example.com")::contains,
            ZoneId.of("UTC"),
            MeetingRules.USUAL);

    Reading reading =
        feed.read(
                payload(event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n" + BOTH)),
                OCTOBER)
            .reading();

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
    assertThat(feed().read(payload0("hello"), OCTOBER).reading())
        .isInstanceOf(Reading.Rejected.class);
  }

  @Test
  void an_event_that_cannot_be_read_is_set_aside_and_stops_no_other() {
    String good = event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n");

    for (String bad :
        List.of(
            other("DTSTART:SECRETDATE\n"),
            other("DTSTART:20261005T090000Z\nDTEND:SECRET\n"),
            other("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\nRRULE:SECRET\n"),
            other("DTSTART;TZID=SECRET/Zone:20261005T090000\nDURATION:PT1H\n"),
            other("DTSTART:20261005T090000Z\n").replace("UID:other\n", ""))) {
      SnapshotReader.Snapshot told = feed().read(payload(good + bad), OCTOBER);

      assertThat(((Reading.Found) told.reading()).activities()).as(bad).hasSize(1);
      assertThat(told.unreadable()).as(bad).hasSize(1);
      assertThat(told.unreadable().get(0).why()).doesNotContain("SECRET");
    }
  }

  @Test
  void an_event_that_stops_the_parser_is_set_aside_by_its_name_and_the_others_keep_their_changes()
      throws Exception {
    String series =
        other("DTSTART:20261005T090000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=3\n" + BOTH);
    String cancelled =
        other(
            "RECURRENCE-ID:20261006T090000Z\nDTSTART:20261006T090000Z\nDURATION:PT30M\n"
                + "STATUS:CANCELLED\n"
                + BOTH);
    String killer =
        event("DTSTART:20261005T090000Z\nEXRULE:FREQ=DAILY;BYDAY=99999999999MO\n" + BOTH);
    String tasks = "BEGIN:VTODO\nUID:t\nSUMMARY:x\nEND:VTODO\n".repeat(2_000);

    SnapshotReader.Snapshot told =
        Work.within(
            "a parser that is stopped",
            SOON,
            () -> feed().read(payload(tasks + series + killer + cancelled), OCTOBER));

    assertThat(((Reading.Found) told.reading()).activities())
        .extracting(Activity::id)
        .containsExactly("other/2026-10-05T09:00:00Z", "other/2026-10-07T09:00:00Z");
    assertThat(told.unreadable()).extracting(SnapshotReader.Unreadable::id).containsExactly("m");
  }

  @Test
  void a_description_may_say_end() {
    assertThat(
            meetings(
                event(
                    "DTSTART:20261005T090000Z\nDURATION:PT30M\nDESCRIPTION:Week\n end: 10:00\n"
                        + BOTH)))
        .hasSize(1);
  }

  @Test
  void dates_that_cannot_be_read_set_their_event_aside() {
    SnapshotReader.Snapshot told =
        feed()
            .read(
                payload(
                    event(
                        "DTSTART:20261005T090000Z\nDURATION:PT30M\nRDATE:2026-01-06 09:00,x\n"
                            + BOTH)),
                OCTOBER);

    assertThat(told.unreadable()).hasSize(1);
  }

  @Test
  void a_series_of_which_one_change_cannot_be_read_is_set_aside_whole() {
    String series =
        event("DTSTART:20261005T090000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=2\n" + BOTH);
    String moved = event("RECURRENCE-ID:20261006T090000Z\nDTSTART:SECRET\n" + BOTH);

    SnapshotReader.Snapshot told = feed().read(payload(series + moved), OCTOBER);

    assertThat(told.unreadable()).extracting(SnapshotReader.Unreadable::id).containsExactly("m");
    assertThat(told.unreadable().get(0).covers("m/2026-10-05T09:00:00Z")).isTrue();
    assertThat(told.unreadable().get(0).covers("more")).isFalse();
    assertThat(((Reading.Found) told.reading()).activities()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Lisbon",
    "/mozilla.org/20050126_1/Europe/Lisbon",
    "/freeassociation.sourceforge.net/Tzfile/Europe/Lisbon",
    "GMT Standard Time",
    "Portugal",
  })
  void a_zone_may_have_many_names(String name) {
    assertThat(
            meetings(
                event("DTSTART;TZID=\"%s\":20261005T100000\nDURATION:PT30M\n".formatted(name))))
        .containsExactly("m 2026-10-05T09:00:00Z 2026-10-05T09:30:00Z");
  }

  @Test
  void a_zone_that_only_the_file_defines_is_read_from_the_file() {
    String zone =
        "BEGIN:VTIMEZONE\nTZID:Our own\n"
            + "BEGIN:STANDARD\nDTSTART:19961027T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n"
            + "TZOFFSETFROM:+0300\nTZOFFSETTO:+0200\nEND:STANDARD\n"
            + "BEGIN:DAYLIGHT\nDTSTART:19960331T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n"
            + "TZOFFSETFROM:+0200\nTZOFFSETTO:+0300\nEND:DAYLIGHT\nEND:VTIMEZONE\n";

    assertThat(
            meetings(
                zone
                    + event(
                        "DTSTART;TZID=Our own:20261019T100000\nDURATION:PT30M\n"
                            + "RRULE:FREQ=WEEKLY;COUNT=2\n"
                            + BOTH)))
        .containsExactly(
            "m/2026-10-19T07:00:00Z 2026-10-19T07:00:00Z 2026-10-19T07:30:00Z",
            "m/2026-10-26T08:00:00Z 2026-10-26T08:00:00Z 2026-10-26T08:30:00Z");
  }

  @Test
  void a_rule_that_never_comes_true_stops_nobody() {
    String good = event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n");
    String never =
        event("DTSTART:20260201T090000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n" + BOTH)
            .replace("UID:m", "UID:never");

    assertThat(feed().read(payload(good + never), OCTOBER).reading())
        .isInstanceOf(Reading.Found.class);
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_text() {
    String text =
        "\uFEFFBEGIN:VCALENDAR\nVERSION:2.0\n"
            + event("DTSTART:20261005T090000Z\nDURATION:PT1H\n")
            + "END:VCALENDAR\n";

    assertThat(feed().read(payload0(text), OCTOBER).reading()).isInstanceOf(Reading.Found.class);
  }

  @Test
  void a_zone_of_a_file_may_change_for_good_and_past_times_keep_their_offset() {
    String zone =
        "BEGIN:VTIMEZONE\n"
            + "TZID:Ours\n"
            + "BEGIN:STANDARD\n"
            + "DTSTART:20000101T000000\n"
            + "TZOFFSETFROM:+0300\n"
            + "TZOFFSETTO:+0300\n"
            + "END:STANDARD\n"
            + "BEGIN:STANDARD\n"
            + "DTSTART:20261101T000000\n"
            + "TZOFFSETFROM:+0300\n"
            + "TZOFFSETTO:+0500\n"
            + "END:STANDARD\n"
            + "END:VTIMEZONE\n";
    String time = "DTSTART;TZID=Ours:202610%s100000\nDURATION:PT30M\n" + BOTH;

    assertThat(
            meetings(
                zone
                    + event(time.formatted("05T"))
                    + other(time.formatted("05T").replace("20261005", "20261102"))))
        .containsExactlyInAnyOrder(
            "m 2026-10-05T07:00:00Z 2026-10-05T07:30:00Z",
            "other 2026-11-02T05:00:00Z 2026-11-02T05:30:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=1",
        "FREQ=DAILY;COUNT=1000000000;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=1,2,3,4,5,6,7,8,9,10;"
            + "BYSECOND=1,2,3,4,5,6,7,8,9,10",
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;"
            + "BYMINUTE=1,2,3,4,5,6,7,8,9,10",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
      })
  void a_rule_that_is_a_bomb_is_set_aside_alone_and_soon(String rule) throws Exception {
    String good = event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n" + BOTH);
    String bomb = other("DTSTART:20161005T090000Z\nDURATION:PT1M\nRRULE:" + rule + "\n" + BOTH);

    SnapshotReader.Snapshot told =
        Work.within(rule, SOON, () -> feed().read(payload(good + bomb), OCTOBER));

    assertThat(((Reading.Found) told.reading()).activities())
        .extracting(Activity::id)
        .contains("m")
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void what_is_larger_or_deeper_than_any_calendar_is_rejected() throws Exception {
    String event = event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n");
    String zone = "BEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE\n";

    for (String bomb :
        List.of(
            zone.repeat(100_000),
            event.repeat(60_000),
            event.replace("END:VEVENT", "SUMMARY:x\n" + " y\n".repeat(1_000_000) + "END:VEVENT"),
            "BEGIN:X\n".repeat(100_000) + "END:X\n".repeat(100_000),
            "X-A:" + "a".repeat(17 << 20) + "\n")) {
      SnapshotReader.Snapshot told =
          Work.within(bomb.substring(0, 20), SOON, () -> feed().read(payload(bomb), OCTOBER));

      assertThat(told.reading()).isInstanceOf(Reading.Rejected.class);
    }
  }

  private static List<String> meetings(String events) {
    return activities(events).stream()
        .map(activity -> "%s %s %s".formatted(activity.id(), activity.start(), activity.end()))
        .toList();
  }

  private static List<Activity> activities(String events) {
    Reading reading = feed().read(payload(events), OCTOBER).reading();
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading).activities();
  }

  private static CalendarFeed feed() {
    return new CalendarFeed(
        Optional.of("email:ana@example.com"),
        identity -> true,
        ZoneId.of("Asia/Kolkata"),
        MeetingRules.USUAL);
  }

  private static Payload payload(String events) {
    return payload0("BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n");
  }

  private static Payload payload0(String text) {
    return new Payload(
        Map.of(), text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), OCTOBER.from());
  }

  private static String other(String lines) {
    return event(lines).replace("UID:m\n", "UID:other\n");
  }

  private static String event(String lines) {
    return "BEGIN:VEVENT\nUID:m\nDTSTAMP:20260101T000000Z\n" + lines + "END:VEVENT\n";
  }
}
