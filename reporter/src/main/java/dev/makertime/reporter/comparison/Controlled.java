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
  private static final int MOST = 24;

  /**
   * Compares.
   *
   * @param treated differences of those who migrated, from two engineers on
   * @param control of those who did not
   * @throws IllegalArgumentException for fewer than two in a group or more than 24 together
   */
  public static Controlled of(double[] treated, double[] control) {
    int all = treated.length + control.length;
    if (treated.length < 2 || control.length < 2 || all > MOST) {
      throw new IllegalArgumentException("two engineers in each group, and 24 in all at most");
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
    long ways = 0;
    long as = 0;
    for (int labels = 0; labels < 1 << all; labels++) {
      if (Integer.bitCount(labels) == treated.length) {
        ways++;
        as += Math.abs(difference(pooled, labels)) >= Math.abs(effect) - Numbers.NEAR ? 1 : 0;
      }
    }
    return new Controlled(
        effect,
        treated.length,
        control.length,
        se,
        df,
        new Interval(effect - half, effect + half),
        Numbers.twoSided(effect / se, df),
        (double) as / ways,
        ways);
  }

  private static double difference(double[] pooled, int labels) {
    double with = 0;
    double without = 0;
    int count = Integer.bitCount(labels);
    for (int i = 0; i < pooled.length; i++) {
      if ((labels >> i & 1) == 1) {
        with += pooled[i];
      } else {
        without += pooled[i];
      }
    }
    return with / count - without / (pooled.length - count);
  }
}
