package dev.makertime.collector.tool.saslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of logs, in the forms that SAS writes. */
class LogTimesTest {
  private static final LogTimes LISBON = new LogTimes(ZoneId.of("Europe/Lisbon"), false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.84 seconds | PT0.84S",
        "1.23 seconds | PT1.23S",
        "0.00 seconds | PT0S",
        "0,84 seconds | PT0.84S",
        "2:04.05 | PT2M4.05S",
        "1:57 | PT1M57S",
        "1:02:03.45 | PT1H2M3.45S",
        "26:00:00.123456 | PT26H0.123S",
        "9999:59:59.99 | PT9999H59M59.99S",
        "99999999.99 seconds | PT27777H46M39.99S",
      })
  void a_real_time_has_seconds_minutes_or_hours(String text, String duration) {
    assertThat(LogTimes.realTime(text)).hasToString("Optional[" + duration + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "999999:59:59.99",
        "999999999.99 seconds",
        "seconds",
        "-1.00 seconds",
        "1:2:3:4",
        "99999999999999999999",
        "1.5.5",
        "NaN"
      })
  void anything_else_is_no_real_time(String text) {
    assertThat(LogTimes.realTime(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "05/17/2026 02:14:33 PM, 2026-05-17T13:14:33Z",
    "5/7/2026  2:14:33 AM, 2026-05-07T01:14:33Z",
    "05/17/2026 12:00:00 AM, 2026-05-16T23:00:00Z",
    "05/17/2026 12:00:00 p.m., 2026-05-17T11:00:00Z",
    "05/17/2026 14:14:33, 2026-05-17T13:14:33Z",
    "17.05.2026 14:14:33, 2026-05-17T13:14:33Z",
    "2026-05-17 14:14:33, 2026-05-17T13:14:33Z",
    "2026-05-17T14:14:33, 2026-05-17T13:14:33Z",
    "2026/05/17 14:14:33, 2026-05-17T13:14:33Z",
    "01/17/2026 14:14:33, 2026-01-17T14:14:33Z",
  })
  void a_timestamp_is_read_in_its_zone(String text, String instant) {
    assertThat(LISBON.timestamp(text, null)).contains(Instant.parse(instant));
  }

  @Test
  void the_day_comes_first_where_the_configuration_says_so() {
    LogTimes british = new LogTimes(ZoneId.of("Europe/London"), true);

    assertThat(british.timestamp("05/06/2026 02:14:33 PM", null))
        .contains(Instant.parse("2026-06-05T13:14:33Z"));
    assertThat(british.timestamp("2026-05-17 14:14:33", null))
        .contains(Instant.parse("2026-05-17T13:14:33Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17/05/2026 14:14:33",
        "05/17/26 14:14:33",
        "05/17/2026",
        "05/17/2026 14:14",
        "05/17/2026 25:14:33",
        "05/17/2026 13:14:33 PM",
        "02/30/2026 14:14:33",
        "05/17/1926 14:14:33",
        "05/17/2126 14:14:33",
        "0000/00/00 00:00:00",
        "9999/99/9999 99:99:99",
        "05/17-2026 14:14:33",
        "yesterday"
      })
  void a_timestamp_that_no_clock_shows_is_none(String text) {
    assertThat(LISBON.timestamp(text, null)).isEmpty();
  }

  @Test
  void in_the_hour_that_comes_twice_a_time_is_not_before_what_came_before_it() {
    Instant quarterTo = Instant.parse("2026-10-25T00:45:00Z");

    assertThat(LISBON.timestamp("10/25/2026 01:15:00 AM", null))
        .contains(Instant.parse("2026-10-25T00:15:00Z"));
    assertThat(LISBON.timestamp("10/25/2026 01:15:00 AM", quarterTo))
        .contains(Instant.parse("2026-10-25T01:15:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "08:56 Thursday, May 4, 2017 | 2017-05-04T07:56:00Z",
        "8:56 Thursday, May 14, 2017 | 2017-05-14T07:56:00Z",
        "Friday, August 31, 2018 05:31:00 PM | 2018-08-31T16:31:00Z",
        "Wednesday, October  3, 2018 12:38:10 AM | 2018-10-02T23:38:10Z",
      })
  void the_top_of_a_page_tells_when_a_session_began(String text, String instant) {
    assertThat(LISBON.heading(text)).contains(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08:56 jeudi 4 mai 2017",
        "08:56 Thursday, Brumaire 4, 2017",
        "08:56 Thursday, May 32, 2017",
        "30:56 Thursday, May 4, 2017",
        "and so on"
      })
  void a_top_of_a_page_in_another_language_tells_nothing(String text) {
    assertThat(LISBON.heading(text)).isEmpty();
  }
}
