package dev.makertime.collector.calendar.recurrence;

import static dev.makertime.collector.calendar.Feeds.BOTH;
import static dev.makertime.collector.calendar.Feeds.calendar;
import static dev.makertime.collector.calendar.Feeds.event;
import static dev.makertime.collector.calendar.Feeds.times;
import static dev.makertime.collector.calendar.Feeds.told;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days, as dates and as times, and lengths over a change of the clocks. */
class WholeDaysTest {
  private static final String BERLIN =
      "DTSTART;TZID=W. Europe Standard Time:%s\nDTEND;TZID=W. Europe Standard Time:%s\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\n",
        "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE\n",
        "X-FUNAMBOL-ALLDAY:1\n",
        "x-microsoft-cdo-alldayevent:true\n",
        "",
      })
  void a_day_written_as_times_is_no_meeting(String said) {
    String day = BERLIN.formatted("20260615T000000", "20260616T000000") + said;

    assertThat(times("UTC", event("d", day + BOTH))).isEmpty();
    assertThat(times("UTC", event("d", day + "X-MICROSOFT-CDO-BUSYSTATUS:BUSY\n"))).isEmpty();
    assertThat(times("UTC", event("d", day + "RRULE:FREQ=MONTHLY;COUNT=5\n" + BOTH))).isEmpty();
  }

  @Test
  void midnights_are_those_of_the_event_or_of_its_owner() {
    String inUtc = "DTSTART:20260615T220000Z\nDTEND:20260617T220000Z\n" + BOTH;
    String overTheClocks =
        BERLIN.formatted("20260328T000000", "20260330T000000")
            + "RRULE:FREQ=WEEKLY;COUNT=2\n"
            + BOTH;

    assertThat(times("Europe/Berlin", event("d", inUtc))).isEmpty();
    assertThat(times("UTC", event("d", inUtc))).hasSize(1);
    assertThat(times("UTC", event("d", overTheClocks))).isEmpty();
  }

  @Test
  void what_says_that_it_is_no_day_or_does_not_end_at_midnight_is_a_meeting() {
    String night = BERLIN.formatted("20260615T000000", "20260615T010000") + BOTH;
    String said =
        BERLIN.formatted("20260615T000000", "20260616T000000")
            + "X-MICROSOFT-CDO-ALLDAYEVENT:FALSE\n"
            + BOTH;

    assertThat(times("UTC", event("d", night))).hasSize(1);
    assertThat(times("UTC", event("d", said))).hasSize(1);
    assertThat(told("UTC", calendar(event("d", said.replace("FALSE", "PERHAPS")))).unreadable())
        .hasSize(1);
  }

  @Test
  void a_day_off_written_as_times_is_absence() {
    String off =
        BERLIN.formatted("20260615T000000", "20260617T000000")
            + "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\n";

    assertThat(times("UTC", event("d", off)))
        .containsExactly("2026-06-14T22:00:00Z/2026-06-16T22:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "20260328T120000, P1D, 2026-03-28T11:00:00Z/2026-03-29T10:00:00Z",
    "20260328T120000, PT24H, 2026-03-28T11:00:00Z/2026-03-29T11:00:00Z",
    "20260328T120000, P1W, 2026-03-28T11:00:00Z/2026-04-04T10:00:00Z",
    "20260328T120000, P1DT2H30M, 2026-03-28T11:00:00Z/2026-03-29T12:30:00Z",
    "20261024T120000, P1D, 2026-10-24T10:00:00Z/2026-10-25T11:00:00Z",
    "20261025T013000, PT2H, 2026-10-24T23:30:00Z/2026-10-25T01:30:00Z",
    "20260328T023000, P1D, 2026-03-28T01:30:00Z/2026-03-29T01:30:00Z",
  })
  void days_of_a_duration_end_by_the_wall_clock_and_hours_exactly(
      String start, String duration, String time) {
    String lines = "DTSTART;TZID=Europe/Berlin:" + start + "\nDURATION:" + duration + "\n";

    assertThat(times("UTC", event("d", lines + BOTH))).containsExactly(time);
    assertThat(
            times(
                "UTC",
                event(
                    "d",
                    "DTSTART;TZID=Europe/Berlin:20260101T120000\nDURATION:PT1M\n"
                        + "RDATE;TZID=Europe/Berlin;VALUE=PERIOD:"
                        + start
                        + "/"
                        + duration
                        + "\n"
                        + BOTH)))
        .contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DTEND;VALUE=DATE:20261019", "DURATION:P1D", "DURATION:PT24H", "SEQUENCE:0"})
  void a_date_is_a_whole_day_whatever_the_clocks_do(String end) {
    String off =
        "DTSTART;VALUE=DATE:20261018\n"
            + end
            + "\nRRULE:FREQ=WEEKLY;COUNT=2\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\n";

    assertThat(times("Europe/Berlin", event("d", off)))
        .containsExactly(
            "2026-10-17T22:00:00Z/2026-10-18T22:00:00Z",
            "2026-10-24T22:00:00Z/2026-10-25T23:00:00Z");
  }
}
