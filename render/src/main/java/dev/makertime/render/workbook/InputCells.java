package dev.makertime.render.workbook;

import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Lists the inputs in their order, by key, with their labels in the workbook. */
final class InputCells {
  static final String SHEET = "Simulation";
  static final int RUNS = 15;

  private static final Set<String> WHOLE =
      Set.of(
          "baseSalaryPerYear",
          "horizonMonths",
          "amortisationMonths",
          "valuePerProjectMonth",
          "assessmentFees",
          "toolOneOff",
          "trainingPerEngineer",
          "learningMonths",
          "rampMonths");

  private static final Set<String> RATES =
      Set.of(
          "benefitsMultiplier",
          "discountRateAnnual",
          "realisationShare",
          "replacementCostFraction",
          "overlapFactor",
          "runDurationFactor",
          "runCountFactor",
          "featureCompleteness",
          "attritionPerYear",
          "learningDrop");

  /** The row below the waits, which ends them. */
  static final String SUM = "sum";

  static final Map<String, String> ORG = org();
  static final Map<String, String> SCENARIO = scenario();

  private InputCells() {}

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
    return all;
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
    return all;
  }

  /** How the cell of an input looks: no more digits than it may need. */
  static Look look(String key) {
    if (WHOLE.contains(key)) {
      return Look.INPUT_WHOLE;
    }
    return RATES.contains(key) ? Look.INPUT_RATE : Look.INPUT_HOURS;
  }
}
