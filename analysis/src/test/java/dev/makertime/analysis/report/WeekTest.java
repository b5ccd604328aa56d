package dev.makertime.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.testkit.Seeds;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekTest {
  @ParameterizedTest
  @CsvSource({
    "2026-06-15, 2026-06-15, 2026-W25",
    "2026-06-21, 2026-06-15, 2026-W25",
    "2024-02-29, 2024-02-26, 2024-W09",
    "2021-01-03, 2020-12-28, 2020-W53",
    "2024-12-30, 2024-12-30, 2025-W01",
    "2027-01-01, 2026-12-28, 2026-W53",
    "2000-02-29, 2000-02-28, 2000-W09"
  })
  void a_date_is_in_the_iso_week_of_its_monday(LocalDate date, LocalDate monday, String label) {
    Week week = Week.of(date);

    assertThat(week.monday()).isEqualTo(monday);
    assertThat(week.label()).isEqualTo(label);
    assertThat(Week.parse(label)).isEqualTo(week);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026", "2026-W54", "2025-W53", "2026-W7", "2026-07", "W07-2026"})
  void what_is_no_week_is_refused(String label) {
    assertThatThrownBy(() -> Week.parse(label)).isInstanceOf(DateTimeParseException.class);
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 5)
  void seven_days_share_a_week_and_the_next_monday_begins_another(int seed) {
    for (int round = 0; round < 50; round++) {
      LocalDate date = LocalDate.ofEpochDay(new Random(50L * seed + round).nextInt(40_000));
      Week week = Week.of(date);

      assertThat(week.monday().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
      assertThat(Week.of(week.monday().plusDays(6))).isEqualTo(week);
      assertThat(Week.of(week.monday().plusDays(7))).isGreaterThan(week);
      assertThat(Week.parse(week.label())).isEqualTo(week);
    }
  }
}
