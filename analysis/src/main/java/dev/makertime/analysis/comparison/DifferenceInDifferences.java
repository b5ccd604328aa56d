package dev.makertime.analysis.comparison;

import dev.makertime.analysis.statistics.CommonNoise;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.PermutationPValue;
import dev.makertime.analysis.statistics.SampleStatistics;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Computes the change of those who migrated less the change of those who did not (difference in
 * differences). Changes that both groups share cancel out.
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
    PermutationPValue splits =
        PermutationPValue.of(
            together(treated, control), treated.length, Math.abs(effect) - SampleStatistics.NEAR);
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

  /**
   * The p-value of giving the labels to others where chance may have moved the groups apart.
   *
   * @param noise of the effect
   */
  public static double permutationP(double[] treated, double[] control, CommonNoise noise) {
    double effect = SampleStatistics.mean(treated) - SampleStatistics.mean(control);
    return PermutationPValue.of(
            together(treated, control),
            treated.length,
            Math.abs(effect) - SampleStatistics.NEAR,
            noise)
        .p();
  }

  private static double[] together(double[] treated, double[] control) {
    double[] pooled = Arrays.copyOf(treated, treated.length + control.length);
    System.arraycopy(control, 0, pooled, treated.length, control.length);
    return pooled;
  }
}
