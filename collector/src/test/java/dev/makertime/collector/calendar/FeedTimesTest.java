package dev.makertime.collector.calendar;

import static dev.makertime.collector.calendar.OctoberFeed.BOTH;
import static dev.makertime.collector.calendar.OctoberFeed.event;
import static dev.makertime.collector.calendar.OctoberFeed.meetings;
import static dev.makertime.collector.calendar.OctoberFeed.other;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the events of a feed are: series, their changes, and zones. */
class FeedTimesTest {
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
  void a_floating_time_is_in_the_owners_zone() {
    assertThat(meetings(event("DTSTART:20261005T090000\nDURATION:PT1H\n" + BOTH)))
        .containsExactly("m 2026-10-05T03:30:00Z 2026-10-05T04:30:00Z");
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
}
