package dev.makertime.analysis.comparison;

import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.PermutationPValue;
import dev.makertime.analysis.statistics.SampleStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Computes the change of those who migrated less the change of those who did not (difference in
 * differences). What happened to both groups cancels out.
 *
 * @param welchCi of the effect, without assuming equal spreads
 * @param permutationP by giving the labels to others, exact where there are few ways
 */
public record DifferenceInDifferences(
    double effect,
    int nTreated,
    int nControl,
    double se,
    @Nullable Double df,
    @Nullable Interval welchCi,
    @Nullable Double welchP,
    double permutationP,
    long permutations) {
  private static final double LEVEL = 0.05;

  /**
   * Compares.
   *
   * @param treated differences of those who migrated, from two engineers on
   * @param control of those who did not
   * @throws IllegalArgumentException for fewer than two in a group
   */
  public static DifferenceInDifferences of(double[] treated, double[] control) {
    int all = treated.length + control.length;
    if (treated.length < 2 || control.length < 2) {
      throw new IllegalArgumentException("two engineers are needed in each group");
    }
    double effect = SampleStatistics.mean(treated) - SampleStatistics.mean(control);
    double one = Math.pow(SampleStatistics.sd(treated), 2) / treated.length;
    double other = Math.pow(SampleStatistics.sd(control), 2) / control.length;
    double se = Math.sqrt(one + other);
    boolean varies = se > SampleStatistics.NEAR;
    double df =
        varies
            ? Math.pow(one + other, 2)
                / (one * one / (treated.length - 1) + other * other / (control.length - 1))
            : 1;
    double half = varies ? SampleStatistics.t(1 - LEVEL / 2, df) * se : 0;
    double[] pooled = new double[all];
    System.arraycopy(treated, 0, pooled, 0, treated.length);
    System.arraycopy(control, 0, pooled, treated.length, control.length);
    PermutationPValue splits =
        PermutationPValue.of(pooled, treated.length, Math.abs(effect) - SampleStatistics.NEAR);
    return new DifferenceInDifferences(
        effect,
        treated.length,
        control.length,
        se,
        varies ? Double.valueOf(df) : null,
        varies ? new Interval(effect - half, effect + half) : null,
        varies ? Double.valueOf(SampleStatistics.twoSided(effect / se, df)) : null,
        splits.p(),
        splits.count());
  }
}
