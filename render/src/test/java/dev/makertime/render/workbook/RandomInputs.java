package dev.makertime.render.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Inputs of simulations as somebody may type them: likely ones, and ones at every bound. */
final class RandomInputs {
  private static final List<Double> ODD =
      List.of(0.0, 1e-300, 1e-12, 1e-9, 1e-6, 0.01, 0.5, 1.0, 743.9, 1e6, 1e12, 1e300, -1.0);

  private static final Map<String, List<Double>> ORG =
      Map.ofEntries(
          Map.entry("engineers", List.of(1.0, 12.0)),
          Map.entry("baseSalaryPerYear", List.of(20_000.0, 120_000.0)),
          Map.entry("benefitsMultiplier", List.of(1.0, 2.0)),
          Map.entry("contractHoursPerMonth", List.of(100.0, 170.0)),
          Map.entry("discountRateAnnual", List.of(0.0, 0.3)),
          Map.entry("realisationShare", List.of(0.0, 1.0)),
          Map.entry("newProjectsPerYear", List.of(0.0, 8.0)),
          Map.entry("valuePerProjectMonth", List.of(0.0, 20_000.0)),
          Map.entry("attentionMinutes", List.of(0.0, 20.0)),
          Map.entry("resumptionMinutes", List.of(0.0, 25.0)),
          Map.entry("platformFeatureHours", List.of(0.0, 120.0)),
          Map.entry("projectsPerEngineer", List.of(0.0, 5.0)),
          Map.entry("overlapFactor", List.of(0.2, 1.0)));

  private static final Map<String, List<Double>> SCENARIO =
      Map.ofEntries(
          Map.entry("manualFixedHours", List.of(0.0, 40.0)),
          Map.entry("maintenanceHoursPerProject", List.of(0.0, 12.0)),
          Map.entry("runDurationFactor", List.of(0.1, 2.0)),
          Map.entry("runCountFactor", List.of(0.1, 2.0)),
          Map.entry("meetingHours", List.of(0.0, 60.0)),
          Map.entry("featureCompleteness", List.of(0.0, 1.0)),
          Map.entry("attritionPerYear", List.of(0.0, 0.4)),
          Map.entry("leadTimeMonths", List.of(0.0, 9.0)),
          Map.entry("projectBuildHours", List.of(20.0, 400.0)),
          Map.entry("subscriptionPerEngineerMonth", List.of(0.0, 200.0)),
          Map.entry("subscriptionFlatMonth", List.of(0.0, 3_000.0)));

  private static final Map<String, List<Double>> PROJECTED =
      Map.of(
          "assessmentHours", List.of(0.0, 400.0),
          "assessmentFees", List.of(0.0, 40_000.0),
          "toolOneOff", List.of(0.0, 3_000_000.0),
          "trainingPerEngineer", List.of(0.0, 4_000.0),
          "learningDrop", List.of(0.0, 0.5));

  private final Random random;

  /** How often a figure is one of the odd ones, 0 to 1. */
  private final double odd;

  RandomInputs(long seed, double odd) {
    random = new Random(seed);
    this.odd = odd;
  }

  JsonNode next() {
    ObjectNode said = Json.MAPPER.createObjectNode();
    ObjectNode org = said.putObject("org");
    ORG.forEach((name, range) -> number(org, name, range, 0.9));
    whole(org, "horizonMonths", 1, 72);
    org.put("valuation", random.nextInt(3) > 0 ? "LABOUR" : "CAPACITY");
    org.put("penaltyRule", random.nextInt(3) > 0 ? "CONTINUOUS" : "STEP");
    org.put("currency", random.nextDouble() < odd ? " " : "CHF");
    for (int i = random.nextInt(5); i > 0; i--) {
      ObjectNode run = org.withArray("runs").addObject();
      number(run, "minutes", List.of(0.5, 200.0), 1);
      number(run, "perEngineerMonth", List.of(0.0, 120.0), 1);
    }
    ObjectNode scenarios = said.putObject("scenarios");
    scenario(scenarios.putObject("current"), 1);
    for (String name : List.of("one", "très-2", "other way")) {
      ObjectNode scenario = scenarios.putObject(name);
      scenario(scenario, 0.7);
      PROJECTED.forEach((field, range) -> number(scenario, field, range, 0.5));
      whole(scenario, "learningMonths", 0, 8);
      whole(scenario, "rampMonths", 0, 8);
    }
    return said;
  }

  private void scenario(ObjectNode scenario, double share) {
    SCENARIO.forEach((name, range) -> number(scenario, name, range, share));
  }

  private void number(ObjectNode to, String name, List<Double> range, double share) {
    double from = range.get(0);
    if (random.nextDouble() < odd) {
      to.put(name, ODD.get(random.nextInt(ODD.size())));
    } else if (random.nextDouble() < share) {
      to.put(name, from + random.nextDouble() * (range.get(1) - from));
    } else if (name.equals("engineers") || name.equals("baseSalaryPerYear")) {
      to.put(name, range.get(1));
    }
  }

  private void whole(ObjectNode to, String name, int from, int below) {
    to.put(name, from + random.nextInt(below));
  }
}
