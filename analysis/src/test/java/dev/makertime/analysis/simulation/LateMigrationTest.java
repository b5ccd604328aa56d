package dev.makertime.analysis.simulation;

import static dev.makertime.analysis.simulation.SimulationFixture.simulation;
import static dev.makertime.testkit.Golden.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.money.draws.DelayOutcome;
import dev.makertime.analysis.money.slip.PriceOfDelay;
import dev.makertime.topics.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A file of scenarios may say how late a migration may end, and what that costs. */
class LateMigrationTest {
  private static final String SLIP =
      """
      {"distribution": {"onTimeProbability": 0.25, "min": 1, "mode": 4, "max": 14},
       "dragShare": 0.2, "feesPerMonth": 3000, "roadmapCostPerMonth": 8000}""";

  private static ObjectNode given() throws Exception {
    return golden("scenario_1").path("inputs").deepCopy();
  }

  private static ObjectNode late() throws Exception {
    ObjectNode given = given();
    given.set("slip", Json.MAPPER.readTree(SLIP));
    return given;
  }

  private static DelayOutcome optimal(Simulation simulation) {
    return Objects.requireNonNull(simulation.delay().get("optimal"));
  }

  @Test
  void one_more_month_has_its_price_and_there_is_a_most_that_is_worth_it() throws Exception {
    PriceOfDelay price = optimal(simulation(late(), null)).price();

    assertThat(price.npvAt().get(0)).isBetween(378_662.0, 378_664.0);
    assertThat(price.oneMoreMonth().total()).isBetween(43_231.0, 43_233.0);
    assertThat(price.mostSlipWorthwhile()).isEqualTo(8);
    assertThat(price.oneMoreMonth(2)).as("in learning").isEqualTo(price.oneMoreMonthAt().get(0));
    assertThat(price.oneMoreMonth(8)).isEqualTo(price.oneMoreMonthAt().get(5));
    assertThat(price.oneMoreMonth(600)).as("long after the horizon").isZero();
  }

  @Test
  void a_delay_costs_what_the_draws_lose_by_it() throws Exception {
    var draws = Objects.requireNonNull(optimal(simulation(late(), null)).draws());

    assertThat(draws.slipMonths().p95()).isBetween(8, 10);
    assertThat(draws.costOfSlip()).isBetween(100_000.0, 250_000.0);
    assertThat(draws.npv().mean()).isLessThan(draws.npvOnTime().mean());
  }

  @Test
  void where_nobody_was_asked_nothing_is_drawn_and_no_other_figure_changes() throws Exception {
    Simulation without = simulation(given(), null);
    Simulation with = simulation(late(), null);

    assertThat(optimal(without).draws()).isNull();
    assertThat(optimal(without).price().flags()).containsExactly(PriceOfDelay.Flag.SLIP_NOT_ASKED);
    assertThat(with.results()).isEqualTo(without.results());
    assertThat(with.uncertainty()).isEqualTo(without.uncertainty());
    assertThat(SimulationQuestions.results(without).has("slip")).isFalse();
  }

  @Test
  void projects_not_built_are_the_roadmap() throws Exception {
    ObjectNode late = late();
    late.withObject("/org").put("valuation", "CAPACITY");

    assertThat(optimal(simulation(late, null)).price().flags())
        .containsExactly(PriceOfDelay.Flag.ROADMAP_IN_CAPACITY);
  }

  @Test
  void the_answer_in_json_has_each_scenario_and_what_was_assumed() throws Exception {
    JsonNode slip = SimulationQuestions.results(simulation(late(), null)).path("slip");

    assertThat(slip.at("/assumed/dragShare").asDouble()).isEqualTo(0.2);
    assertThat(slip.at("/scenarios/optimal/mostSlipWorthwhile").asInt()).isEqualTo(8);
    assertThat(slip.at("/scenarios/optimal/oneMoreMonth/total").asDouble()).isPositive();
    assertThat(slip.at("/scenarios/compromise/draws/costOfSlip").isNumber()).isTrue();
    assertThat(slip.at("/scenarios/current").isMissingNode()).isTrue();
  }

  @Test
  void whoever_signs_the_file_signs_this_too_and_it_comes_back_the_same() throws Exception {
    ObjectNode late = late();
    late.put("by", "Ana Maier").put("on", "2026-05-04");
    Assumptions assumptions = Assumptions.of(late, null);

    assertThat(assumptions.slip().by()).isEqualTo("Ana Maier");
    assertThat(assumptions.slip().on()).isEqualTo("2026-05-04");
    assertThat(Assumptions.of(assumptions.asFile(), null).slip()).isEqualTo(assumptions.slip());
  }

  @Test
  void mistakes_are_refused_with_those_of_the_rest() throws Exception {
    ObjectNode late = late();
    late.withObject("/slip").put("dragShare", 2);
    late.withObject("/slip/distribution").put("mode", 20);
    late.withObject("/org").put("engineers", -1);

    assertThatThrownBy(() -> Assumptions.of(late, null))
        .hasMessageContaining("slip.dragShare must be 0 to 1")
        .hasMessageContaining("slip.distribution.mode must not be above max")
        .hasMessageContaining("org.engineers");
  }
}
