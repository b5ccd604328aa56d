package dev.makertime.analysis.simulation;

import static dev.makertime.analysis.simulation.InputChecks.bound;
import static dev.makertime.analysis.simulation.InputChecks.isAbsent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureKind;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.draws.LinkedInputs;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fills in inputs field by field, and records the origin of each. */
final class InputCompletion {
  private static final String CURRENT = "scenarios." + ScenarioInputs.CURRENT + ".";
  private static final String FEATURES = "platformFeatureHours";

  private final JsonNode file;
  private final @Nullable Baseline baseline;
  private final boolean runsAreMeasured;
  private final ObjectNode org = Json.MAPPER.createObjectNode();
  private final ObjectNode current = Json.MAPPER.createObjectNode();
  private final Map<String, ObjectNode> scenarios = new LinkedHashMap<>();
  private final Map<String, FigureOrigin> origins = new TreeMap<>();
  private final Map<String, Map<String, Double>> links = new TreeMap<>();
  private final InputChecks checks = new InputChecks();
  private final InputNumbers numbers;

  InputCompletion(JsonNode file, @Nullable Baseline baseline) {
    this.file = file;
    this.baseline = baseline;
    runsAreMeasured = baseline != null && !baseline.runs().isEmpty();
    numbers = new InputNumbers(baseline, origins, checks);
  }

  Assumptions complete() throws Assumptions.Invalid {
    if (!file.isObject()) {
      throw new Assumptions.Invalid(List.of("an object with org and scenarios is needed"));
    }
    JsonNode given = file.path("scenarios");
    checks.known("", file, List.of("org", "scenarios", "successProbability"));
    checks.object("org", file.path("org"));
    checks.object("scenarios", given);
    checks.scenarios(given);
    checks.probability("successProbability", file.path("successProbability"));
    given.properties().forEach(one -> checks.scenario(one.getKey(), one.getValue()));
    checks.throwIfAny();
    org(file.path("org"));
    current(given.path(ScenarioInputs.CURRENT));
    given.properties().stream()
        .filter(one -> !one.getKey().equals(ScenarioInputs.CURRENT))
        .forEach(one -> projected(one.getKey(), one.getValue()));
    checks.throwIfAny();
    ObjectNode tree = Json.MAPPER.createObjectNode();
    tree.set("org", org);
    ObjectNode all = tree.putObject("scenarios");
    scenarios.forEach(all::set);
    try {
      return new Assumptions(
          tree,
          Json.MAPPER.treeToValue(tree, ScenarioInputs.class),
          origins,
          new LinkedInputs(links),
          numbers.replaced());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("checked before", e);
    }
  }

  private void org(JsonNode given) {
    List<String> names = new ArrayList<>(InputDefaults.ORG.keySet());
    names.addAll(List.of(FEATURES, "runs", "monthlyCost"));
    checks.known("org.", given, names);
    InputDefaults.ORG.forEach(
        (name, of) -> {
          if (!of.isNumber()) {
            word(name, given.path(name), of);
          } else if (!name.equals("baseSalaryPerYear")) {
            numbers.put(org, "org." + name, given.path(name), of, derived(name));
          }
        });
    salary(given);
    if (isAbsent(given.path(FEATURES))) {
      org.putNull(FEATURES);
      origins.put(
          "org." + FEATURES, FigureOrigin.of(FigureKind.DEFAULT, "as the current technical hours"));
    } else {
      InputDefaults.Of of = InputDefaults.number(null, "", 0, InputDefaults.MONTH);
      numbers.put(org, "org." + FEATURES, given.path(FEATURES), of, null);
    }
    runs(given.path("runs"));
  }

  private @Nullable JsonNode derived(String name) {
    return switch (name) {
      case "amortisationMonths" -> org.path("horizonMonths");
      case "capacityStartProjects" -> org.path("projectsPerEngineer");
      default -> null;
    };
  }

  /** A person-month is given as a salary and its multiplier or as its loaded cost. */
  private void salary(JsonNode given) {
    String path = "org.baseSalaryPerYear";
    InputDefaults.Of of = InputDefaults.number(null, "", 0, InputDefaults.ANY);
    JsonNode loaded = given.path("monthlyCost");
    if (given.has("baseSalaryPerYear")) {
      if (!isAbsent(loaded)) {
        checks.mistake("org: either monthlyCost or baseSalaryPerYear, not both");
      }
      numbers.put(org, path, given.path("baseSalaryPerYear"), of, null);
      return;
    }
    Double typed = InputChecks.value(loaded);
    Baseline.Figure known = numbers.measured("org.monthlyCost");
    if (typed == null && !isAbsent(loaded)) {
      checks.noNumber("org.monthlyCost");
      return;
    }
    if (typed == null && known == null) {
      checks.mistake(
          path + " is missing: a yearly salary, or monthlyCost, the loaded cost of a person-month");
      return;
    }
    double yearly = 12 / org.path("benefitsMultiplier").asDouble(1);
    if (typed != null) {
      checks.number("org.monthlyCost", loaded, typed, of);
      String source = "of the loaded cost of a person-month";
      org.put("baseSalaryPerYear", typed * yearly);
      origins.put(
          path,
          FigureOrigin.assumed(
              source, times(bound(loaded, "low"), yearly), times(bound(loaded, "high"), yearly)));
    } else if (known != null) {
      org.put("baseSalaryPerYear", known.value() * yearly);
      origins.put(path, known.origin());
    }
    origins.computeIfPresent(
        "org.benefitsMultiplier",
        (name, origin) -> FigureOrigin.of(origin.kind(), FigureOrigin.WITHIN_LOADED_COST));
  }

  private static @Nullable Double times(@Nullable Double one, double factor) {
    return one == null ? null : Double.valueOf(one * factor);
  }

  private void runs(JsonNode given) {
    checks.runs(given);
    if (baseline != null && runsAreMeasured) {
      org.set("runs", Json.MAPPER.valueToTree(baseline.runs()));
      origins.put("org.runs", baseline.counted("attended waits by their length"));
      return;
    }
    org.set("runs", given.isArray() ? given : Json.MAPPER.createArrayNode());
    origins.put(
        "org.runs",
        given.isArray()
            ? FigureOrigin.of(FigureKind.ASSUMED, "the inputs")
            : FigureOrigin.of(FigureKind.DEFAULT, "none given"));
  }

  private void current(JsonNode given) {
    scenarios.put(ScenarioInputs.CURRENT, current);
    knownScenario(CURRENT, given);
    InputDefaults.SCENARIO.forEach(
        (field, of) -> numbers.put(current, CURRENT + field, given.path(field), of, null));
    InputDefaults.PROJECTED.forEach(
        (field, of) ->
            numbers.put(
                current, CURRENT + field, given.path(field), InputDefaults.unchanged(of), null));
  }

  private void projected(String name, JsonNode given) {
    String path = "scenarios." + name + ".";
    ObjectNode scenario = Json.MAPPER.createObjectNode();
    scenarios.put(name, scenario);
    knownScenario(path, given);
    InputDefaults.SCENARIO.forEach(
        (field, of) -> {
          JsonNode value = given.path(field);
          if (field.equals(InputDefaults.FEATURES) && isUnknown(CURRENT + field)) {
            unanswered(scenario, path + field, value, of);
          } else if (isAbsent(value) || value.has("factor")) {
            asNow(scenario, path, field, value, of);
          } else {
            numbers.put(scenario, path + field, value, of, null);
          }
        });
    InputDefaults.PROJECTED.forEach(
        (field, of) -> numbers.put(scenario, path + field, given.path(field), of, null));
  }

  /** What is not known of the current scenario cannot be compared with. */
  private void unanswered(ObjectNode scenario, String path, JsonNode given, InputDefaults.Of of) {
    if (!isAbsent(given)) {
      checks.mistake(
          "%s needs %s%s to be compared with".formatted(path, CURRENT, InputDefaults.FEATURES));
    }
    numbers.put(scenario, path, MissingNode.getInstance(), of, null);
  }

  private boolean isUnknown(String path) {
    FigureOrigin origin = origins.get(path);
    return origin != null && origin.kind() == FigureKind.UNKNOWN;
  }

  private void knownScenario(String path, JsonNode given) {
    List<String> names = new ArrayList<>(InputDefaults.SCENARIO.keySet());
    names.addAll(InputDefaults.PROJECTED.keySet());
    checks.known(path, given, names);
  }

  private void asNow(
      ObjectNode scenario, String path, String field, JsonNode value, InputDefaults.Of of) {
    checks.known(path + field + ".", value, List.of("factor"));
    JsonNode given = value.path("factor");
    double factor = given.isNumber() ? given.asDouble() : value.has("factor") ? Double.NaN : 1;
    double now = current.path(field).asDouble(Double.NaN);
    double product = factor * now;
    checks.factor(path + field + ".factor", factor, now, of);
    scenario.put(field, product);
    String source =
        value.has("factor") ? value.path("factor").asText() + " × current" : "as current";
    origins.put(path + field, FigureOrigin.of(FigureKind.ASSUMED, source));
    links.computeIfAbsent(CURRENT + field, missing -> new TreeMap<>()).put(path + field, factor);
  }

  private void word(String name, JsonNode given, InputDefaults.Of of) {
    String path = "org." + name;
    checks.word(path, given, of);
    boolean asCharged = runsAreMeasured && name.equals("penaltyRule");
    boolean isGiven = given.isTextual() && !asCharged;
    org.put(name, isGiven ? given.asText() : String.valueOf(of.value()));
    origins.put(
        path,
        isGiven
            ? FigureOrigin.of(FigureKind.ASSUMED, "the inputs")
            : FigureOrigin.of(asCharged ? FigureKind.MEASURED : FigureKind.DEFAULT, of.source()));
  }
}
