package dev.makertime.analysis.comparison;

import dev.makertime.analysis.statistics.Bootstrap;
import dev.makertime.analysis.statistics.HodgesLehmann;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.SampleStatistics;
import dev.makertime.analysis.statistics.SignFlipPValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes statistics of engineers' differences, after less before, in hours per full week. The
 * unit is the engineer, since weeks of one engineer are not independent.
 *
 * @param tCi of the mean, the primary interval
 * @param hodgesLehmann the median of the means of all pairs
 * @param hlCi its exact interval, with the confidence that it really has
 * @param minAttainableP the smallest p-value that so few engineers can reach
 * @param permutationP by flipping signs
 * @param mde80 the smallest change that these engineers can show with a power of 80 %
 * @param flags limits of these statistics
 */
public record PairedDifferences(
    int n,
    @Nullable Double mean,
    @Nullable Double median,
    @Nullable Double sd,
    @Nullable Double se,
    @Nullable Interval tCi,
    @Nullable Double tStat,
    @Nullable Double tP,
    @Nullable Double hodgesLehmann,
    @Nullable Interval hlCi,
    @Nullable Double hlCiAchievedConfidence,
    @Nullable Double minAttainableP,
    @Nullable Double permutationP,
    @Nullable Interval bootPercentileCi,
    @Nullable Interval bootBcaCi,
    @Nullable Double bcaZ0,
    @Nullable Double bcaAcceleration,
    @Nullable Double mde80,
    List<String> flags) {
  private static final int FEW = 20;

  public PairedDifferences {
    flags = List.copyOf(flags);
  }

  /**
   * Computes the statistics.
   *
   * @param alpha the level, such as 0.05
   */
  public static PairedDifferences of(double alpha, double... differences) {
    int n = differences.length;
    if (n == 0) {
      return empty();
    }
    double mean = SampleStatistics.mean(differences);
    boolean several = n > 1;
    double sd = several ? SampleStatistics.sd(differences) : 0;
    boolean varies = several && sd > SampleStatistics.NEAR;
    double se = sd / Math.sqrt(n);
    double half = varies ? SampleStatistics.t(1 - alpha / 2, n - 1.0) * se : 0;
    HodgesLehmann walsh = HodgesLehmann.of(differences);
    Optional<HodgesLehmann.Exact> exact = several ? walsh.interval(alpha) : Optional.empty();
    Optional<Bootstrap> bootstrap = varies ? Bootstrap.of(alpha, differences) : Optional.empty();
    double attainable = Math.pow(2, 1 - n);
    return new PairedDifferences(
        n,
        mean,
        SampleStatistics.median(differences),
        several ? Double.valueOf(varies ? sd : 0) : null,
        several ? Double.valueOf(varies ? se : 0) : null,
        varies ? new Interval(mean - half, mean + half) : null,
        varies ? Double.valueOf(mean / se) : null,
        varies ? Double.valueOf(SampleStatistics.twoSided(mean / se, n - 1.0)) : null,
        walsh.median(),
        exact.map(HodgesLehmann.Exact::interval).orElse(null),
        exact.map(HodgesLehmann.Exact::confidence).orElse(null),
        attainable,
        several ? Double.valueOf(SignFlipPValue.p(differences)) : null,
        bootstrap.map(Bootstrap::percentile).orElse(null),
        bootstrap.map(Bootstrap::bca).orElse(null),
        bootstrap.map(Bootstrap::bcaZ0).orElse(null),
        bootstrap.map(Bootstrap::bcaAcceleration).orElse(null),
        varies ? Double.valueOf(DetectableEffect.change(sd, n)) : null,
        flags(n, attainable > alpha, several && !varies));
  }

  private static List<String> flags(int n, boolean cannotReach, boolean zeroVariance) {
    List<String> flags = new ArrayList<>();
    if (n == 1) {
      flags.add("SINGLE_ENGINEER");
    }
    if (cannotReach) {
      flags.add("CANNOT_REACH_SIGNIFICANCE");
    }
    if (n < FEW) {
      flags.add("FEW_ENGINEERS");
    }
    if (zeroVariance) {
      flags.add("ZERO_VARIANCE");
    }
    return flags;
  }

  private static PairedDifferences empty() {
    return new PairedDifferences(
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of("NO_DATA"));
  }
}
