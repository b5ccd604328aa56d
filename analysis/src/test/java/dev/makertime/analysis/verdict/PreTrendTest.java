package dev.makertime.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.PhasedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreTrendTest {
  private static final PhasedRows RISING = before(week -> week);
  private static final PhasedRows STILL = before(week -> 0);

  @Test
  void an_hour_more_each_week_before_the_migration_is_a_trend() {
    assertThat(exists(RISING, null)).isTrue();
    assertThat(exists(STILL, null)).isFalse();
    assertThat(exists(PhasedRows.of(config(), List.of()), null)).isFalse();
  }

  @Test
  void what_others_do_too_is_no_trend_of_this_team() {
    assertThat(exists(RISING, RISING)).isFalse();
    assertThat(exists(RISING, STILL)).isTrue();
    assertThat(exists(STILL, RISING)).isTrue();
  }

  @Test
  void single_weeks_that_moved_the_whole_team_are_no_trend() {
    PhasedRows late = before(week -> week == 7 ? 6 : week == 2 ? 3 : 0);

    assertThat(exists(late, null)).isFalse();
  }

  private static boolean exists(PhasedRows team, @Nullable PhasedRows control) {
    return new PreTrend(team, control, "manual").exists(1);
  }

  private static Config config() {
    return new Config(40, 8, 0, 0, 0.5, 4);
  }

  /** Eight weeks of six engineers, whose slopes differ a little. */
  private static PhasedRows before(IntToDoubleFunction common) {
    List<Row> rows = new ArrayList<>();
    for (int engineer = 0; engineer < 6; engineer++) {
      for (int week = 0; week < 8; week++) {
        double hours = 5 + common.applyAsDouble(week) + 0.01 * (engineer - 2.5) * week;
        rows.add(new Row("e" + engineer, week, 40, 40, true, Map.of("manual", hours), null));
      }
    }
    return PhasedRows.of(config(), rows);
  }
}
