package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Periods with two ends: employment, leave, coverage, and the durations of a policy. */
class PeriodsTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  @ParameterizedTest
  @CsvSource(
      nullValues = "open",
      value = {
        "open, open, true",
        "2026-03-02, open, true",
        "2026-03-03, open, false",
        "open, 2026-03-02, true",
        "open, 2026-03-01, false",
        "2026-03-02, 2026-03-02, true",
        "2026-02-01, 2026-02-28, false",
      })
  void employment_covers_both_ends_and_all_beyond_an_open_one(
      LocalDate from, LocalDate to, boolean covers) {
    assertThat(new Employment(from, to).covers(DAY)).isEqualTo(covers);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 2026-03-02, true",
    "2026-03-01, 2026-03-03, true",
    "2026-03-03, 2026-03-04, false",
    "2026-02-01, 2026-03-01, false",
  })
  void leave_covers_its_first_day_and_its_last(LocalDate from, LocalDate to, boolean covers) {
    assertThat(new Leave(from, to, null).covers(DAY)).isEqualTo(covers);
  }

  @Test
  void what_ends_before_it_begins_is_refused() {
    assertThatThrownBy(() -> new Employment(DAY, DAY.minusDays(1))).hasMessage("to is before from");
    assertThatThrownBy(() -> new Leave(DAY, DAY.minusDays(1), null))
        .hasMessage("to is before from");
    assertThatThrownBy(() -> new Coverage("gitlab", Instant.EPOCH, Instant.EPOCH.minusSeconds(1)))
        .hasMessageContaining("ends before it begins");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1S", "PT24H1S", "P400D"})
  void a_policy_takes_no_duration_below_zero_or_above_a_day(Duration wrong) {
    Duration fine = Duration.ofMinutes(5);

    assertThatThrownBy(() -> new CountingPolicy(wrong, fine, fine, fine, fine))
        .hasMessage("attention must be PT0S to PT24H");
    assertThatThrownBy(() -> new CountingPolicy(fine, fine, fine, fine, wrong))
        .hasMessage("focusBlock must be PT0S to PT24H");
  }

  @Test
  void a_wait_is_charged_attention_and_resumption_at_most() {
    assertThat(CountingPolicy.DEFAULT.longestCharge()).isEqualTo(Duration.ofMinutes(20));
  }
}
