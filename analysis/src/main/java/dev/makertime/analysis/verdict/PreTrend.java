package dev.makertime.analysis.verdict;

import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.PhasedRows;
import dev.makertime.analysis.statistics.SampleStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether hours already rose or fell before a migration, compared with control teams if
 * there are any. Two tests have to agree: one of the slopes of engineers, and one of weeks, since
 * common weeks can look like a slope.
 */
final class PreTrend {
  private static final double LEVEL = 0.05;

  /** What weeks in a row that are alike make of the variance of a slope. */
  private static final double ALIKE = 2;

  private static final int LINE = 2;

  private final PhasedRows treated;
  private final @Nullable PhasedRows control;
  private final String category;

  PreTrend(PhasedRows treated, @Nullable PhasedRows control, String category) {
    this.treated = treated;
    this.control = control;
    this.category = category;
  }

  /**
   * Looks at one of several categories (Bonferroni's bound).
   *
   * @param categories how many are looked at
   */
  boolean exists(int categories) {
    double level = LEVEL / categories;
    return byEngineers() < level && byWeeks() < level;
  }

  private double byEngineers() {
    PhasedRows others = control;
    double[] slopes = slopes(treated);
    double[] less = others == null ? new double[0] : slopes(others);
    if (slopes.length < 2 || (others != null && less.length < 2)) {
      return 1;
    }
    double own = variance(slopes);
    double theirs = others == null ? 0 : variance(less);
    double all = own + theirs;
    double parts =
        own * own / (slopes.length - 1)
            + (others == null ? 0 : theirs * theirs / (less.length - 1));
    return parts <= 0
        ? 1
        : SampleStatistics.twoSided(
            (SampleStatistics.mean(slopes) - SampleStatistics.mean(less)) / Math.sqrt(all),
            all * all / parts);
  }

  private static double variance(double[] slopes) {
    return Math.pow(SampleStatistics.sd(slopes), 2) / slopes.length;
  }

  private double[] slopes(PhasedRows rows) {
    return rows.engineers().stream()
        .map(rows::before)
        .filter(rows::isEnough)
        .mapToDouble(weeks -> line(residuals(rows, weeks)).slope())
        .toArray();
  }

  private double byWeeks() {
    Map<Integer, Double> means = means(treated);
    if (control != null) {
      Map<Integer, Double> less = means(control);
      means.keySet().retainAll(less.keySet());
      means.replaceAll((week, mean) -> mean - less.getOrDefault(week, 0.0));
    }
    int freedom = means.size() - LINE;
    Line line = line(means);
    if (freedom < 1 || line.squares() <= SampleStatistics.NEAR) {
      return freedom < 1 ? 1 : 0;
    }
    double se = Math.sqrt(ALIKE * line.squares() / freedom / line.spread());
    return SampleStatistics.twoSided(line.slope() / se, freedom);
  }

  /** What all of them were above or below what is usual for them, week by week. */
  private Map<Integer, Double> means(PhasedRows rows) {
    Map<Integer, Double> sums = new TreeMap<>();
    Map<Integer, Integer> counts = new HashMap<>();
    for (String engineer : rows.engineers()) {
      if (rows.isEnough(rows.before(engineer))) {
        residuals(rows, rows.before(engineer))
            .forEach(
                (week, residual) -> {
                  sums.merge(week, residual, Double::sum);
                  counts.merge(week, 1, Integer::sum);
                });
      }
    }
    sums.replaceAll((week, sum) -> sum / counts.getOrDefault(week, 1));
    return sums;
  }

  private Map<Integer, Double> residuals(PhasedRows rows, List<Row> weeks) {
    double usual = rows.rate(weeks, category);
    Map<Integer, Double> residuals = new TreeMap<>();
    weeks.forEach(row -> residuals.put(row.week(), rows.rate(List.of(row), category) - usual));
    return residuals;
  }

  /** A line by least squares. */
  private record Line(double slope, double spread, double squares) {}

  private static Line line(Map<Integer, Double> weeks) {
    double middle = weeks.keySet().stream().mapToInt(week -> week).average().orElse(0);
    double mean = weeks.values().stream().mapToDouble(one -> one).average().orElse(0);
    double over = 0;
    double under = 0;
    double all = 0;
    for (Map.Entry<Integer, Double> one : weeks.entrySet()) {
      over += (one.getKey() - middle) * (one.getValue() - mean);
      under += (one.getKey() - middle) * (one.getKey() - middle);
      all += (one.getValue() - mean) * (one.getValue() - mean);
    }
    double slope = under == 0 ? 0 : over / under;
    return new Line(slope, under, Math.max(0, all - slope * over));
  }
}
