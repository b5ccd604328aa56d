package dev.makertime.analysis.money.draws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.money.MoneyInputs;
import dev.makertime.analysis.money.draws.MonteCarlo.Kind;
import dev.makertime.analysis.money.draws.MonteCarlo.Spread;
import dev.makertime.testkit.Seeds;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonteCarloTest {
  private static final String ONCE = "scenarios.other.toolOneOff";
  private static final Spread PERT = pert(0, 4800, 9600);

  @Test
  void draws_lie_between_the_values_at_the_ends_of_the_range() {
    MonteCarlo found = draw(1, List.of(PERT), 20_000, 7);

    assertThat(found.p05()).isBetween(9_600.0, found.p25());
    assertThat(found.p95()).isBetween(found.p75(), 19_200.0);
    assertThat(found.mean()).isCloseTo(14_400, within(60.0));
    assertThat(found.p50()).isCloseTo(14_400, within(100.0));
    assertThat(found.probNpvPositive()).isEqualTo(1);
  }

  @Test
  void the_spread_of_a_pert_range_is_known() {
    double pertVariance = 9600.0 * 9600.0 / 28;

    assertThat(draw(1, List.of(PERT), 100_000, 7).sd())
        .isCloseTo(Math.sqrt(pertVariance), within(20.0));
  }

  @Test
  void without_any_spread_all_draws_are_the_same() {
    MonteCarlo found = draw(1, List.of(), 3, 1);

    assertThat(found.p05()).isEqualTo(found.p95()).isCloseTo(14_400, within(1e-6));
    assertThat(found.sd()).isCloseTo(0, within(1e-6));
    assertThat(found.draws()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"0, -4800, 0", "1, 14400, 1"})
  void a_scenario_that_fails_costs_its_investment(double success, double npv, double positive) {
    MonteCarlo found = draw(success, List.of(), 1, 5);

    assertThat(found.mean()).isCloseTo(npv, within(1e-6));
    assertThat(found.probNpvPositive()).isEqualTo(positive);
  }

  @Test
  void success_is_as_probable_as_given() {
    assertThat(draw(0.3, List.of(), 50_000, 11).probNpvPositive()).isCloseTo(0.3, within(0.01));
  }

  @Test
  void a_measured_figure_is_never_negative() {
    Spread wide = new Spread(ONCE, Kind.T_TRUNC0, null, null, null, 1.0, 10_000.0, 3.0);

    MonteCarlo found = draw(1, List.of(wide), 10_000, 3);

    assertThat(found.p95()).isLessThanOrEqualTo(19_200.0 + 1e-6);
    assertThat(found.p75()).isCloseTo(19_200, within(1.0));
  }

  @Test
  void a_counted_rate_is_drawn_around_its_mean_by_its_standard_error() {
    Spread counted = new Spread(ONCE, Kind.GAMMA, null, null, null, 4_800.0, 1_200.0, null);

    MonteCarlo found = draw(1, List.of(counted), 100_000, 3);

    assertThat(found.mean()).isCloseTo(14_400, within(20.0));
    assertThat(found.sd()).isCloseTo(1_200, within(20.0));
    assertThat(found.p50()).isGreaterThan(found.mean()); // the cost has its long tail above
  }

  @ParameterizedTest
  @CsvSource({"PERT, lacks max", "T_TRUNC0, lacks mean", "GAMMA, lacks mean"})
  void an_incomplete_spread_is_refused(Kind kind, String why) {
    Spread incomplete = new Spread(ONCE, kind, 1.0, null, null, null, null, null);

    assertThatThrownBy(() -> draw(1, List.of(incomplete), 10, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(ONCE + ": " + why);
  }

  @Test
  void progress_tells_of_every_draw() {
    AtomicInteger drawn = new AtomicInteger();

    MonteCarlo.of(
        MoneyInputs.tree(), plan(1, List.of(), 12_345, 1), drawn::addAndGet, Cancellation.NONE);

    assertThat(drawn).hasValue(12_345);
  }

  @Test
  void draws_end_as_soon_as_they_are_told_to() {
    AtomicInteger asked = new AtomicInteger();
    Cancellation fourth =
        () -> {
          if (asked.incrementAndGet() >= 4) {
            throw new Cancellation.Cancelled("enough");
          }
        };

    assertThatThrownBy(
            () ->
                MonteCarlo.of(MoneyInputs.tree(), plan(1, List.of(), 4_000, 1), more -> {}, fourth))
        .hasMessageContaining("enough");
    assertThat(asked).hasValue(4);
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void the_same_seed_gives_the_same_ordered_percentiles(long seed) {
    MonteCarlo found = draw(0.8, List.of(PERT), 6_000, seed);

    assertThat(draw(0.8, List.of(PERT), 6_000, seed)).isEqualTo(found);
    assertThat(List.of(found.p05(), found.p25(), found.p50(), found.p75(), found.p95())).isSorted();
    assertThat(found.mean()).isBetween(-9_600.0, 19_200.0);
  }

  private static Spread pert(double min, double mode, double max) {
    return new Spread(ONCE, Kind.PERT, min, mode, max, null, null, null);
  }

  private static MonteCarlo draw(double success, List<Spread> spreads, int draws, long seed) {
    return MonteCarlo.of(MoneyInputs.tree(), plan(success, spreads, draws, seed));
  }

  private static MonteCarlo.Plan plan(double success, List<Spread> spreads, int draws, long seed) {
    return new MonteCarlo.Plan("other", success, spreads, LinkedInputs.NONE, draws, seed);
  }
}
