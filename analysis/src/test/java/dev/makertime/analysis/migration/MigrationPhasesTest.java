package dev.makertime.analysis.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationPhasesTest {
  private static final MigrationPhases PHASES = MigrationPhases.of(1, 12);

  @ParameterizedTest
  @CsvSource({
    "-53, true, false",
    "-2, true, false",
    "-1, false, false",
    "0, false, false",
    "11, false, false",
    "12, false, true",
    "60, false, true"
  })
  void anticipation_and_ramp_belong_to_neither_phase(int week, boolean before, boolean after) {
    assertThat(PHASES.isBefore(week)).isEqualTo(before);
    assertThat(PHASES.isAfter(week)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "true, 40, true",
    "true, 20, true",
    "true, 19.9, false",
    "true, 0, false",
    "false, 40, false"
  })
  void a_week_is_valid_if_it_is_covered_and_half_of_it_was_worked(
      boolean covered, double available, boolean valid) {
    assertThat(PHASES.isValid(new Row("ana", 0, 40, available, covered, Map.of(), null)))
        .isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource({"40, 5, 5", "20, 5, 10", "40, 0, 0", "32, 4, 5"})
  void rates_are_hours_of_a_full_week(double available, double hours, double rate) {
    Row row = new Row("ana", 0, 40, available, true, Map.of("manual", hours), null);

    assertThat(MigrationPhases.rate(row, "manual")).isCloseTo(rate, within(1e-12));
    assertThat(MigrationPhases.rate(row, "waiting")).isZero();
  }

  @Test
  void a_week_is_compared_if_it_is_valid_a_year_apart_on_the_other_side() {
    List<Row> weeks = List.of(row("ana", -40), row("ana", 12), row("ana", -39), row("bo", 13));

    assertThat(PHASES.sameWeeks(weeks)).extracting(Row::week).containsExactly(-40, 12);
  }

  @Test
  void an_hour_more_each_week_before_the_migration_is_a_trend() {
    assertThat(PreTrend.exists(before(1), List.of("manual"))).isTrue();
    assertThat(PreTrend.exists(before(0), List.of("manual"))).isFalse();
    assertThat(PreTrend.exists(List.of(), List.of("manual"))).isFalse();
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 5)
  void comparing_the_same_weeks_twice_leaves_them_as_they_are(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      List<Row> weeks = new ArrayList<>();
      for (int week = -60; week < 60; week++) {
        if (random.nextBoolean()) {
          weeks.add(row("ana", week));
        }
      }

      List<Row> same = PHASES.sameWeeks(weeks);

      assertThat(PHASES.sameWeeks(same)).isEqualTo(same);
      assertThat(same.stream().filter(row -> PHASES.isBefore(row.week())).count())
          .isEqualTo(same.stream().filter(row -> PHASES.isAfter(row.week())).count());
    }
  }

  /** Eight weeks of six engineers, whose slopes differ a little. */
  private static List<Row> before(double slope) {
    List<Row> rows = new ArrayList<>();
    for (int engineer = 0; engineer < 6; engineer++) {
      for (int week = 0; week < 8; week++) {
        double own = slope + 0.01 * (engineer - 2.5);
        rows.add(
            new Row("e" + engineer, week, 40, 40, true, Map.of("manual", 5 + own * week), null));
      }
    }
    return rows;
  }

  private static Row row(String engineer, int week) {
    return new Row(engineer, week, 40, 40, true, Map.of(), null);
  }
}
