package dev.makertime.analysis.comparison;

import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Selects pairs of weeks a year apart, one before a migration and one after it, so that the season
 * is the same in both.
 */
public final class YearOverYear {
  private static final int YEAR = 52;

  private final Config config;

  private YearOverYear(Config config) {
    this.config = config;
  }

  /** Of each engineer only weeks before of which there is the same a year later, and after. */
  public static List<Row> of(Config config, List<Row> all) {
    return new YearOverYear(config).select(all);
  }

  /** Whether nobody is lost by comparing only such weeks. */
  public static boolean isEnough(Config config, List<Row> all) {
    int whole = engineers(config, all);
    return whole > 0 && engineers(config, of(config, all)) >= whole;
  }

  private static int engineers(Config config, List<Row> weeks) {
    return EngineerWeeks.of(config, List.of(), weeks).engineers().size();
  }

  private List<Row> select(List<Row> all) {
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

  private boolean isValid(Row row) {
    return row.covered()
        && row.availableHours() > 0
        && row.availableHours() >= config.minAvailability() * row.contractHours();
  }

  private boolean isBefore(int week) {
    return week < config.migrationWeekIndex() - config.anticipationWeeks();
  }

  private boolean isAfter(int week) {
    return week >= config.migrationWeekIndex() + config.rampWeeks();
  }

  private boolean hasCounterpart(int week, Set<Integer> valid) {
    if (isBefore(week)) {
      return isAfter(week + YEAR) && valid.contains(week + YEAR);
    }
    return !isAfter(week) || (isBefore(week - YEAR) && valid.contains(week - YEAR));
  }
}
