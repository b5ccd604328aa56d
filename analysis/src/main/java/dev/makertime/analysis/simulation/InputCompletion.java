package dev.makertime.analysis.simulation;

import static dev.makertime.analysis.simulation.InputChecks.isAbsent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.lever.AdoptedLevers;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.draws.LinkedInputs;
import dev.makertime.analysis.money.slip.SlipReader;
import dev.makertime.analysis.money.slip.SlipTerms;
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

  private static final List<String> PARTS =
      List.of(
          "org",
          "scenarios",
          "successProbability",
          SlipReader.KEY,
          Author.BY,
          Author.ON,
          BaselineFile.KEY);

  private final JsonNode file;
  private final @Nullable Baseline baseline;
  private final ObjectNode current = Json.MAPPER.createObjectNode();
  private final Map<String, ObjectNode> scenarios = new LinkedHashMap<>();
  private final Map<String, FigureOrigin> origins = new TreeMap<>();
  private final Map<String, Map<String, Double>> links = new TreeMap<>();
  private final InputChecks checks = new InputChecks();
  private final InputNumbers numbers;

  /**
   * Inputs of a file.
   *
   * @param measured takes the place of what the file has of a measurement of before
   */
  InputCompletion(JsonNode file, @Nullable Baseline measured) {
    this.file = file;
    JsonNode before = file.path(BaselineFile.KEY);
    baseline = measured == null ? BaselineFile.read(before, checks) : measured;
    numbers =
        new InputNumbers(baseline, origins, checks, Author.of("", file, Author.NOBODY, checks));
  }

  Assumptions complete() throws Assumptions.Invalid {
    if (!file.isObject()) {
      throw new Assumptions.Invalid(List.of("an object with org and scenarios is needed"));
    }
    JsonNode given = file.path("scenarios");
    checks.known("", file, PARTS);
    checks.object("org", file.path("org"));
    checks.object("scenarios", given);
    checks.scenarios(given);
    checks.probability("successProbability", file.path("successProbability"));
    given.properties().forEach(one -> checks.scenario(one.getKey(), one.getValue()));
    checks.throwIfAny();
    ObjectNode org = new OrgCompletion(checks, numbers).complete(file.path("org"));
    current(given.path(ScenarioInputs.CURRENT));
    given.properties().stream()
        .filter(one -> !one.getKey().equals(ScenarioInputs.CURRENT))
        .forEach(one -> projected(one.getKey(), one.getValue()));
    SlipTerms slip = slip(file.path(SlipReader.KEY));
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
          numbers.replaced(),
          slip,
          file,
          baseline);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("checked before", e);
    }
  }

  private SlipTerms slip(JsonNode given) {
    Author author = numbers.author(SlipReader.KEY, given);
    String on = author.on() == null ? null : author.on().toString();
    return SlipReader.read(given, author.by(), on, checks::mistake);
  }

  private void current(JsonNode given) {
    scenarios.put(ScenarioInputs.CURRENT, current);
    knownScenario(CURRENT, given, List.of());
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
    knownScenario(path, given, List.of(AdoptedLevers.KEY));
    AdoptedLevers levers =
        AdoptedLevers.of(path + AdoptedLevers.KEY, given.path(AdoptedLevers.KEY), checks::mistake);
    InputDefaults.SCENARIO.forEach(
        (field, of) -> {
          JsonNode value = given.path(field);
          if (field.equals(InputDefaults.FEATURES) && isUnknown(CURRENT + field)) {
            unanswered(scenario, path + field, value, of);
          } else if (isAbsent(value) && adopted(scenario, path, field, levers)) {
            return;
          } else if (isAbsent(value) || value.has("factor")) {
            asNow(scenario, path, field, value, of);
          } else {
            numbers.put(scenario, path + field, value, of, null);
          }
        });
    InputDefaults.PROJECTED.forEach(
        (field, of) -> numbers.put(scenario, path + field, given.path(field), of, null));
  }

  /** Fills in what adopted tools make of an input; false where they leave it, or it is unknown. */
  private boolean adopted(ObjectNode scenario, String path, String field, AdoptedLevers levers) {
    double now = current.path(field).asDouble(Double.NaN);
    AdoptedLevers.Projected found =
        isUnknown(CURRENT + field) || !(now >= 0) ? null : levers.of(field, now);
    if (found == null) {
      return false;
    }
    scenario.put(field, found.value());
    origins.put(path + field, found.origin());
    return true;
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
    return origin != null && origin.kind() == FigureCertainty.UNKNOWN;
  }

  private void knownScenario(String path, JsonNode given, List<String> others) {
    List<String> names = new ArrayList<>(others);
    names.addAll(InputDefaults.SCENARIO.keySet());
    names.addAll(InputDefaults.PROJECTED.keySet());
    checks.known(path, given, names);
  }

  private void asNow(
      ObjectNode scenario, String path, String field, JsonNode value, InputDefaults.Of of) {
    checks.known(path + field + ".", value, List.of("factor", Author.BY, Author.ON));
    JsonNode given = value.path("factor");
    double factor = given.isNumber() ? given.asDouble() : value.has("factor") ? Double.NaN : 1;
    double now = current.path(field).asDouble(Double.NaN);
    double product = factor * now;
    checks.factor(path + field + ".factor", factor, now, of);
    scenario.put(field, product);
    origins.put(path + field, followed(path + field, CURRENT + field, value));
    links.computeIfAbsent(CURRENT + field, missing -> new TreeMap<>()).put(path + field, factor);
  }

  /** The origin of what is as the current one, or so many times it. */
  private FigureOrigin followed(String path, String current, JsonNode value) {
    if (isUnknown(current)) {
      return FigureOrigin.of(FigureCertainty.UNKNOWN, "as the current one, which is not known");
    }
    return value.has("factor")
        ? numbers
            .author(path, value)
            .of(
                FigureOrigin.of(
                    FigureCertainty.ASSUMED,
                    value.path("factor").asText() + FigureOrigin.TIMES_CURRENT))
        : FigureOrigin.of(FigureCertainty.ASSUMED, "as current");
  }
}
