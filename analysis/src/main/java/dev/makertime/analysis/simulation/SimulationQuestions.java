package dev.makertime.analysis.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.money.CashFlow;
import dev.makertime.analysis.money.FirstYearReturn;
import dev.makertime.analysis.money.ResumptionRange;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.money.Subscription;
import dev.makertime.analysis.money.WaitCostRule;
import dev.makertime.analysis.money.draws.LinkedInputs;
import dev.makertime.analysis.money.draws.MonteCarlo;
import dev.makertime.analysis.money.draws.Sensitivity;
import dev.makertime.analysis.money.slip.SlipReader;
import dev.makertime.analysis.money.slip.SlipTerms;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Renders a simulation as JSON, and answers single parts of one by themselves. */
public final class SimulationQuestions {
  private SimulationQuestions() {}

  /** Every figure that can be computed, and what is missing to compute the others. */
  public static ObjectNode results(Simulation simulation) {
    ObjectNode json = Json.MAPPER.valueToTree(simulation.results());
    if (!simulation.missing().isEmpty()) {
      json.set("missing", Json.MAPPER.valueToTree(simulation.missing()));
    }
    if (!simulation.assumptions().slip().equals(SlipTerms.NOT_ASKED)) {
      addDelay(json, simulation);
    }
    return json;
  }

  private static void addDelay(ObjectNode json, Simulation simulation) {
    ObjectNode slip = json.putObject(SlipReader.KEY);
    slip.set("assumed", Json.MAPPER.valueToTree(simulation.assumptions().slip()));
    slip.set("scenarios", Json.MAPPER.valueToTree(simulation.delay()));
  }

  /**
   * The same with provenance, the tornados and the draws. Its {@code given} is a file of inputs
   * that comes to the same.
   */
  public static ObjectNode json(Simulation simulation) {
    ObjectNode json = results(simulation);
    addDelay(json, simulation);
    json.set("figures", Json.MAPPER.valueToTree(simulation.figures()));
    json.set("given", simulation.assumptions().asFile());
    json.set("inputs", simulation.assumptions().tree());
    json.set("origins", Json.MAPPER.valueToTree(simulation.assumptions().origins()));
    json.set("typed", Json.MAPPER.valueToTree(simulation.assumptions().replaced()));
    json.set("sensitivity", Json.MAPPER.valueToTree(simulation.sensitivity()));
    json.set("uncertainty", Json.MAPPER.valueToTree(simulation.uncertainty()));
    if (simulation.missing().isEmpty()) {
      json.set(
          "resumption",
          Json.MAPPER.valueToTree(ResumptionRange.of(simulation.assumptions().tree())));
    }
    json.set("measurable", Json.MAPPER.valueToTree(simulation.measurable()));
    if (simulation.baseline() != null) {
      json.set("baseline", Json.MAPPER.valueToTree(simulation.baseline()));
    }
    return json;
  }

  /**
   * Answers inputs that are no simulation but one of its parts: {@code parameters} make a tornado,
   * {@code distributions} are drawn from, {@code cases} are simulated each, {@code cashFlows} are
   * valued, {@code rows} of prices or waits are compared, and {@code staff} makes a first year.
   *
   * @return null if they are a simulation
   */
  public static @Nullable JsonNode answer(JsonNode request, int draws, long seed)
      throws JsonProcessingException {
    if (request.has("parameters")) {
      return Json.MAPPER.valueToTree(
          Sensitivity.of(
              request.path("base"),
              request.path("scenario").asText(),
              list(request.path("parameters"), Sensitivity.Range.class)));
    }
    if (request.has("distributions")) {
      return Json.MAPPER.valueToTree(drawn(request, draws, seed));
    }
    if (request.has("cases")) {
      return cases(request.path("cases"));
    }
    if (request.has("cashFlows")) {
      return cashFlows(request);
    }
    if (request.path("rows").path(0).has("price")) {
      ArrayNode rows = Json.MAPPER.createArrayNode();
      for (Subscription row : list(request.path("rows"), Subscription.class)) {
        rows.add(Json.MAPPER.<JsonNode>valueToTree(row.compare()));
      }
      return Json.MAPPER.createObjectNode().set("rows", rows);
    }
    if (request.path("rows").path(0).has("rule")) {
      return charges(request.path("rows"));
    }
    return request.has("staff")
        ? Json.MAPPER.valueToTree(Json.MAPPER.treeToValue(request, FirstYearReturn.class).result())
        : null;
  }

  private static MonteCarlo drawn(JsonNode request, int draws, long seed)
      throws JsonProcessingException {
    return MonteCarlo.of(
        request.path("base"),
        new MonteCarlo.Plan(
            request.path("scenario").asText(),
            request.path("successProbability").asDouble(1),
            list(request.path("distributions"), MonteCarlo.Spread.class),
            LinkedInputs.NONE,
            draws,
            seed));
  }

  private static JsonNode cases(JsonNode cases) throws JsonProcessingException {
    ObjectNode all = Json.MAPPER.createObjectNode();
    for (JsonNode one : cases) {
      all.set(one.path("name").asText(), simulated(one.path("inputs")));
    }
    return all;
  }

  private static JsonNode simulated(JsonNode inputs) throws JsonProcessingException {
    return Json.MAPPER.valueToTree(
        ScenarioResults.of(Json.MAPPER.treeToValue(inputs, ScenarioInputs.class)));
  }

  private static JsonNode cashFlows(JsonNode request) {
    double rate = number("discountRateAnnual", request.path("discountRateAnnual"));
    if (rate <= -1) {
      throw new IllegalArgumentException("discountRateAnnual must be above -1");
    }
    ObjectNode all = Json.MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> one : request.path("cashFlows").properties()) {
      List<Double> flows = new ArrayList<>();
      one.getValue().forEach(flow -> flows.add(number("cashFlows." + one.getKey(), flow)));
      CashFlow flow = new CashFlow(flows);
      CashFlow.Irr irr = flow.irr();
      CashFlow.BreakEven breakEven = flow.breakEven();
      all.putObject(one.getKey())
          .put("npv", flow.npv(rate))
          .put("irrMonthly", irr.monthly())
          .put("irrAnnual", irr.annual())
          .put("irrFlag", irr.flag().toString())
          .put("breakEvenMonth", breakEven.month())
          .put("breakEvenFractional", breakEven.fractional())
          .set("cumulative", Json.MAPPER.valueToTree(flow.cumulative()));
    }
    return all;
  }

  private static double number(String path, JsonNode given) {
    if (!given.isNumber() || !Double.isFinite(given.asDouble())) {
      throw new IllegalArgumentException(path + " must be a number");
    }
    return given.asDouble();
  }

  private static JsonNode charges(JsonNode rows) {
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (JsonNode row : rows) {
      WaitCostRule.Charge charge =
          WaitCostRule.valueOf(row.path("rule").asText())
              .charge(
                  number("rows.minutes", row.path("minutes")),
                  number("rows.A", row.path("A")),
                  number("rows.pi", row.path("pi")));
      all.addObject().put("wait", charge.waiting()).put("switch", charge.switching());
    }
    return Json.MAPPER.createObjectNode().set("rows", all);
  }

  private static <T> List<T> list(JsonNode nodes, Class<T> type) throws JsonProcessingException {
    List<T> all = new ArrayList<>();
    for (JsonNode node : nodes) {
      all.add(Objects.requireNonNull(Json.MAPPER.treeToValue(node, type)));
    }
    return all;
  }
}
