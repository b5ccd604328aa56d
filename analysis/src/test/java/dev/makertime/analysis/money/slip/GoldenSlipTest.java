package dev.makertime.analysis.money.slip;

import static dev.makertime.testkit.Golden.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.money.CashFlow;
import dev.makertime.analysis.money.MigrationPaths;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.money.draws.Cancellation;
import dev.makertime.analysis.money.draws.DelayDraws;
import dev.makertime.analysis.money.draws.DelayOutcome;
import dev.makertime.analysis.money.draws.LinkedInputs;
import dev.makertime.analysis.money.draws.MonteCarlo;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Late migrations whose answers are known, figure by figure. */
class GoldenSlipTest {

  @ParameterizedTest
  @ValueSource(strings = {"labour", "labour_defaults", "capacity"})
  void every_delay_is_valued_as_expected(String name) throws Exception {
    JsonNode golden = golden(name);

    same(golden, found(golden.path("inputs"), golden), golden.path("expected"), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no_learning_no_ramp", "slip_beyond_horizon", "slip_not_asked", "nobody_drags"})
  void edges_are_as_expected(String edge) throws Exception {
    JsonNode golden = golden("edges");
    JsonNode part = Json.MAPPER.createObjectNode().set("expected", golden.at("/expected/" + edge));

    same(golden, found(golden.at("/inputs/" + edge), part), part.path("expected"), edge);
  }

  /** All that a case expects. */
  private static Map<String, Object> found(JsonNode given, JsonNode golden) {
    String scenario = given.path("scenario").asText();
    ScenarioInputs inputs = inputs(given.path("base"));
    SlipTerms terms = terms(given.path("base"));
    PriceOfDelay price = PriceOfDelay.of(inputs, scenario, terms);
    List<PriceOfDelay.At> bySlip = new ArrayList<>();
    for (JsonNode months : given.path("slips")) {
      bySlip.add(PriceOfDelay.at(inputs, scenario, terms, months.asInt()));
    }
    int late = golden.at("/expected/failedNpv/slipMonths").asInt();
    MigrationPaths paths =
        new MigrationPaths(inputs, Objects.requireNonNull(inputs.scenarios().get(scenario)));
    CashFlow failed = paths.flow(terms.of(paths.scenario(), late), false);
    Map<String, Object> all = new TreeMap<>();
    all.put("bySlip", bySlip);
    all.put("flags", price.flags());
    all.put("mostSlipWorthwhile", price.mostSlipWorthwhile());
    all.put(
        "failedNpv",
        Map.of(
            "slipMonths",
            late,
            "npv",
            failed.npv(inputs.org().discountRateAnnual()),
            "cashFlow",
            failed.flows()));
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenario_1", "scenario_2", "scenario_3"})
  void on_time_with_the_defaults_nothing_differs_from_before(String name) throws Exception {
    ScenarioInputs inputs = inputs(Golden.golden(name).path("inputs"));

    ScenarioResults.of(inputs)
        .scenarios()
        .forEach(
            (scenario, outcome) -> {
              if (outcome.projection() != null) {
                PriceOfDelay.At at = PriceOfDelay.at(inputs, scenario, SlipTerms.NOT_ASKED, 0);
                assertThat(at.cashFlow()).isEqualTo(outcome.projection().cashFlow());
                assertThat(at.npv()).isEqualTo(outcome.projection().npv());
              }
            });
  }

  @Test
  void the_draws_come_near_to_those_of_another_generator() throws Exception {
    JsonNode golden = golden("montecarlo");
    JsonNode given = golden.path("inputs");
    List<MonteCarlo.Spread> spreads = new ArrayList<>();
    for (JsonNode spread : given.path("distributions")) {
      spreads.add(Json.MAPPER.treeToValue(spread, MonteCarlo.Spread.class));
    }
    MonteCarlo.Plan plan =
        new MonteCarlo.Plan(
            given.path("scenario").asText(),
            given.path("successProbability").asDouble(),
            spreads,
            LinkedInputs.NONE,
            given.path("draws").asInt(),
            7);

    DelayDraws found =
        Objects.requireNonNull(
            DelayOutcome.of(
                    inputs(given.path("base")),
                    plain(given.path("base")),
                    plan,
                    terms(given.path("base")),
                    more -> {},
                    Cancellation.NONE)
                .draws());

    JsonNode expected = golden.path("expected");
    JsonNode tree = Json.MAPPER.valueToTree(found);
    for (String part : List.of("npv", "npvOnTime", "oneMoreMonth")) {
      for (String figure : List.of("mean", "p05", "p50", "p95")) {
        near(golden, tree, expected, "/" + part + "/" + figure);
      }
    }
    near(golden, tree, expected, "/costOfSlip");
    near(golden, tree, expected, "/slipMonths/mean");
    for (String part : List.of("slipMonths", "breakEvenMonth")) {
      for (String figure : List.of("p05", "p50", "p95")) {
        String path = "/" + part + "/" + figure;
        assertThat(tree.at(path).asInt())
            .as(path)
            .isCloseTo(expected.at(path).asInt(), within(golden.at("/tolerance/months").asInt()));
      }
    }
    for (String part : List.of("npv", "npvOnTime")) {
      String path = "/" + part + "/probPositive";
      assertThat(tree.at(path).asDouble())
          .isCloseTo(
              expected.at(path).asDouble(),
              within(golden.at("/tolerance/absProbability").asDouble()));
    }
  }

  private static void near(JsonNode golden, JsonNode found, JsonNode expected, String path) {
    double wanted = expected.at(path).asDouble();
    double share = golden.at("/tolerance/" + (path.endsWith("p05") ? "p05Rel" : "rel")).asDouble();
    assertThat(found.at(path).asDouble())
        .as(path)
        .isCloseTo(wanted, within(share * Math.abs(wanted)));
  }

  private static JsonNode golden(String name) throws Exception {
    return Json.MAPPER.readTree(Golden.text("slip/" + name + ".json"));
  }

  private static SlipTerms terms(JsonNode base) {
    List<String> mistakes = new ArrayList<>();
    SlipTerms terms = SlipReader.read(base.path("slip"), null, null, mistakes::add);
    assertThat(mistakes).isEmpty();
    return terms;
  }

  private static JsonNode plain(JsonNode base) {
    return ((com.fasterxml.jackson.databind.node.ObjectNode) base.deepCopy()).without("slip");
  }

  private static ScenarioInputs inputs(JsonNode base) {
    return Json.MAPPER.convertValue(plain(base), ScenarioInputs.class);
  }
}
