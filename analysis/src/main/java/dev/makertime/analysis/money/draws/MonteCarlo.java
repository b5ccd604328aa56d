package dev.makertime.analysis.money.draws;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.money.LateFinish;
import dev.makertime.analysis.money.MigrationPaths;
import dev.makertime.analysis.statistics.SampleStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Computes how a scenario's net present value is distributed when its inputs are uncertain (Monte
 * Carlo simulation).
 *
 * @param probNpvPositive of the draws, the share that is worth more than nothing
 */
public record MonteCarlo(
    double mean,
    double sd,
    double p05,
    double p25,
    double p50,
    double p75,
    double p95,
    double probNpvPositive,
    int draws) {
  private static final int CHUNK = 5_000;

  /** Distribution of an input. */
  public enum Kind {
    /** Assumed: between a least and a most, with a likeliest (Beta, as PERT has it). */
    PERT,
    /** Measured: around a mean by its standard error, and never negative. */
    T_TRUNC0,
    /** Of a rate that was counted: Gamma, by its mean and standard error. */
    GAMMA
  }

  /**
   * A figure and its spread.
   *
   * @param min of PERT, with mode and max
   * @param mean of T_TRUNC0, with se and df, the degrees of freedom; of GAMMA with se alone
   */
  public record Spread(
      String path,
      @JsonProperty("dist") Kind kind,
      @Nullable Double min,
      @Nullable Double mode,
      @Nullable Double max,
      @Nullable Double mean,
      @Nullable Double se,
      @Nullable Double df) {

    private double needed(@Nullable Double value, String name) {
      if (value == null) {
        throw new IllegalArgumentException(path + ": lacks " + name);
      }
      return value;
    }

    Draw sampler(UniformRandomProvider random) {
      if (kind == Kind.PERT) {
        double low = needed(min, "min");
        double width = needed(max, "max") - low;
        double likely = needed(mode, "mode") - low;
        ContinuousDistribution.Sampler beta =
            BetaDistribution.of(1 + 4 * likely / width, 1 + 4 * (width - likely) / width)
                .createSampler(random);
        return () -> low + width * beta.sample();
      }
      double middle = needed(mean, "mean");
      double error = needed(se, "se");
      if (kind == Kind.GAMMA) {
        double scale = error * error / middle;
        ContinuousDistribution.Sampler gamma =
            GammaDistribution.of(middle / scale, scale).createSampler(random);
        return gamma::sample;
      }
      ContinuousDistribution.Sampler t = TDistribution.of(needed(df, "df")).createSampler(random);
      return () -> Math.max(0, middle + error * t.sample());
    }
  }

  /** Draws one input. */
  interface Draw {
    double next();
  }

  /**
   * What is drawn.
   *
   * @param scenario whose net present value is drawn
   * @param success how probable it is that anything is gained at all, 0 to 1
   * @param links of figures that follow others
   * @param draws at least 1
   * @param seed the same seed, the same result, on any number of processors
   */
  public record Plan(
      String scenario,
      double success,
      List<Spread> spreads,
      LinkedInputs links,
      int draws,
      long seed) {
    public Plan {
      spreads = List.copyOf(spreads);
    }
  }

  /**
   * Draws.
   *
   * @param inputs as JSON, so that every figure has a path
   * @throws IllegalArgumentException when a path leads to no figure or a spread is incomplete
   */
  public static MonteCarlo of(JsonNode inputs, Plan plan) {
    return of(inputs, plan, more -> {}, Cancellation.NONE);
  }

  /**
   * The same with progress, and with a way to end early.
   *
   * @param drawn receives the number of further draws, from any thread
   * @param interrupt is checked at each draw
   */
  public static MonteCarlo of(
      JsonNode inputs, Plan plan, IntConsumer drawn, Cancellation interrupt) {
    double[] npv =
        IntStream.range(0, (plan.draws() + CHUNK - 1) / CHUNK)
            .parallel()
            .mapToObj(
                chunk -> {
                  int size = Math.min(CHUNK, plan.draws() - chunk * CHUNK);
                  long seed = plan.seed() * 1_000_003 + chunk;
                  double[] some = chunk(inputs, plan, size, seed, interrupt);
                  drawn.accept(size);
                  return some;
                })
            .flatMapToDouble(Arrays::stream)
            .toArray();
    double mean = Arrays.stream(npv).average().orElseThrow();
    double squares = Arrays.stream(npv).map(one -> (one - mean) * (one - mean)).sum();
    long positive = Arrays.stream(npv).filter(one -> one > 0).count();
    Arrays.sort(npv);
    return new MonteCarlo(
        mean,
        Math.sqrt(squares / Math.max(1, npv.length - 1)),
        SampleStatistics.quantile(npv, 0.05),
        SampleStatistics.quantile(npv, 0.25),
        SampleStatistics.quantile(npv, 0.5),
        SampleStatistics.quantile(npv, 0.75),
        SampleStatistics.quantile(npv, 0.95),
        (double) positive / npv.length,
        npv.length);
  }

  private static double[] chunk(
      JsonNode inputs, Plan plan, int draws, long seed, Cancellation interrupt) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    DrawnInputs drawn = new DrawnInputs(inputs, plan, random);
    double[] npv = new double[draws];
    for (int i = 0; i < draws; i++) {
      interrupt.check();
      MigrationPaths paths = drawn.next();
      npv[i] = paths.npv(LateFinish.ON_TIME, random.nextDouble() < plan.success());
    }
    return npv;
  }
}
