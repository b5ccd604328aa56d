package dev.makertime.analysis.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/** Computes the statistics of a sample that all others here are made of. */
public final class SampleStatistics {
  /** So near is the same, as sums of the same figures in another order differ by less. */
  public static final double NEAR = 1e-12;

  private SampleStatistics() {}

  /** The arithmetic mean; 0 of nothing. */
  public static double mean(double... values) {
    return Arrays.stream(values).average().orElse(0);
  }

  /** Of a sample: over n − 1. */
  public static double sd(double... values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(one -> (one - mean) * (one - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  /** The middle one, or between the two in the middle. */
  public static double median(double... values) {
    return quantile(sorted(values), 0.5);
  }

  /** A sorted copy. */
  public static double[] sorted(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Between the two nearest, linearly (type 7 of Hyndman and Fan). */
  public static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** Student's t that this share of the distribution lies below. */
  public static double t(double share, double degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(share);
  }

  /** Of a statistic as far from 0, on either side. */
  public static double twoSided(double t, double degreesOfFreedom) {
    return 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t));
  }
}
