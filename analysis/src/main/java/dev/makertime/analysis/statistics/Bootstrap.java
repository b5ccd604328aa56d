package dev.makertime.analysis.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Computes bootstrap intervals of the mean by drawing engineers again and again. They are
 * secondary: with few engineers they are too narrow.
 *
 * <p>Up to 7 engineers all draws are enumerated, from 20 on 50,000 are sampled, and between them
 * there are none. The second interval is bias-corrected and accelerated (BCa, Efron 1987).
 *
 * @param bcaZ0 the bias correction
 * @param bcaAcceleration how the standard error changes with the mean
 */
public record Bootstrap(Interval percentile, Interval bca, double bcaZ0, double bcaAcceleration) {
  private static final int ALL_UP_TO = 7;
  private static final int SAMPLED_FROM = 20;
  private static final int SAMPLES = 50_000;
  private static final long SEED = 20_260_102;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  public static Optional<Bootstrap> of(double level, double... differences) {
    int n = differences.length;
    if (n < 2 || (n > ALL_UP_TO && n < SAMPLED_FROM)) {
      return Optional.empty();
    }
    double[] means = n <= ALL_UP_TO ? all(differences) : sampled(differences);
    Arrays.sort(means);
    double estimate = SampleStatistics.mean(differences);
    double below = 0;
    for (double one : means) {
      below +=
          one < estimate - SampleStatistics.NEAR
              ? 1
              : one <= estimate + SampleStatistics.NEAR ? 0.5 : 0;
    }
    double z0 = NORMAL.inverseCumulativeProbability(below / means.length);
    double acceleration = acceleration(differences);
    return Optional.of(
        new Bootstrap(
            new Interval(
                SampleStatistics.quantile(means, level / 2),
                SampleStatistics.quantile(means, 1 - level / 2)),
            new Interval(
                SampleStatistics.quantile(means, adjusted(level / 2, z0, acceleration)),
                SampleStatistics.quantile(means, adjusted(1 - level / 2, z0, acceleration))),
            z0,
            acceleration));
  }

  private static double adjusted(double share, double z0, double acceleration) {
    double z = z0 + NORMAL.inverseCumulativeProbability(share);
    return NORMAL.cumulativeProbability(z0 + z / (1 - acceleration * z));
  }

  /** By leaving each engineer out once. */
  private static double acceleration(double[] differences) {
    int n = differences.length;
    double sum = Arrays.stream(differences).sum();
    double[] without = Arrays.stream(differences).map(one -> (sum - one) / (n - 1)).toArray();
    double mean = SampleStatistics.mean(without);
    double squares = 0;
    double cubes = 0;
    for (double one : without) {
      squares += Math.pow(mean - one, 2);
      cubes += Math.pow(mean - one, 3);
    }
    return squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
  }

  private static double[] all(double[] differences) {
    int n = differences.length;
    int ways = (int) Math.round(Math.pow(n, n));
    double[] means = new double[ways];
    for (int way = 0; way < ways; way++) {
      double sum = 0;
      int left = way;
      for (int i = 0; i < n; i++) {
        sum += differences[left % n];
        left /= n;
      }
      means[way] = sum / n;
    }
    return means;
  }

  private static double[] sampled(double[] differences) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    double[] means = new double[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      double sum = 0;
      for (int i = 0; i < differences.length; i++) {
        sum += differences[random.nextInt(differences.length)];
      }
      means[sample] = sum / differences.length;
    }
    return means;
  }
}
