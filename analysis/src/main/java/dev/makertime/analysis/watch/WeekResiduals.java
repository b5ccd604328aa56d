package dev.makertime.analysis.watch;

import java.util.Map;
import java.util.TreeMap;

/** Collects by how much weeks differ from what is expected of engineers, week by week. */
final class WeekResiduals {
  private static final int FITTED = 2;

  private final Map<Integer, double[]> weeks = new TreeMap<>();

  void add(int week, double residual) {
    double[] sum = weeks.computeIfAbsent(week, missing -> new double[2]);
    sum[0] += residual;
    sum[1]++;
  }

  /** The variance of the weeks' means over engineers. */
  double variance() {
    double squares = weeks.values().stream().mapToDouble(sum -> Math.pow(sum[0] / sum[1], 2)).sum();
    return weeks.size() > FITTED ? squares / (weeks.size() - FITTED) : 0;
  }
}
