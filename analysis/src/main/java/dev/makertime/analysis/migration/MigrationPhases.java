package dev.makertime.analysis.migration;

import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Decides which weeks, counted from a wave, are before it and which after, and which are valid. */
record MigrationPhases(Config config) {
  static final double FULL_WEEK = 40;
  static final int FEWEST_WEEKS = 4;
  private static final double AWAY = 0.5;
  private static final int YEAR = 52;

  static MigrationPhases of(int anticipationWeeks, int rampWeeks) {
    return new MigrationPhases(
        new Config(FULL_WEEK, 0, anticipationWeeks, rampWeeks, AWAY, FEWEST_WEEKS));
  }

  boolean isBefore(int week) {
    return week < -config.anticipationWeeks();
  }

  boolean isAfter(int week) {
    return week >= config.rampWeeks();
  }

  /** Whether a week was read for and worked in. */
  boolean isValid(Row row) {
    return row.covered()
        && row.availableHours() > 0
        && row.availableHours() >= config.minAvailability() * row.contractHours();
  }

  /** Hours of a full week. */
  static double rate(Row row, String category) {
    return FULL_WEEK * row.hours().getOrDefault(category, 0.0) / row.availableHours();
  }

  /** Of each engineer only weeks before of which there is the same a year later, and after. */
  List<Row> sameWeeks(List<Row> all) {
    Map<String, TreeSet<Integer>> valid = new TreeMap<>();
    all.stream()
        .filter(this::isValid)
        .forEach(
            row ->
                valid.computeIfAbsent(row.engineer(), missing -> new TreeSet<>()).add(row.week()));
    return all.stream()
        .filter(
            row -> hasCounterpart(row.week(), valid.getOrDefault(row.engineer(), new TreeSet<>())))
        .toList();
  }

  private boolean hasCounterpart(int week, TreeSet<Integer> valid) {
    if (isBefore(week)) {
      return isAfter(week + YEAR) && valid.contains(week + YEAR);
    }
    return !isAfter(week) || (isBefore(week - YEAR) && valid.contains(week - YEAR));
  }
}
