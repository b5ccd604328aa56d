package dev.makertime.collector.calendar.recurrence;

import static dev.makertime.collector.calendar.Feeds.BOTH;
import static dev.makertime.collector.calendar.Feeds.calendar;
import static dev.makertime.collector.calendar.Feeds.event;
import static dev.makertime.collector.calendar.Feeds.times;
import static dev.makertime.collector.calendar.Feeds.told;
import static dev.makertime.collector.calendar.recurrence.WeeklySeries.FIRST;
import static dev.makertime.collector.calendar.recurrence.WeeklySeries.SECOND;
import static dev.makertime.collector.calendar.recurrence.WeeklySeries.THIRD;
import static dev.makertime.collector.calendar.recurrence.WeeklySeries.WEEKLY;
import static dev.makertime.collector.calendar.recurrence.WeeklySeries.assertAside;
import static dev.makertime.collector.calendar.recurrence.WeeklySeries.daily;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.SnapshotReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several versions of one series, and what is sent to cancel it. */
class SeriesVersionsTest {
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
}
