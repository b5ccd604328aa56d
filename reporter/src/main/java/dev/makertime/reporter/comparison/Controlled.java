package dev.makertime.reporter.comparison;

import dev.makertime.reporter.statistics.Numbers;

/**
 * A change of those who migrated less the change of those who did not: differences in differences,
 * so that what happened to all is not taken for what was done to some.
 *
 * @param welchCi of the effect, without assuming equal spreads
 * @param permutationP by giving the labels to others, exact where there are few ways
 */
public record Controlled(
    double effect,
    int nTreated,
    int nControl,
    double se,
    double df,
    Interval welchCi,
    double welchP,
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
  public static Controlled of(double[] treated, double[] control) {
    int all = treated.length + control.length;
    if (treated.length < 2 || control.length < 2) {
      throw new IllegalArgumentException("two engineers are needed in each group");
    }
    double effect = Numbers.mean(treated) - Numbers.mean(control);
    double one = Math.pow(Numbers.sd(treated), 2) / treated.length;
    double other = Math.pow(Numbers.sd(control), 2) / control.length;
    double se = Math.sqrt(one + other);
    double df =
        Math.pow(one + other, 2)
            / (one * one / (treated.length - 1) + other * other / (control.length - 1));
    double half = Numbers.t(1 - LEVEL / 2, df) * se;
    double[] pooled = new double[all];
    System.arraycopy(treated, 0, pooled, 0, treated.length);
    System.arraycopy(control, 0, pooled, treated.length, control.length);
    Splits splits = Splits.of(pooled, treated.length, Math.abs(effect) - Numbers.NEAR);
    return new Controlled(
        effect,
        treated.length,
        control.length,
        se,
        df,
        new Interval(effect - half, effect + half),
        Numbers.twoSided(effect / se, df),
        splits.p(),
        splits.count());
  }
}
