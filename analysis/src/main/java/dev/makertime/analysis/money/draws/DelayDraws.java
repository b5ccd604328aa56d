package dev.makertime.analysis.money.draws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.money.CashFlow;
import dev.makertime.analysis.money.LateFinish;
import dev.makertime.analysis.money.MigrationPaths;
import dev.makertime.analysis.money.slip.SlipDistribution;
import dev.makertime.analysis.money.slip.SlipTerms;
import dev.makertime.analysis.statistics.SampleStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Computes what delay does to a scenario's net present value when its inputs, its success and its
 * end are uncertain (Monte Carlo simulation). Each draw is valued late, on time, and one month
 * later.
 *
 * @param npv with the delay that was drawn
 * @param npvOnTime of the same draws without any
 * @param costOfSlip the difference of their means
 * @param oneMoreMonth beyond the delay that was drawn
 * @param breakEvenMonth of the inverse empirical distribution; the month after the horizon = never
 */
public record DelayDraws(
    int draws,
    Worth npv,
    Worth npvOnTime,
    double costOfSlip,
    Money oneMoreMonth,
    Months slipMonths,
    Paid breakEvenMonth) {
  private static final int CHUNK = 5_000;
  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  /** Distribution of a net present value; {@code probPositive} is the share above nothing. */
  public record Worth(double mean, double p05, double p50, double p95, double probPositive) {}

  /** Distribution of an amount. */
  public record Money(double mean, double p05, double p50, double p95) {}

  /** Distribution of months. */
  public record Months(double mean, int p05, int p50, int p95) {}

  /** Quantiles of the month in which all is paid back. */
  public record Paid(int p05, int p50, int p95) {}

  private record Draw(double npv, double onTime, double oneMore, int slip, int even) {}

  /** Draws; only for terms with a distribution. */
  static DelayDraws of(
      JsonNode inputs,
      MonteCarlo.Plan plan,
      SlipTerms terms,
      IntConsumer drawn,
      Cancellation interrupt) {
    List<Draw> all =
        IntStream.range(0, (plan.draws() + CHUNK - 1) / CHUNK)
            .parallel()
            .mapToObj(
                chunk -> {
                  int size = Math.min(CHUNK, plan.draws() - chunk * CHUNK);
                  Draw[] some =
                      chunk(inputs, plan, terms, size, plan.seed() * 1_000_003 + chunk, interrupt);
                  drawn.accept(size);
                  return some;
                })
            .flatMap(Arrays::stream)
            .toList();
    double[] slips = sorted(all, Draw::slip);
    double[] even = sorted(all, Draw::even);
    Worth late = worth(all, Draw::npv);
    Worth onTime = worth(all, Draw::onTime);
    double[] oneMore = sorted(all, Draw::oneMore);
    return new DelayDraws(
        all.size(),
        late,
        onTime,
        onTime.mean() - late.mean(),
        new Money(
            SampleStatistics.mean(oneMore),
            SampleStatistics.quantile(oneMore, LOW),
            SampleStatistics.quantile(oneMore, 0.5),
            SampleStatistics.quantile(oneMore, HIGH)),
        new Months(SampleStatistics.mean(slips), at(slips, LOW), at(slips, 0.5), at(slips, HIGH)),
        new Paid(at(even, LOW), at(even, 0.5), at(even, HIGH)));
  }

  private static Draw[] chunk(
      JsonNode inputs,
      MonteCarlo.Plan plan,
      SlipTerms terms,
      int size,
      long seed,
      Cancellation interrupt) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    DrawnInputs drawn = new DrawnInputs(inputs, plan, random);
    SlipDistribution.Sampler slip = Objects.requireNonNull(terms.distribution()).sampler(random);
    Draw[] all = new Draw[size];
    for (int i = 0; i < size; i++) {
      interrupt.check();
      MigrationPaths paths = drawn.next();
      all[i] = draw(paths, terms, slip.months(), random.nextDouble() < plan.success());
    }
    return all;
  }

  private static Draw draw(MigrationPaths paths, SlipTerms terms, int slip, boolean succeeds) {
    LateFinish late = terms.of(paths.scenario(), slip);
    CashFlow flow = paths.flow(late, succeeds);
    Integer even = flow.breakEven().month();
    double npv = paths.npv(late, succeeds);
    return new Draw(
        npv,
        paths.npv(late.withMonths(0), succeeds),
        npv - paths.npv(late.withMonths(slip + 1), succeeds),
        slip,
        even == null ? flow.flows().size() : even);
  }

  private static double[] sorted(List<Draw> all, ToDoubleFunction<Draw> of) {
    return all.stream().mapToDouble(of).sorted().toArray();
  }

  private static Worth worth(List<Draw> all, ToDoubleFunction<Draw> of) {
    double[] sorted = sorted(all, of);
    return new Worth(
        SampleStatistics.mean(sorted),
        SampleStatistics.quantile(sorted, LOW),
        SampleStatistics.quantile(sorted, 0.5),
        SampleStatistics.quantile(sorted, HIGH),
        (double) Arrays.stream(sorted).filter(one -> one > 0).count() / sorted.length);
  }

  private static int at(double[] sorted, double share) {
    return (int) sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
