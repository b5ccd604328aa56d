package dev.makertime.analysis.platform;

import dev.makertime.analysis.statistics.SampleStatistics;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Holds percentiles of durations in seconds (type 7 of Hyndman and Fan).
 *
 * @param n how many there are
 * @param p50 absent of nothing
 * @param p90 absent of nothing
 */
public record Spread(int n, @Nullable Double p50, @Nullable Double p90) {

  /** Percentiles of which the upper one is the 95th. */
  public record Wide(int n, @Nullable Double p50, @Nullable Double p95) {
    /** Of some durations. */
    public static Wide of(Collection<Double> seconds) {
      return new Wide(seconds.size(), percentile(seconds, 0.5), percentile(seconds, 0.95));
    }
  }

  /** Of some durations. */
  public static Spread of(Collection<Double> seconds) {
    return new Spread(seconds.size(), percentile(seconds, 0.5), percentile(seconds, 0.9));
  }

  private static @Nullable Double percentile(Collection<Double> seconds, double share) {
    double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? null : SampleStatistics.quantile(sorted, share);
  }
}
