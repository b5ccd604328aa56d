package dev.makertime.analysis.money;

import static dev.makertime.testkit.Golden.golden;
import static dev.makertime.testkit.Golden.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.money.draws.LinkedInputs;
import dev.makertime.analysis.money.draws.MonteCarlo;
import dev.makertime.analysis.money.draws.Sensitivity;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases whose answers are known, figure by figure. */
class GoldenMoneyTest {

  @Test
  void a_wait_is_charged_by_its_rule() throws Exception {
    JsonNode golden = golden("charge_function");
    List<Object> rows = new ArrayList<>();
    for (JsonNode row : golden.path("inputs").path("rows")) {
      WaitCostRule.Charge charge =
          WaitCostRule.valueOf(row.path("rule").asText())
              .charge(
                  row.path("minutes").asDouble(),
                  row.path("A").asDouble(),
                  row.path("pi").asDouble());
      rows.add(java.util.Map.of("wait", charge.waiting(), "switch", charge.switching()));
    }

    same(golden, Json.MAPPER.valueToTree(rows), golden.path("expected").path("rows"), "rows");
  }

  @Test
  void cash_flows_have_their_value_return_and_break_even() throws Exception {
    JsonNode golden = golden("finance_primitives");
    double rate = golden.path("inputs").path("discountRateAnnual").asDouble();
    golden
        .path("inputs")
        .path("cashFlows")
        .forEachEntry(
            (name, flows) -> {
              List<Double> all = new ArrayList<>();
              flows.forEach(flow -> all.add(flow.asDouble()));
              CashFlow flow = new CashFlow(all);
              JsonNode expected = golden.path("expected").path(name);
              same(golden, flow.npv(rate), expected.path("npv"), name + ".npv");
              same(golden, flow.irr().monthly(), expected.path("irrMonthly"), name + ".irrMonthly");
              same(golden, flow.irr().annual(), expected.path("irrAnnual"), name + ".irrAnnual");
              assertThat(flow.irr().flag()).hasToString(expected.path("irrFlag").asText());
              same(golden, flow.breakEven().month(), expected.path("breakEvenMonth"), name);
              same(
                  golden,
                  flow.breakEven().fractional(),
                  expected.path("breakEvenFractional"),
                  name);
              same(golden, flow.cumulative(), expected.path("cumulative"), name + ".cumulative");
            });
  }

  @Test
  void a_subscription_is_dearer_in_the_end_or_never() throws Exception {
    JsonNode golden = golden("subscription_vs_oneoff");
    List<Subscription.Result> rows = new ArrayList<>();
    for (JsonNode row : golden.path("inputs").path("rows")) {
      rows.add(Json.MAPPER.treeToValue(row, Subscription.class).compare());
    }

    same(golden, rows, golden.path("expected").path("rows"), "rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenario_1", "scenario_2", "scenario_3"})
  void every_figure_of_every_scenario_is_as_expected(String name) throws Exception {
    JsonNode golden = golden(name);

    ScenarioResults simulation =
        ScenarioResults.of(Json.MAPPER.treeToValue(golden.path("inputs"), ScenarioInputs.class));

    same(golden, simulation, golden.path("expected"), name);
  }

  @Test
  void the_first_year_is_as_the_public_calculator_has_it() throws Exception {
    JsonNode golden = golden("external_dora_2026");

    same(
        golden,
        Json.MAPPER.treeToValue(golden.path("inputs"), FirstYearReturn.class).result(),
        golden.path("expected"),
        "first year");
  }

  @Test
  void what_one_figure_does_is_sorted_by_its_swing() throws Exception {
    JsonNode golden = golden("tornado_1");
    JsonNode inputs = golden.path("inputs");
    List<Sensitivity.Range> ranges = new ArrayList<>();
    for (JsonNode range : inputs.path("parameters")) {
      ranges.add(Json.MAPPER.treeToValue(range, Sensitivity.Range.class));
    }

    Sensitivity found =
        Sensitivity.of(inputs.path("base"), inputs.path("scenario").asText(), ranges);

    same(golden, found, golden.path("expected"), "tornado");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void a_hundred_thousand_draws_come_near_to_three_hundred_thousand(long seed) throws Exception {
    JsonNode golden = golden("montecarlo_1");
    JsonNode inputs = golden.path("inputs");
    List<MonteCarlo.Spread> spreads = new ArrayList<>();
    for (JsonNode spread : inputs.path("distributions")) {
      spreads.add(Json.MAPPER.treeToValue(spread, MonteCarlo.Spread.class));
    }

    MonteCarlo found =
        MonteCarlo.of(
            inputs.path("base"),
            new MonteCarlo.Plan(
                inputs.path("scenario").asText(),
                inputs.path("successProbability").asDouble(),
                spreads,
                LinkedInputs.NONE,
                100_000,
                seed));

    JsonNode tolerance = golden.path("tolerance");
    JsonNode tree = Json.MAPPER.valueToTree(found);
    for (String name : List.of("mean", "sd", "p05", "p25", "p50", "p75", "p95")) {
      double expected = golden.path("expected").path(name).asDouble();
      double near = tolerance.path(name.equals("p05") ? "p05Rel" : "rel").asDouble();
      assertThat(tree.path(name).asDouble())
          .as(name)
          .isCloseTo(expected, within(near * Math.abs(expected)));
    }
    assertThat(found.probNpvPositive())
        .isCloseTo(
            golden.path("expected").path("probNpvPositive").asDouble(),
            within(tolerance.path("absProbability").asDouble()));
    assertThat(found.draws()).isEqualTo(100_000);
  }

  @Test
  void edges_are_as_expected() throws Exception {
    JsonNode golden = golden("scenario_4_edges");
    for (JsonNode one : golden.path("inputs").path("cases")) {
      String name = one.path("name").asText();
      JsonNode found =
          Json.MAPPER.valueToTree(
              ScenarioResults.of(
                  Json.MAPPER.treeToValue(one.path("inputs"), ScenarioInputs.class)));
      golden
          .path("expected")
          .path(name)
          .forEachEntry(
              (path, expected) ->
                  same(
                      golden, found.at("/" + path.replace('.', '/')), expected, name + "." + path));
    }
  }
}
