package dev.makertime.collector.tool.jobs.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of job servers: without zones, in digits, and across changes of the clock. */
class JobTimesTest {
  private static final JobTimes BERLIN = new JobTimes(ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "2026-11-23 08:24:00.012187+01, 2026-11-23T07:24:00.012187Z",
    "2026-11-23T08:24:00Z, 2026-11-23T08:24:00Z",
    "2026-11-23T08:24-03:30, 2026-11-23T11:54:00Z",
    "2026-11-23 08:24:00 +0100, 2026-11-23T07:24:00Z",
    "2026-06-15 08:24:00, 2026-06-15T06:24:00Z",
    "2026-11-23T08:24:00, 2026-11-23T07:24:00Z",
  })
  void a_time_has_its_own_offset_or_that_of_the_zone(String text, String expected) {
    assertThat(BERLIN.time(row("t", text), "t", null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-06-15",
        "2026-02-30 10:00:00",
        "2026-06-15T24:00:00Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T00:00:00Z",
        "+999999999-12-31T23:59:59Z"
      })
  void anything_else_is_no_time(String text) {
    assertThatThrownBy(() -> BERLIN.time(row("t", text), "t", null))
        .isInstanceOf(DateTimeException.class);
  }

  @Test
  void without_a_zone_a_time_without_one_is_unknown() {
    assertThatThrownBy(() -> new JobTimes(null).time(row("t", "2026-06-15 10:00:00"), "t", null))
        .hasMessageContaining("without a zone");
  }

  @ParameterizedTest
  @CsvSource({
    "20260615, 93005, 2026-06-15T07:30:05Z",
    "20260615, 0, 2026-06-14T22:00:00Z",
    "20260615, 240000, 2026-06-15T22:00:00Z",
    "20261231, 240000, 2026-12-31T23:00:00Z",
    "20260615, '', 2026-06-14T22:00:00Z",
    "20260329, 023000, 2026-03-29T01:30:00Z",
  })
  void digits_are_a_day_and_a_time_of_it(String day, String time, String expected) {
    assertThat(BERLIN.digits(row("d", day).put("t", time), "d", "t", null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00000000", "0", "        "})
  void no_digits_are_no_time(String day) {
    assertThat(BERLIN.digits(row("d", day).put("t", "000000"), "d", "t", null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"20260231, 0", "20260615, 246000", "20260615, 240001", "2026615, 0", "20260615, -1"})
  void digits_that_no_clock_shows_are_refused(String day, String time) {
    assertThatThrownBy(() -> BERLIN.digits(row("d", day).put("t", time), "d", "t", null))
        .isInstanceOf(DateTimeException.class);
  }

  @Test
  void in_the_hour_that_comes_twice_an_end_is_not_before_its_beginning() {
    ObjectNode row = row("d", "20261025");
    Instant began = BERLIN.digits(row.put("t", "024500"), "d", "t", null);
    Instant ended = BERLIN.digits(row.put("t", "021500"), "d", "t", began);

    assertThat(began).isEqualTo("2026-10-25T00:45:00Z");
    assertThat(ended).isEqualTo("2026-10-25T01:15:00Z");
  }

  @Test
  void the_same_holds_of_a_time_with_its_day() {
    assertThat(
            BERLIN.time(
                row("t", "2026-10-25 02:15:00"), "t", Instant.parse("2026-10-25T00:45:00Z")))
        .isEqualTo("2026-10-25T01:15:00Z");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "102, 62", "1000000, 360000", "2395959, 863999", "7000001, 2520001"})
  void a_duration_in_digits_may_have_more_than_24_hours(int digits, long seconds) {
    assertThat(JobTimes.clock(row("d", "").put("d", digits), "d"))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 6000, -1})
  void a_duration_of_other_digits_is_refused(int digits) {
    assertThatThrownBy(() -> JobTimes.clock(row("d", "").put("d", digits), "d"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "+00 00:01:02, 62",
    "+000 00:01:02.000000, 62",
    "0 0:1:2.0, 62",
    "+012 03:04:05, 1047845",
    "INTERVAL '1 00:00:01' DAY(3) TO SECOND(0), 86401",
  })
  void an_interval_of_oracle_is_a_duration_however_the_driver_writes_it(String text, long seconds) {
    assertThat(JobTimes.interval(row("i", text), "i")).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-00 00:00:01", "62", "00:01:02", "+00 00:01", "+00 00:01:02 and more"})
  void any_other_interval_is_refused(String text) {
    assertThatThrownBy(() -> JobTimes.interval(row("i", text), "i"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ObjectNode row(String column, String value) {
    return JsonNodeFactory.instance.objectNode().put(column, value);
  }
}
