package dev.makertime.analysis.migration;

import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.PairedDifferences;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Decides whether hours already rose or fell before a migration, engineer by engineer. */
final class PreTrend {
  private static final double LEVEL = 0.05;

  private PreTrend() {}

  /**
   * Looks at the slopes of all engineers, category by category (Bonferroni's bound for several).
   *
   * @param before valid weeks before the migration
   */
  static boolean exists(List<Row> before, Collection<String> categories) {
    Map<String, List<Row>> engineers =
        before.stream()
            .collect(Collectors.groupingBy(Row::engineer, TreeMap::new, Collectors.toList()));
    for (String category : categories) {
      double[] slopes =
          engineers.values().stream()
              .filter(weeks -> weeks.size() >= MigrationPhases.FEWEST_WEEKS)
              .mapToDouble(weeks -> slope(weeks, category))
              .toArray();
      Double p = PairedDifferences.of(LEVEL, slopes).tP();
      if (p != null && p < LEVEL / categories.size()) {
        return true;
      }
    }
    return false;
  }

  /** Hours of a full week, a week; by least squares. */
  private static double slope(List<Row> weeks, String category) {
    double middle = weeks.stream().mapToInt(Row::week).average().orElseThrow();
    double mean =
        weeks.stream()
            .mapToDouble(row -> MigrationPhases.rate(row, category))
            .average()
            .orElseThrow();
    double over = 0;
    double under = 0;
    for (Row row : weeks) {
      over += (row.week() - middle) * (MigrationPhases.rate(row, category) - mean);
      under += (row.week() - middle) * (row.week() - middle);
    }
    return under == 0 ? 0 : over / under;
  }
}
