package dev.makertime.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Counts;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.testkit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineerWeeksTest {
  private static final Config CONFIG = new Config(40, 10, 1, 2, 0.5, 2);
  private static final List<String> MANUAL = List.of("manual");

  @Test
  void rates_are_hours_of_a_full_week_and_a_ratio_of_sums() {
    EngineerWeeks found =
        of(
            row("ana", 1, 40, 8),
            row("ana", 2, 20, 1),
            row("ana", 12, 40, 4),
            row("ana", 13, 40, 2));

    assertThat(found.engineers().get("ana"))
        .isEqualTo(
            new EngineerWeeks.Engineer(2, 2, Map.of("manual", new EngineerWeeks.Rates(6, 3, -3))));
    assertThat(found.differences("manual")).containsExactly(-3);
    assertThat(found.differences("waiting")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "8, 1, 0",
    "9, 0, 1",
    "10, 0, 1",
    "11, 0, 1",
    "12, 1, 0",
    "-1000, 1, 0",
  })
  void weeks_around_the_migration_belong_to_neither_phase(int week, int used, int transition) {
    Counts counts = of(row("ana", week, 40, 1)).rowCounts();

    assertThat(counts.used()).isEqualTo(used);
    assertThat(counts.transition()).isEqualTo(transition);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "19.99, 1", "20, 0", "40, 0"})
  void a_week_of_little_work_is_left_out(double available, int left) {
    List<Row> rows = List.of(row("ana", 1, available, 0), row("bo", 1, 40, 0), row("cy", 1, 40, 0));

    assertThat(EngineerWeeks.of(CONFIG, MANUAL, rows).rowCounts().lowAvailability())
        .isEqualTo(left);
  }

  @Test
  void a_week_in_which_half_or_more_were_away_is_left_out_for_all() {
    EngineerWeeks found = of(row("ana", 1, 40, 8), row("bo", 1, 0, 0), row("ana", 2, 40, 8));

    assertThat(found.droppedCompanyWeeks()).containsExactly(1);
    assertThat(found.rowCounts()).isEqualTo(new Counts(2, 0, 0, 0, 1));
  }

  @Test
  void a_week_that_no_source_covers_is_unknown_and_not_zero() {
    Row uncovered = new Row("ana", 3, 40, 40, false, Map.of("manual", 0.0), null);

    assertThat(of(uncovered).rowCounts()).isEqualTo(new Counts(0, 1, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({"0, 2, JOINED", "2, 0, LEFT", "1, 2, TOO_FEW_WEEKS", "0, 1, TOO_FEW_WEEKS"})
  void who_is_not_in_both_phases_is_excluded_with_the_reason(int before, int after, String why) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < before; i++) {
      rows.add(row("ana", i, 40, 1));
    }
    for (int i = 0; i < after; i++) {
      rows.add(row("ana", 20 + i, 40, 1));
    }

    assertThat(EngineerWeeks.of(CONFIG, MANUAL, rows).excluded())
        .containsExactly(Map.entry("ana", new EngineerWeeks.Excluded(before, after, why)));
  }

  @Test
  void joiners_and_leavers_change_the_mean_and_no_difference() {
    List<Row> rows = new ArrayList<>();
    for (int week = 0; week < 2; week++) {
      rows.add(row("ana", week, 40, 4));
      rows.add(row("ana", 20 + week, 40, 4));
      rows.add(row("leaver", week, 40, 10));
    }
    EngineerWeeks found = EngineerWeeks.of(CONFIG, MANUAL, rows);

    assertThat(found.differences("manual")).containsExactly(0);
    assertThat(found.compositionEffect("manual")).isCloseTo(-3, within(1e-12));
  }

  @Test
  void nobody_has_no_differences() {
    EngineerWeeks found = EngineerWeeks.of(CONFIG, MANUAL, List.of());

    assertThat(found.engineers()).isEmpty();
    assertThat(found.compositionEffect("manual")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-1, 40, 1", "40, 169, 1", "40, 40, -1", "40, 40, 169", "40, 1e-9, 0"})
  void hours_that_no_week_has_are_refused(double contract, double available, double hours) {
    assertThatThrownBy(
            () -> new Row("ana", 5, contract, available, true, Map.of("manual", hours), null))
        .hasMessage("rows: week 5 has hours below 0 or above 168");
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void the_order_of_rows_changes_nothing_and_every_row_is_counted(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      List<Row> rows = new ArrayList<>();
      for (int week = 0; week < 24; week++) {
        for (String engineer : List.of("ana", "Łukasz", "美咲", "x")) {
          rows.add(row(engineer, week, random.nextInt(41), 1));
        }
      }
      EngineerWeeks found = EngineerWeeks.of(CONFIG, MANUAL, rows);
      Collections.shuffle(rows, random);

      Counts counts = found.rowCounts();
      int all =
          counts.companyWeek()
              + counts.noCoverage()
              + counts.lowAvailability()
              + counts.transition()
              + counts.used();
      assertThat(all).isEqualTo(rows.size());
      EngineerWeeks shuffled = EngineerWeeks.of(CONFIG, MANUAL, rows);
      assertThat(shuffled.rowCounts()).isEqualTo(counts);
      assertThat(shuffled.differences("manual"))
          .containsExactly(found.differences("manual"), within(1e-12));
    }
  }

  private static Row row(String engineer, int week, double available, double manual) {
    return new Row(engineer, week, 40, available, true, Map.of("manual", manual), null);
  }

  private static EngineerWeeks of(Row... rows) {
    return EngineerWeeks.of(CONFIG, MANUAL, List.of(rows));
  }
}
