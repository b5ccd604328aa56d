package dev.makertime.analysis.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Holds a share of counted units, with its 95 % interval by Wilson's score (Wilson 1927,
 * <i>Probable inference, the law of succession, and statistical inference</i>).
 *
 * @param share 0 to 1; absent of nothing
 * @param interval within 0 to 1; absent of nothing
 */
public record Proportion(
    int numerator, int denominator, @Nullable Double share, @Nullable Interval interval) {
  /** The standard normal deviate that 97.5 % lie below. */
  private static final double Z = 1.959963984540054;

  /**
   * The share of a number in another.
   *
   * @throws IllegalArgumentException if there are more of it than of all, or fewer than none
   */
  public static Proportion of(int numerator, int denominator) {
    if (numerator < 0 || numerator > denominator) {
      throw new IllegalArgumentException(numerator + " of " + denominator);
    }
    if (denominator == 0) {
      return new Proportion(0, 0, null, null);
    }
    double share = (double) numerator / denominator;
    return new Proportion(numerator, denominator, share, wilson(share, denominator));
  }

  private static Interval wilson(double share, int denominator) {
    double perUnit = Z * Z / denominator;
    double middle = (share + perUnit / 2) / (1 + perUnit);
    double half =
        Z
            * Math.sqrt(share * (1 - share) / denominator + perUnit / 4 / denominator)
            / (1 + perUnit);
    return new Interval(
        share == 0 ? 0 : Math.max(0, middle - half), share == 1 ? 1 : Math.min(1, middle + half));
  }
}
