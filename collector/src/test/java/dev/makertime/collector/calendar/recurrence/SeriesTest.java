package dev.makertime.collector.calendar.recurrence;

import static dev.makertime.collector.calendar.Feeds.BOTH;
import static dev.makertime.collector.calendar.Feeds.calendar;
import static dev.makertime.collector.calendar.Feeds.event;
import static dev.makertime.collector.calendar.Feeds.times;
import static dev.makertime.collector.calendar.Feeds.told;
import static dev.makertime.collector.calendar.recurrence.WeeklySeries.FIRST;
import static dev.makertime.collector.calendar.recurrence.WeeklySeries.THIRD;
import static dev.makertime.collector.calendar.recurrence.WeeklySeries.WEEKLY;
import static dev.makertime.collector.calendar.recurrence.WeeklySeries.assertAside;
import static dev.makertime.collector.calendar.recurrence.WeeklySeries.ids;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of a series, and what they are about. */
class SeriesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ";VALUE=DATE:20260615",
        ":20260615",
        ":20260615T100000",
        ":20260615T080000Z",
        ";TZID=Europe/Lisbon:20260615T090000",
        ":2026-06-15T10:00:00+02:00",
      })
  void a_change_names_its_instance_in_any_form(String id) {
    String moved =
        event(
            "s",
            "RECURRENCE-ID"
                + id
                + "\nDTSTART:20260615T120000Z\nDTEND:20260615T123000Z\nSEQUENCE:1\n"
                + BOTH);

    assertThat(times("Europe/Lisbon", WEEKLY + moved))
        .containsExactly(FIRST, "2026-06-15T12:00:00Z/2026-06-15T12:30:00Z", THIRD);
    assertThat(ids(told("Europe/Lisbon", calendar(WEEKLY + moved))))
        .contains("s/2026-06-15T08:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":20260615T100000",
        ":20260615T080000Z",
        ":20260615",
        ";VALUE=DATE:20260615",
        ";TZID=Europe/Lisbon:20260615T090000",
        ":20260615T090000",
      })
  void an_exception_names_its_instance_in_any_form(String exception) {
    String with = WEEKLY.replace("RRULE", "EXDATE" + exception + "\nRRULE");

    assertThat(times("Europe/Lisbon", with)).containsExactly(FIRST, THIRD);
  }

  @ParameterizedTest
  @CsvSource({"EXDATE:20260615T000000Z", "EXDATE:20260615T000000", "EXDATE:20260614T220000Z"})
  void an_exception_with_a_time_takes_out_a_whole_day(String exception) {
    String days =
        event(
            "d",
            "DTSTART;VALUE=DATE:20260608\nRRULE:FREQ=WEEKLY;COUNT=3\n"
                + exception
                + "\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\n");

    assertThat(times("Europe/Berlin", days))
        .containsExactly(
            "2026-06-07T22:00:00Z/2026-06-08T22:00:00Z",
            "2026-06-21T22:00:00Z/2026-06-22T22:00:00Z");
  }

  @Test
  void a_date_that_names_several_instances_sets_the_series_aside() {
    String twice =
        event(
            "s",
            "DTSTART:20260608T080000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=4;BYHOUR=8,10\n"
                + BOTH);
    String moved =
        event(
            "s",
            "RECURRENCE-ID;VALUE=DATE:20260608\nDTSTART:20260608T120000Z\nDURATION:PT30M\n" + BOTH);

    assertAside(calendar(twice + moved), "s");
  }

  @Test
  void this_and_future_moves_all_that_follow_and_takes_over_their_length() {
    String later =
        event(
            "s",
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260615T100000\n"
                + "DTSTART;TZID=Europe/Berlin:20260616T110000\nDURATION:PT2H\n"
                + BOTH);

    assertThat(times("UTC", WEEKLY + later))
        .containsExactly(
            FIRST,
            "2026-06-16T09:00:00Z/2026-06-16T11:00:00Z",
            "2026-06-23T09:00:00Z/2026-06-23T11:00:00Z");
  }

  @Test
  void this_and_future_keeps_the_wall_clock_and_gives_way_to_single_and_later_changes() {
    String autumn =
        WEEKLY
            .replace("20260608", "20261005")
            .replace("COUNT=3", "COUNT=7")
            .replace("RRULE", "EXDATE;TZID=Europe/Berlin:20261109T100000\nRRULE");
    String moved =
        event(
            "s",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20261012T080000Z\nDTSTART:20261012T090000Z\n"
                + "DTEND:20261012T093000Z\n"
                + BOTH);
    String single =
        event(
            "s",
            "RECURRENCE-ID;TZID=Europe/Berlin:20261026T100000\nDTSTART:20261026T150000Z\n"
                + "DTEND:20261026T153000Z\n"
                + BOTH);
    String again =
        event(
            "s",
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261102T100000\n"
                + "DTSTART;TZID=Europe/Berlin:20261102T080000\n"
                + "DTEND;TZID=Europe/Berlin:20261102T090000\n"
                + BOTH);

    assertThat(times("UTC", again + single + moved + autumn))
        .containsExactly(
            "2026-10-05T08:00:00Z/2026-10-05T08:30:00Z",
            "2026-10-12T09:00:00Z/2026-10-12T09:30:00Z",
            "2026-10-19T09:00:00Z/2026-10-19T09:30:00Z",
            "2026-10-26T15:00:00Z/2026-10-26T15:30:00Z",
            "2026-11-02T07:00:00Z/2026-11-02T08:00:00Z",
            "2026-11-16T07:00:00Z/2026-11-16T08:00:00Z");
  }

  @Test
  void this_and_future_may_end_a_series_or_bring_it_into_the_window() {
    String end =
        event(
            "s",
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260615T100000\n"
                + "DTSTART;TZID=Europe/Berlin:20260615T100000\nSTATUS:CANCELLED\n");
    String before =
        event("o", "DTSTART:20251201T080000Z\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;COUNT=3\n" + BOTH);
    String into =
        event(
            "o",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20251208T080000Z\nDTSTART:20260105T080000Z\n"
                + "DURATION:PT30M\n"
                + BOTH);

    assertThat(times("UTC", WEEKLY + end)).containsExactly(FIRST);
    assertThat(times("UTC", before + into))
        .containsExactly(
            "2026-01-05T08:00:00Z/2026-01-05T08:30:00Z",
            "2026-01-12T08:00:00Z/2026-01-12T08:30:00Z");
  }

  @Test
  void a_single_change_may_name_its_instance_by_where_it_was_moved_to() {
    String moved =
        event(
            "s",
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260615T100000\n"
                + "DTSTART;TZID=Europe/Berlin:20260615T120000\nDURATION:PT30M\n"
                + BOTH);
    String single =
        event(
            "s",
            "RECURRENCE-ID;TZID=Europe/Berlin:20260622T120000\n"
                + "DTSTART;TZID=Europe/Berlin:20260623T090000\nDURATION:PT30M\n"
                + BOTH);

    assertThat(times("UTC", WEEKLY + moved + single))
        .containsExactly(
            FIRST,
            "2026-06-15T10:00:00Z/2026-06-15T10:30:00Z",
            "2026-06-23T07:00:00Z/2026-06-23T07:30:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RANGE=THISANDPRIOR", "RANGE=ALL", "RANGE=THISANDFUTURE,X"})
  void a_range_that_nobody_knows_sets_the_series_aside(String range) {
    String change =
        event(
            "s", "RECURRENCE-ID;" + range + ":20260615T080000Z\nDTSTART:20260615T090000Z\n" + BOTH);

    assertAside(calendar(WEEKLY + change), "s");
  }

  @Test
  void a_change_with_a_rule_or_dates_of_its_own_sets_the_series_aside() {
    String change =
        "RECURRENCE-ID:20260615T080000Z\nDTSTART:20260615T090000Z\nDURATION:PT30M\n" + BOTH;

    assertAside(calendar(WEEKLY + event("s", "RRULE:FREQ=DAILY;COUNT=9\n" + change)), "s");
    assertAside(calendar(WEEKLY + event("s", "RDATE:20260616T090000Z\n" + change)), "s");
    assertThat(
            times(
                "UTC",
                WEEKLY
                    + event("s", "RRULE:FREQ=WEEKLY;COUNT=3\nRDATE:20260615T090000Z\n" + change)))
        .containsExactly(FIRST, "2026-06-15T09:00:00Z/2026-06-15T09:30:00Z", THIRD);
  }
}
