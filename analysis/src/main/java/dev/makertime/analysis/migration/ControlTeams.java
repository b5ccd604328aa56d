package dev.makertime.analysis.migration;

import dev.makertime.analysis.comparison.EngineerWeeks;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.model.Migration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes the change of engineers who did not migrate, around the waves of those who did. Each
 * wave has the weight of its number of engineers.
 */
final class ControlTeams {
  private final Map<String, Map<String, Double>> sums = new TreeMap<>();
  private final Map<String, Integer> weights = new HashMap<>();

  /**
   * Looks around one wave.
   *
   * @param heads how many went over in it
   * @param weeks of the control teams, counted from it
   */
  void around(int heads, MigrationPhases phases, List<Row> weeks) {
    List<String> categories = NetOrGrossHours.CATEGORIES;
    EngineerWeeks.of(phases.config(), categories, weeks)
        .engineers()
        .forEach(
            (engineer, of) -> {
              weights.merge(engineer, heads, Integer::sum);
              Map<String, Double> own = sums.computeIfAbsent(engineer, missing -> new HashMap<>());
              of.categories()
                  .forEach(
                      (category, rates) -> own.merge(category, heads * rates.diff(), Double::sum));
            });
  }

  /** Differences of all of them in one category. */
  double[] differences(String category) {
    return sums.entrySet().stream()
        .mapToDouble(
            one ->
                one.getValue().getOrDefault(category, 0.0) / weights.getOrDefault(one.getKey(), 1))
        .toArray();
  }

  /**
   * Checks that none migrated itself.
   *
   * @throws IllegalArgumentException where one did
   */
  static void requireNotMigrated(List<String> teams, List<Migration.Wave> waves) {
    for (String team : teams) {
      if (waves.stream().anyMatch(wave -> wave.team().equals(team))) {
        throw new IllegalArgumentException(
            "%s migrated itself and cannot be a control team".formatted(team));
      }
    }
  }

  /** All control teams as if they had gone over on a day. */
  static Map<String, LocalDate> asOf(LocalDate wave, List<String> teams) {
    Map<String, LocalDate> starts = new TreeMap<>();
    teams.forEach(team -> starts.put(team, wave));
    return starts;
  }
}
