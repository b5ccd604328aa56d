package dev.makertime.collector.calendar;

import static dev.makertime.collector.calendar.Feeds.BOTH;
import static dev.makertime.collector.calendar.Feeds.calendar;
import static dev.makertime.collector.calendar.Feeds.event;
import static dev.makertime.collector.calendar.Feeds.times;
import static dev.makertime.collector.calendar.Feeds.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.model.Activity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A series, what was changed of it, and which of several versions holds. */
class SeriesTest {
  private static final String WEEKLY =
      event(
          "s",
          "DTSTART;TZID=Europe/Berlin:20260608T100000\nDTEND;TZID=Europe/Berlin:20260608T103000\n"
              + "RRULE:FREQ=WEEKLY;COUNT=3\n"
              + BOTH);
  private static final String FIRST = "2026-06-08T08:00:00Z/2026-06-08T08:30:00Z";
  private static final String SECOND = "2026-06-15T08:00:00Z/2026-06-15T08:30:00Z";
  private static final String THIRD = "2026-06-22T08:00:00Z/2026-06-22T08:30:00Z";

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SEQUENCE:2\n",
        "LAST-MODIFIED:20260602T080000Z\n",
        "LAST-MODIFIED:20260602T080000\n",
        "SEQUENCE:1\nLAST-MODIFIED:20200101T000000Z\n",
      })
  void the_later_version_of_a_series_holds_wherever_it_stands(String later) {
    String older = daily("14", "SEQUENCE:0\n");
    String newer = daily("10", later);

    for (String both : List.of(older + newer, newer + older)) {
      assertThat(times("UTC", both))
          .containsExactly(
              "2026-06-01T10:00:00Z/2026-06-01T11:00:00Z",
              "2026-06-02T10:00:00Z/2026-06-02T11:00:00Z");
    }
  }

  @Test
  void versions_of_one_event_may_stand_in_several_calendars() {
    String older = calendar(daily("14", "SEQUENCE:1\n"));
    String newer = calendar(daily("10", "SEQUENCE:2\n"));

    assertThat(times(told("UTC", newer + older)))
        .containsExactly(
            "2026-06-01T10:00:00Z/2026-06-01T11:00:00Z",
            "2026-06-02T10:00:00Z/2026-06-02T11:00:00Z");
    assertThat(times(told("UTC", newer + newer))).hasSize(2);
  }

  @Test
  void a_change_of_a_superseded_series_goes_with_it_and_the_later_of_two_changes_holds() {
    String change =
        "RECURRENCE-ID:202606%sT%s0000Z\nDTSTART:202606%sT%s0000Z\nDURATION:PT1H\nSEQUENCE:%d\n"
            + BOTH;
    String ofOld = event("s", change.formatted("02", "14", "02", "16", 0));
    String first = event("s", change.formatted("02", "10", "02", "17", 2));
    String second = event("s", change.formatted("02", "10", "02", "18", 3));

    assertThat(
            times(
                "UTC",
                daily("14", "SEQUENCE:0\n") + ofOld + daily("10", "SEQUENCE:2\n") + second + first))
        .containsExactly(
            "2026-06-01T10:00:00Z/2026-06-01T11:00:00Z",
            "2026-06-02T18:00:00Z/2026-06-02T19:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LAST-MODIFIED:yesterday\n"})
  void two_events_of_one_uid_of_which_none_is_the_later_are_set_aside(String stamp) {
    String text = calendar(daily("14", "") + daily("10", stamp));

    assertAside(text, "s");
  }

  @Test
  void what_is_sent_to_cancel_cancels() {
    String cancel = "METHOD:CANCEL\n";
    String single = event("e", "DTSTART:20260608T090000Z\nDTEND:20260608T093000Z\n" + BOTH);
    String bare = event("e", "SEQUENCE:1\nORGANIZER:mailto:bo@example.com\n");
    String instance = event("s", "RECURRENCE-ID;TZID=Europe/Berlin:20260615T100000\nSEQUENCE:1\n");
    String rest = event("s", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260615T080000Z\nSEQUENCE:1\n");
    String older =
        event("e", "DTSTART:20260608T090000Z\nDTEND:20260608T093000Z\nSEQUENCE:2\n" + BOTH);

    assertThat(times("UTC", cancel + single)).isEmpty();
    assertThat(times(told("UTC", calendar(single) + calendar("METHOD:cancel\n" + bare)))).isEmpty();
    assertThat(times(told("UTC", calendar(cancel + single) + calendar(single)))).isEmpty();
    assertThat(times(told("UTC", calendar(cancel + bare) + calendar(older)))).hasSize(1);
    assertThat(times(told("UTC", calendar(WEEKLY) + calendar(cancel + instance))))
        .containsExactly(FIRST, THIRD);
    assertThat(times(told("UTC", calendar(WEEKLY) + calendar(cancel + rest))))
        .containsExactly(FIRST);
    assertThat(times(told("UTC", calendar(WEEKLY) + calendar("METHOD:REQUEST\n" + single))))
        .containsExactly(FIRST, "2026-06-08T09:00:00Z/2026-06-08T09:30:00Z", SECOND, THIRD);
  }

  @Test
  void cancelling_a_series_cancels_what_was_changed_of_it() {
    String changed =
        event(
            "s",
            "RECURRENCE-ID;TZID=Europe/Berlin:20260615T100000\nDTSTART:20260615T120000Z\n"
                + "DURATION:PT30M\n"
                + BOTH);
    String cancel = calendar("METHOD:CANCEL\n" + event("s", "SEQUENCE:1\n"));

    assertThat(times(told("UTC", calendar(WEEKLY + changed) + cancel))).isEmpty();
  }

  @Test
  void a_cancelled_calendar_stays_so_where_the_parser_has_to_be_helped() {
    String killer =
        event("k", "DTSTART:20260608T090000Z\nEXRULE:FREQ=DAILY;BYDAY=99999999999MO\n" + BOTH);
    String single = event("e", "DTSTART:20260608T090000Z\nDTEND:20260608T093000Z\n" + BOTH);

    assertThat(times(told("UTC", calendar("METHOD:CANCEL\n" + single + killer)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH", "ADD", "X-OURS"})
  void what_is_sent_for_another_purpose_is_set_aside(String method) {
    String single = event("e", "DTSTART:20260608T090000Z\nDTEND:20260608T093000Z\n" + BOTH);

    SnapshotReader.Snapshot told = told("UTC", calendar("METHOD:" + method + "\n" + single));

    assertThat(times(told)).isEmpty();
    assertThat(told.unreadable()).hasSize(1);
  }

  @Test
  void what_is_added_to_a_series_is_set_aside_with_it_and_never_half_read() {
    String more = event("w", "DTSTART:20260618T090000Z\nDTEND:20260618T100000Z\nSEQUENCE:1\n");

    SnapshotReader.Snapshot told = told("UTC", calendar("METHOD:ADD\n" + more));

    assertThat(times(told)).isEmpty();
    assertThat(told.unreadable())
        .extracting(SnapshotReader.Unreadable::why)
        .containsExactly("an event that METHOD:ADD adds to a series which is not whole");
  }

  @Test
  void an_answer_beside_an_event_does_not_hide_it() {
    String single = event("e", "DTSTART:20260608T090000Z\nDTEND:20260608T093000Z\n" + BOTH);

    SnapshotReader.Snapshot told =
        told("UTC", calendar(single) + calendar("METHOD:REPLY\n" + single));

    assertThat(times(told)).hasSize(1);
    assertThat(told.unreadable()).hasSize(1);
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

  private static void assertAside(String text, String uid) {
    SnapshotReader.Snapshot told = told("UTC", text);

    assertThat(times(told)).isEmpty();
    assertThat(told.unreadable()).extracting(SnapshotReader.Unreadable::id).containsExactly(uid);
  }

  private static List<String> ids(SnapshotReader.Snapshot told) {
    return ((Reading.Found) told.reading()).activities().stream().map(Activity::id).toList();
  }

  private static String daily(String hour, String lines) {
    return event(
        "s",
        "DTSTART:20260601T%s0000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\n".formatted(hour)
            + lines
            + BOTH);
  }
}
