package dev.makertime.analysis.simulation;

import static dev.makertime.analysis.simulation.InputChecks.bound;
import static dev.makertime.analysis.simulation.InputChecks.isAbsent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in the inputs that all scenarios share, and records the origin of each. */
final class OrgCompletion {
  private static final String FEATURES = "platformFeatureHours";

  private final ObjectNode org = Json.MAPPER.createObjectNode();
  private final Map<String, FigureOrigin> origins;
  private final InputChecks checks;
  private final InputNumbers numbers;

  OrgCompletion(InputChecks checks, InputNumbers numbers) {
    this.checks = checks;
    origins = numbers.origins();
    this.numbers = numbers;
  }

  /** The complete inputs. */
  ObjectNode complete(JsonNode given) {
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
          "org." + FEATURES,
          FigureOrigin.of(FigureCertainty.DEFAULT, "as the current technical hours"));
    } else {
      InputDefaults.Of of = InputDefaults.number(null, "", 0, InputDefaults.MONTH);
      numbers.put(org, "org." + FEATURES, given.path(FEATURES), of, null);
    }
    runs(given.path("runs"));
    return org;
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
      org.put("baseSalaryPerYear", typed * yearly);
      origins.put(path, ofLoadedCost(loaded, yearly));
    } else if (known != null) {
      org.put("baseSalaryPerYear", known.value() * yearly);
      origins.put(path, known.origin());
    }
    origins.computeIfPresent(
        "org.benefitsMultiplier",
        (name, origin) -> FigureOrigin.of(origin.kind(), FigureOrigin.WITHIN_LOADED_COST));
  }

  private FigureOrigin ofLoadedCost(JsonNode loaded, double yearly) {
    FigureOrigin origin =
        FigureOrigin.assumed(
            FigureOrigin.OF_LOADED_COST,
            times(bound(loaded, "low"), yearly),
            times(bound(loaded, "high"), yearly));
    return numbers.author("org.monthlyCost", loaded).of(origin);
  }

  private static @Nullable Double times(@Nullable Double one, double factor) {
    return one == null ? null : Double.valueOf(one * factor);
  }

  private void runs(JsonNode said) {
    checks.runs(said);
    JsonNode given = InputChecks.bare(said);
    FigureOrigin typed = typed("org.runs", said);
    Baseline baseline = numbers.baseline();
    if (baseline != null && numbers.runsAreMeasured()) {
      org.set("runs", Json.MAPPER.valueToTree(baseline.runs()));
      origins.put("org.runs", baseline.counted("attended waits by their length"));
      return;
    }
    org.set("runs", given.isArray() ? given : Json.MAPPER.createArrayNode());
    origins.put("org.runs", given.isArray() ? typed : numbers.otherwise("org.runs", "none given"));
  }

  private FigureOrigin typed(String path, JsonNode said) {
    return numbers
        .author(path, said)
        .of(FigureOrigin.of(FigureCertainty.ASSUMED, FigureOrigin.TYPED));
  }

  private void word(String name, JsonNode said, InputDefaults.Of of) {
    String path = "org." + name;
    checks.word(path, said, of);
    JsonNode given = InputChecks.bare(said);
    FigureOrigin typed = typed(path, said);
    boolean asCharged = numbers.runsAreMeasured() && name.equals("penaltyRule");
    boolean isGiven = given.isTextual() && !asCharged;
    org.put(name, isGiven ? given.asText() : String.valueOf(of.value()));
    origins.put(
        path,
        isGiven
            ? typed
            : FigureOrigin.of(
                asCharged ? FigureCertainty.MEASURED : FigureCertainty.DEFAULT, of.source()));
  }
}
