package dev.makertime.reporter.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is assumed of an input that nobody gave, and within which bounds each must lie. */
final class Defaults {

  /**
   * One input.
   *
   * @param value absent = it must be given
   * @param source of the default
   * @param least what it may be, included
   * @param most what it may be, included
   */
  record Of(@Nullable Object value, String source, double least, double most) {
    boolean isNumber() {
      return !(value instanceof String);
    }
  }

  /** More than any budget, and few enough digits to compute with. */
  static final double ANY = 1e12;

  /** What is the same in all scenarios. */
  static final Map<String, Of> ORG = org();

  /** What each scenario has of its own; of the current one these hold, the others begin with it. */
  static final Map<String, Of> SCENARIO = scenario();

  /** Of these, other scenarios do not begin with what the current one has. */
  static final Map<String, Of> PROJECTED = projected();

  /** What words may be said. */
  static final Map<String, List<String>> CHOICES =
      Map.of(
          "valuation", List.of("LABOUR", "CAPACITY"), "penaltyRule", List.of("CONTINUOUS", "STEP"));

  private Defaults() {}

  private static Map<String, Of> org() {
    Map<String, Of> all = new LinkedHashMap<>();
    all.put("currency", new Of("EUR", "none was given", 0, 0));
    all.put("engineers", needed(Double.MIN_VALUE));
    all.put("baseSalaryPerYear", needed(0));
    all.put("benefitsMultiplier", new Of(1.5, "DORA 2020", 1, 10));
    all.put("contractHoursPerMonth", new Of(230 * 8 / 12.0, "230 days of 8 hours", 1, 744));
    all.put("discountRateAnnual", new Of(0.1, "Forrester TEI", 0, 10));
    all.put("horizonMonths", new Of(36, "Forrester TEI", 1, 600));
    all.put("realisationShare", new Of(0.5, "half of saved hours become money", 0, 1));
    all.put("valuation", new Of("LABOUR", "hours at their cost", 0, 0));
    all.put("replacementCostFraction", new Of(0.21, "Center for American Progress", 0, 10));
    all.put("newProjectsPerYear", new Of(0.0, "none is known", 0, ANY));
    all.put("valuePerProjectMonth", new Of(0.0, "not looked at", 0, ANY));
    all.put("attentionMinutes", new Of(10.0, "makertime's policy", 0, 1440));
    all.put("resumptionMinutes", new Of(10.0, "makertime's policy", 0, 1440));
    all.put("penaltyRule", new Of("CONTINUOUS", "as the timeline charges", 0, 0));
    all.put("amortisationMonths", new Of(null, "as the horizon", 1, 600));
    all.put("projectsPerEngineer", new Of(0.0, "none is known", 0, ANY));
    all.put("capacityStartProjects", new Of(null, "as now in production", 0, ANY));
    all.put("overlapFactor", new Of(1.0, "waits one by one", 0, 100));
    return all;
  }

  private static Map<String, Of> scenario() {
    Map<String, Of> all = new LinkedHashMap<>();
    all.put("manualFixedHours", new Of(0.0, "none is known", 0, 744));
    all.put("maintenanceHoursPerProject", new Of(0.0, "none is known", 0, 1e6));
    all.put("runDurationFactor", new Of(1.0, "as now", 0, 1000));
    all.put("runCountFactor", new Of(1.0, "as now", 0, 1000));
    all.put("meetingHours", new Of(0.0, "none is known", 0, 744));
    all.put("featureCompleteness", new Of(1.0, "nothing is known to be missing", 0, 1));
    all.put("attritionPerYear", new Of(0.132, "LinkedIn 2018", 0, 10));
    all.put("leadTimeMonths", new Of(0.0, "none is known", 0, 600));
    all.put("projectBuildHours", needed(Double.MIN_VALUE));
    all.put("subscriptionPerEngineerMonth", new Of(0.0, "none", 0, ANY));
    all.put("subscriptionFlatMonth", new Of(0.0, "none", 0, ANY));
    return all;
  }

  private static Map<String, Of> projected() {
    Map<String, Of> all = new LinkedHashMap<>();
    all.put("assessmentHours", new Of(0.0, "none", 0, ANY));
    all.put("assessmentFees", new Of(0.0, "none", 0, ANY));
    all.put("toolOneOff", new Of(0.0, "none", 0, ANY));
    all.put("trainingPerEngineer", new Of(0.0, "none", 0, ANY));
    all.put("learningMonths", new Of(3, "DORA 2026", 0, 600));
    all.put("learningDrop", new Of(0.15, "DORA 2026", 0, 1));
    all.put("rampMonths", new Of(3, "as long as the learning", 0, 600));
    return all;
  }

  private static Of needed(double least) {
    return new Of(null, "", least, ANY);
  }
}
