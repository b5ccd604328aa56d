package dev.makertime.analysis.statistics;

import java.util.Optional;

/**
 * Computes the estimate of Hodges and Lehmann: the median of the means of all pairs of differences,
 * each with itself too.
 */
public final class HodgesLehmann {
  private final double[] sorted;
  private final int engineers;

  private HodgesLehmann(double[] sorted, int engineers) {
    this.sorted = sorted;
    this.engineers = engineers;
  }

  public static HodgesLehmann of(double... differences) {
    int n = differences.length;
    double[] means = new double[n * (n + 1) / 2];
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        means[at++] = (differences[i] + differences[j]) / 2;
      }
    }
    return new HodgesLehmann(SampleStatistics.sorted(means), n);
  }

  public double median() {
    return SampleStatistics.quantile(sorted, 0.5);
  }

  /** An exact interval and its confidence, which is at least what is asked for. */
  public record Exact(Interval interval, double confidence) {}

  /** Nothing where so few cannot give one. */
  public Optional<Exact> interval(double level) {
    double[] ranks = signedRanks();
    double all = Math.pow(2, engineers);
    double below = 0;
    int k = -1;
    double probability = 0;
    for (int sum = 0; sum < ranks.length; sum++) {
      below += ranks[sum] / all;
      if (below > level / 2) {
        break;
      }
      k = sum;
      probability = below;
    }
    return k < 0
        ? Optional.empty()
        : Optional.of(
            new Exact(new Interval(sorted[k], sorted[sorted.length - 1 - k]), 1 - 2 * probability));
  }

  /** How many choices of signs give each sum of ranks. */
  private double[] signedRanks() {
    double[] counts = new double[engineers * (engineers + 1) / 2 + 1];
    counts[0] = 1;
    for (int rank = 1; rank <= engineers; rank++) {
      for (int sum = counts.length - 1; sum >= rank; sum--) {
        counts[sum] += counts[sum - rank];
      }
    }
    return counts;
  }
}
