package dev.makertime.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.topics.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
  @ParameterizedTest
  @CsvSource({
    "1, 3, 0, false, true, false",
    "1, 3, 1, false, false, true",
    "1, 3, 2, false, false, true",
    "1, 3, 3, false, false, true",
    "1, 3, 4, true, false, false",
    "-1, -1, -1, false, false, true"
  })
  void both_ends_are_included(
      double low, double high, double value, boolean below, boolean above, boolean contains) {
    Interval interval = new Interval(low, high);

    assertThat(interval.isBelow(value)).isEqualTo(below);
    assertThat(interval.isAbove(value)).isEqualTo(above);
    assertThat(interval.contains(value)).isEqualTo(contains);
  }

  @ParameterizedTest
  @CsvSource({"2, 4, 2, 1, 2", "2, 4, -2, -2, -1", "-2, 4, -2, -2, 1", "0, 0, -5, 0, 0"})
  void a_negative_divisor_swaps_the_ends(
      double low, double high, double divisor, double newLow, double newHigh) {
    Interval found = new Interval(low, high).over(divisor);

    assertThat(found.low()).isEqualTo(newLow + 0.0);
    assertThat(found.high()).isEqualTo(newHigh + 0.0);
  }

  @Test
  void it_is_written_as_a_list_of_two() throws Exception {
    assertThat(Json.MAPPER.writeValueAsString(new Interval(-0.5, 2))).isEqualTo("[-0.5,2.0]");
  }
}
