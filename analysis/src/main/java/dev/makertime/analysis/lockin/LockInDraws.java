package dev.makertime.analysis.lockin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.statistics.SampleStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Computes how a comparison is distributed when its inputs are uncertain (Monte Carlo simulation).
 * Months are of the inverse empirical distribution; one that never comes is the month after the
 * horizon, and -1 where leaving never pays.
 */
public record LockInDraws(
    int draws,
    Months breakEvenMonth,
    Months lastMonthToLeave,
    Months lastMonthToLeaveAhead,
    double shareNeverBreaksEven,
    double shareLockedFromStart,
    Money presentCostStay,
    Money presentCostOnce) {
  private static final int CHUNK = 1_000;
  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  /** Quantiles of a month. */
  public record Months(int p05, int p50, int p95) {}

  /** Quantiles of an amount. */
  public record Money(double p05, double p50, double p95) {}

  /** An uncertain input by its path: least, likeliest and most, as PERT has it. */
  public record Spread(String path, double min, double mode, double max) {}

  /**
   * A jump of the price that no growth foresees, at renewals up to the horizon.
   *
   * @param probabilityPerRenewal 0 to 1
   * @param factor by which it is multiplied for good
   */
  public record Shock(double probabilityPerRenewal, Spread factor) {}

  private record Draw(int even, int last, int ahead, double stay, double once) {}

  /**
   * Draws.
   *
   * @param inputs as they are read, in which each path leads to a number
   * @param seed the same seed, the same result, on any number of processors
   */
  public static LockInDraws of(
      JsonNode inputs,
      double seats,
      List<Spread> spreads,
      @Nullable Shock shock,
      int draws,
      long seed)
      throws LockInReader.Invalid {
    int never = LockInReader.read(inputs, seats).horizonMonths() + 1;
    List<Draw> all =
        IntStream.range(0, (draws + CHUNK - 1) / CHUNK)
            .parallel()
            .mapToObj(
                chunk -> {
                  UniformRandomProvider random =
                      RandomSource.XO_RO_SHI_RO_128_PP.create(seed * 1_000_003 + chunk);
                  int size = Math.min(CHUNK, draws - chunk * CHUNK);
                  return chunk(inputs.deepCopy(), seats, spreads, shock, size, random);
                })
            .flatMap(Arrays::stream)
            .toList();
    return new LockInDraws(
        draws,
        months(all, Draw::even),
        months(all, Draw::last),
        months(all, Draw::ahead),
        share(all, draw -> draw.even() == never),
        share(all, draw -> draw.ahead() < 0),
        money(all, Draw::stay),
        money(all, Draw::once));
  }

  private static Draw[] chunk(
      ObjectNode inputs,
      double seats,
      List<Spread> spreads,
      @Nullable Shock shock,
      int size,
      UniformRandomProvider random) {
    List<ContinuousDistribution.Sampler> samplers =
        spreads.stream().map(spread -> sampler(spread, random)).toList();
    ContinuousDistribution.Sampler factor = shock == null ? null : sampler(shock.factor(), random);
    Draw[] all = new Draw[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < samplers.size(); j++) {
        set(inputs, spreads.get(j).path(), samplers.get(j).sample());
      }
      try {
        all[i] = draw(LockInReader.read(inputs, seats), shock, factor, random);
      } catch (LockInReader.Invalid e) {
        throw new IllegalArgumentException("a spread leaves the bounds of its input", e);
      }
    }
    return all;
  }

  static void set(ObjectNode inputs, String path, double value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      inputs.put(path, value);
    } else {
      inputs.withObjectProperty(path.substring(0, dot)).put(path.substring(dot + 1), value);
    }
  }

  private static ContinuousDistribution.Sampler sampler(
      Spread spread, UniformRandomProvider random) {
    double width = spread.max() - spread.min();
    if (!(width > 0)) {
      return spread::mode;
    }
    double likely = spread.mode() - spread.min();
    ContinuousDistribution.Sampler beta =
        BetaDistribution.of(1 + 4 * likely / width, 1 + 4 * (width - likely) / width)
            .createSampler(random);
    return () -> spread.min() + width * beta.sample();
  }

  private static Draw draw(
      LockInInputs inputs,
      @Nullable Shock shock,
      ContinuousDistribution.@Nullable Sampler factor,
      UniformRandomProvider random) {
    IntToDoubleFunction jumps =
        shock == null || factor == null
            ? month -> 1
            : month ->
                month <= inputs.horizonMonths()
                        && random.nextDouble() < shock.probabilityPerRenewal()
                    ? factor.sample()
                    : 1;
    LockIn found = LockIn.of(inputs, new SubscriptionCosts(inputs, jumps));
    return new Draw(
        Objects.requireNonNullElse(found.breakEvenMonth(), inputs.horizonMonths() + 1),
        Objects.requireNonNullElse(found.lastMonthToLeave(), -1),
        Objects.requireNonNullElse(found.lastMonthToLeaveAhead(), -1),
        found.presentCostStay(),
        found.presentCostOnce());
  }

  private static Months months(List<Draw> all, ToDoubleFunction<Draw> of) {
    double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
    return new Months(at(sorted, LOW), at(sorted, 0.5), at(sorted, HIGH));
  }

  private static int at(double[] sorted, double share) {
    return (int) sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static Money money(List<Draw> all, ToDoubleFunction<Draw> of) {
    double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
    return new Money(
        SampleStatistics.quantile(sorted, LOW),
        SampleStatistics.quantile(sorted, 0.5),
        SampleStatistics.quantile(sorted, HIGH));
  }

  private static double share(List<Draw> all, java.util.function.Predicate<Draw> of) {
    return (double) all.stream().filter(of).count() / all.size();
  }
}
