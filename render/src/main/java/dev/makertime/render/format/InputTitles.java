package dev.makertime.render.format;

import dev.makertime.analysis.simulation.Simulation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names the inputs of a simulation in plain words, by key, in the order of sheets and pages. */
public final class InputTitles {
  /** Those of all scenarios together. */
  public static final Map<String, String> ORG = org();

  /** Those of each scenario. */
  public static final Map<String, String> SCENARIO = scenario();

  private static final Map<String, String> OTHERS =
      Map.of("runs", "Waits for runs", "monthlyCost", "Cost of a person-month");
  private static final String SCENARIOS = "scenarios.";

  private InputTitles() {}

  /**
   * Names an input by its path, such as {@code scenarios.current.meetingHours}; one without a title
   * keeps its path.
   */
  public static String of(String path) {
    String key = path.substring(path.lastIndexOf('.') + 1);
    if (path.startsWith(SCENARIOS) && SCENARIO.containsKey(key)) {
      String scenario =
          path.substring(SCENARIOS.length(), Math.max(SCENARIOS.length(), path.lastIndexOf('.')));
      return "%s (%s)".formatted(SCENARIO.get(key), scenario.equals("current") ? "now" : scenario);
    }
    return path.equals("org." + key) ? ORG.getOrDefault(key, OTHERS.getOrDefault(key, path)) : path;
  }

  /** Names all inputs of a simulation, by path. */
  public static Map<String, String> of(Simulation simulation) {
    Map<String, String> all = new LinkedHashMap<>();
    simulation.assumptions().origins().keySet().forEach(path -> all.put(path, of(path)));
    return all;
  }

  private static Map<String, String> org() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("currency", "Currency");
    all.put("engineers", "Engineers");
    all.put("baseSalaryPerYear", "Salary per year");
    all.put("benefitsMultiplier", "Loaded cost over salary");
    all.put("contractHoursPerMonth", "Contract hours per month");
    all.put("discountRateAnnual", "Discount rate per year");
    all.put("horizonMonths", "Horizon, months");
    all.put("realisationShare", "Share of saved labour that becomes money");
    all.put("valuation", "Valuation (LABOUR or CAPACITY)");
    all.put(
        "replacementCostFraction", "Cost of replacing an engineer, as a share of a yearly salary");
    all.put("newProjectsPerYear", "New projects per year");
    all.put("valuePerProjectMonth", "Value of a project per month (0 = ignored)");
    all.put("attentionMinutes", "Attention, minutes");
    all.put("resumptionMinutes", "Resumption, minutes at most");
    all.put("penaltyRule", "Rule for resumption (CONTINUOUS or STEP)");
    all.put(
        "platformFeatureHours", "What a complete platform would save, hours (empty = technical)");
    all.put("amortisationMonths", "One-off costs shown over, months");
    all.put("projectsPerEngineer", "Projects in production per engineer");
    all.put("capacityStartProjects", "Projects per engineer at the start");
    all.put("overlapFactor", "Factor for overlapping waits");
    return Collections.unmodifiableMap(all);
  }

  private static Map<String, String> scenario() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("manualFixedHours", "Manual hours, fixed");
    all.put("maintenanceHoursPerProject", "Maintenance hours per project");
    all.put("runDurationFactor", "Run durations, factor");
    all.put("runCountFactor", "Run counts, factor");
    all.put("meetingHours", "Meeting hours");
    all.put("featureCompleteness", "Completeness of the platform, 0 to 1");
    all.put("attritionPerYear", "Attrition per year");
    all.put("leadTimeMonths", "Lead time of a project, months");
    all.put("projectBuildHours", "Hours to build a project");
    all.put("subscriptionPerEngineerMonth", "Subscription per engineer and month");
    all.put("subscriptionFlatMonth", "Subscription per month, flat");
    all.put("assessmentHours", "Assessment, hours");
    all.put("assessmentFees", "Assessment fees");
    all.put("toolOneOff", "Tools, paid once");
    all.put("trainingPerEngineer", "Training per engineer");
    all.put("learningMonths", "Months of learning");
    all.put("learningDrop", "Share of hours lost in learning");
    all.put("rampMonths", "Months of ramp-up after learning");
    return Collections.unmodifiableMap(all);
  }
}
