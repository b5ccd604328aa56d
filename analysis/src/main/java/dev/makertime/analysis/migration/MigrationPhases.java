package dev.makertime.analysis.migration;

import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.YearOverYear;
import java.util.List;

/** Decides which weeks, counted from a wave, are before or after it, and which weeks are valid. */
record MigrationPhases(Config config) {
  static final double FULL_WEEK = 40;
  static final int FEWEST_WEEKS = 4;
  private static final double AWAY = 0.5;

  static MigrationPhases of(int anticipationWeeks, int rampWeeks) {
    return new MigrationPhases(
        new Config(FULL_WEEK, 0, anticipationWeeks, rampWeeks, AWAY, FEWEST_WEEKS));
  }

  /** Whether a week was read for and worked in. */
  boolean isValid(Row row) {
    return row.covered()
        && row.availableHours() > 0
        && row.availableHours() >= config.minAvailability() * row.contractHours();
  }

  /** Of each engineer only weeks before of which there is the same a year later, and after. */
  List<Row> sameWeeks(List<Row> all) {
    return YearOverYear.of(config, all);
  }
}
