package dev.makertime.analysis.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Adjusts p-values for several tests at once by Holm's method: the family's error stays below the
 * level.
 */
public final class HolmCorrection {
  private HolmCorrection() {}

  /** Adjusted probabilities, in the order in which they were given. */
  public static List<Double> adjusted(List<Double> p) {
    List<Integer> order =
        IntStream.range(0, p.size()).boxed().sorted(Comparator.comparing(p::get)).toList();
    double[] adjusted = new double[p.size()];
    double highest = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      int index = order.get(rank);
      highest = Math.max(highest, Math.min(1, (p.size() - rank) * p.get(index)));
      adjusted[index] = highest;
    }
    return DoubleStream.of(adjusted).boxed().toList();
  }
}
