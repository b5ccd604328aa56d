package dev.makertime.analysis.money;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;
import java.util.List;
import java.util.Random;

/**
 * Inputs with round figures: ten engineers at 30 an hour, 160 hours a month, and one other scenario
 * that saves five hours of manual work and a month of lead time.
 */
public final class MoneyInputs {
  private static final String TEXT =
      """
      {"org": {"currency": "EUR", "engineers": 10, "baseSalaryPerYear": 57600,
        "benefitsMultiplier": 1, "contractHoursPerMonth": 160, "discountRateAnnual": 0,
        "horizonMonths": 12, "realisationShare": 0.5, "valuation": "LABOUR",
        "replacementCostFraction": 0.25, "newProjectsPerYear": 12, "valuePerProjectMonth": 1000,
        "attentionMinutes": 10, "resumptionMinutes": 10, "penaltyRule": "CONTINUOUS",
        "platformFeatureHours": null, "amortisationMonths": 12, "projectsPerEngineer": 2,
        "capacityStartProjects": 2, "runs": [{"minutes": 20, "perEngineerMonth": 30}]},
       "scenarios": {"current": SCENARIO, "other": SCENARIO}}""";
  private static final String SCENARIO =
      """
      {"manualFixedHours": 10, "maintenanceHoursPerProject": 5, "runDurationFactor": 1,
        "runCountFactor": 1, "meetingHours": 20, "featureCompleteness": 1, "attritionPerYear": 0.12,
        "leadTimeMonths": 3, "projectBuildHours": 40, "subscriptionPerEngineerMonth": 0,
        "subscriptionFlatMonth": 0, "assessmentHours": 0, "assessmentFees": 0, "toolOneOff": 0,
        "trainingPerEngineer": 0, "learningMonths": 0, "learningDrop": 0, "rampMonths": 0}""";

  /** Inputs that are money; all of them scale with the currency. */
  private static final List<String> MONEY =
      List.of(
          "org.baseSalaryPerYear",
          "org.valuePerProjectMonth",
          "scenarios.other.subscriptionPerEngineerMonth",
          "scenarios.other.subscriptionFlatMonth",
          "scenarios.other.assessmentFees",
          "scenarios.other.toolOneOff",
          "scenarios.other.trainingPerEngineer");

  private MoneyInputs() {}

  public static ObjectNode tree() {
    try {
      ObjectNode tree = (ObjectNode) Json.MAPPER.readTree(TEXT.replace("SCENARIO", SCENARIO));
      set(tree, "scenarios.other.manualFixedHours", 5);
      set(tree, "scenarios.other.leadTimeMonths", 2);
      set(tree, "scenarios.other.subscriptionPerEngineerMonth", 10);
      set(tree, "scenarios.other.subscriptionFlatMonth", 50);
      set(tree, "scenarios.other.toolOneOff", 4800);
      return tree;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same inputs with one changed. */
  public static ObjectNode with(String path, double value) {
    ObjectNode tree = tree();
    set(tree, path, value);
    return tree;
  }

  public static void set(ObjectNode tree, String path, double value) {
    int dot = path.lastIndexOf('.');
    ObjectNode holder = (ObjectNode) tree.at("/" + path.substring(0, dot).replace('.', '/'));
    String name = path.substring(dot + 1);
    if (name.endsWith("Months") && !name.equals("leadTimeMonths")) {
      holder.put(name, (int) value);
    } else {
      holder.put(name, value);
    }
  }

  public static double get(ObjectNode tree, String path) {
    return tree.at("/" + path.replace('.', '/')).asDouble();
  }

  /** The same inputs in a currency that is worth less. */
  public static ObjectNode scaled(ObjectNode tree, double factor) {
    ObjectNode scaled = tree.deepCopy();
    MONEY.forEach(path -> set(scaled, path, factor * get(tree, path)));
    return scaled;
  }

  /** Any sound inputs: overloaded months, slow learning and dear tools are among them. */
  public static ObjectNode random(Random random) {
    ObjectNode tree = tree();
    set(tree, "org.engineers", 1 + random.nextInt(300));
    set(tree, "org.baseSalaryPerYear", 200_000 * random.nextDouble());
    set(tree, "org.discountRateAnnual", 0.5 * random.nextDouble());
    set(tree, "org.horizonMonths", 1 + random.nextInt(60));
    set(tree, "org.realisationShare", random.nextDouble());
    for (String scenario : List.of("current", "other")) {
      String path = "scenarios." + scenario + ".";
      set(tree, path + "manualFixedHours", 60 * random.nextDouble());
      set(tree, path + "maintenanceHoursPerProject", 10 * random.nextDouble());
      set(tree, path + "meetingHours", 100 * random.nextDouble());
      set(tree, path + "runCountFactor", 3 * random.nextDouble());
      set(tree, path + "featureCompleteness", random.nextDouble());
      set(tree, path + "attritionPerYear", random.nextDouble());
      set(tree, path + "leadTimeMonths", 12 * random.nextDouble());
    }
    set(tree, "scenarios.other.toolOneOff", 100_000 * random.nextDouble());
    set(tree, "scenarios.other.assessmentFees", 10_000 * random.nextDouble());
    set(tree, "scenarios.other.learningMonths", random.nextInt(6));
    set(tree, "scenarios.other.learningDrop", random.nextDouble());
    set(tree, "scenarios.other.rampMonths", random.nextInt(6));
    return tree;
  }

  public static ScenarioInputs read(ObjectNode tree) {
    try {
      return Json.MAPPER.treeToValue(tree, ScenarioInputs.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static ScenarioResults results(ObjectNode tree) {
    return ScenarioResults.of(read(tree));
  }

  public static ScenarioResults.Outcome outcome(ObjectNode tree, String scenario) {
    return java.util.Objects.requireNonNull(results(tree).scenarios().get(scenario));
  }

  public static Projection projection(ObjectNode tree) {
    return java.util.Objects.requireNonNull(outcome(tree, "other").projection());
  }
}
