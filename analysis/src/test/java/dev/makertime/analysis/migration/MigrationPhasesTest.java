package dev.makertime.analysis.migration;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void a_week_is_compared_if_it_is_valid_a_year_apart_on_the_other_side() {
    List<Row> weeks = List.of(row("ana", -40), row("ana", 12), row("ana", -39), row("bo", 13));

    assertThat(PHASES.sameWeeks(weeks)).extracting(Row::week).containsExactly(-40, 12);
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
      assertThat(same.stream().filter(row -> row.week() < -1).count())
          .isEqualTo(same.stream().filter(row -> row.week() >= 12).count());
    }
  }

  private static Row row(String engineer, int week) {
    return new Row(engineer, week, 40, 40, true, Map.of(), null);
  }
}
