package dev.makertime.analysis.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Computes the p-value of a sign-flip test: without a change each difference could as well have the
 * other sign.
 */
public final class SignFlipPValue {
  private static final int EXACT_UP_TO = 20;
  private static final int FLIPS = 100_000;
  private static final long SEED = 20_260_101;

  private SignFlipPValue() {}

  /** The two-sided p-value of the mean; exact for up to 20 differences, else of 100,000 draws. */
  public static double p(double... differences) {
    return p(CommonNoise.NONE, differences);
  }

  /**
   * The same where chance may have moved all of them together.
   *
   * @param noise of their mean
   */
  public static double p(CommonNoise noise, double... differences) {
    int n = differences.length;
    double seen = (Math.abs(sum(differences, 0)) - SampleStatistics.NEAR * n) / n;
    if (n > EXACT_UP_TO) {
      return sampled(noise, differences, seen);
    }
    double asExtreme = 0;
    for (long signs = 0; signs < 1L << n; signs++) {
      asExtreme += noise.beyond(sum(differences, signs) / n, seen);
    }
    return asExtreme / (1L << n);
  }

  private static double sampled(CommonNoise noise, double[] differences, double seen) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    double asExtreme = 1;
    for (int i = 0; i < FLIPS; i++) {
      double sum = 0;
      for (double one : differences) {
        sum += random.nextBoolean() ? one : -one;
      }
      asExtreme += noise.beyond(sum / differences.length, seen);
    }
    return asExtreme / (FLIPS + 1.0);
  }

  private static double sum(double[] differences, long signs) {
    double sum = 0;
    for (int i = 0; i < differences.length; i++) {
      sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
    }
    return sum;
  }
}
