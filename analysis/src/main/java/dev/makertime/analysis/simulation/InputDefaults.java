package dev.makertime.analysis.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the default of each input, its source and its bounds. */
final class InputDefaults {

  /**
   * One input.
   *
   * @param value absent = it must be given
   * @param source of the default
   * @param least what a number may be, included
   * @param most what a number may be, included
   * @param whole whether it must be a whole number
   * @param words what a word may be; empty = any, or no word at all
   */
  record Of(
      @Nullable Object value,
      String source,
      double least,
      double most,
      boolean whole,
      List<String> words) {
    boolean isNumber() {
      return !(value instanceof String);
    }
  }

  /** More than any budget, and few enough digits to compute with. */
  static final double ANY = 1e12;

  /** Hours of a month: nobody has more. */
  static final double MONTH = 744;

  /** The least that is not nothing: smaller figures only make others that cannot be computed. */
  static final double SMALLEST = 1e-9;

  /** More scenarios than this no page and no workbook shows. */
  static final int SCENARIOS = 12;

  static final int RUNS = 1_000;

  /** Has no default: without an answer, what missing features cost is not computed. */
  static final String FEATURES = "featureCompleteness";

  private static final double PROJECTS = 1e6;
  private static final double LEAST_BUILD = 0.01;

  /** What is the same in all scenarios. */
  static final Map<String, Of> ORG = org();

  /** What each scenario has of its own; of the current one these hold, the others begin with it. */
  static final Map<String, Of> SCENARIO = scenario();

  /** Of these, other scenarios do not begin with what the current one has. */
  static final Map<String, Of> PROJECTED = projected();

  private InputDefaults() {}

  static Of number(@Nullable Number value, String source, double least, double most) {
    return new Of(value, source, least, most, false, List.of());
  }

  private static Of whole(@Nullable Integer value, String source, double least, double most) {
    return new Of(value, source, least, most, true, List.of());
  }

  private static Of word(String value, String source, String... words) {
    return new Of(value, source, 0, 0, false, List.of(words));
  }

  private static Of needed(double least) {
    return number(null, "", least, ANY);
  }

  private static Map<String, Of> org() {
    Map<String, Of> all = new LinkedHashMap<>();
    all.put("currency", word("EUR", "none given"));
    all.put("engineers", needed(SMALLEST));
    all.put("baseSalaryPerYear", needed(0));
    all.put("benefitsMultiplier", number(1.5, "DORA 2020", 1, 10));
    all.put("contractHoursPerMonth", number(230 * 8 / 12.0, "230 days of 8 hours", 1, MONTH));
    all.put("discountRateAnnual", number(0.1, "Forrester TEI", 0, 10));
    all.put("horizonMonths", whole(36, "Forrester TEI", 1, 600));
    all.put("realisationShare", number(0.5, "half of saved hours become money", 0, 1));
    all.put("valuation", word("LABOUR", "hours at their cost", "LABOUR", "CAPACITY"));
    all.put("replacementCostFraction", number(0.21, "Center for American Progress", 0, 10));
    all.put("newProjectsPerYear", number(0.0, "none given", 0, ANY));
    all.put("valuePerProjectMonth", number(0.0, "ignored", 0, ANY));
    all.put("attentionMinutes", number(10.0, "makertime's policy", 0, 1440));
    all.put("resumptionMinutes", number(10.0, "makertime's policy", 0, 1440));
    all.put("penaltyRule", word("CONTINUOUS", "as the timeline charges", "CONTINUOUS", "STEP"));
    all.put("amortisationMonths", whole(null, "as the horizon", 1, 600));
    all.put("projectsPerEngineer", number(0.0, "none given", 0, PROJECTS));
    all.put("capacityStartProjects", number(null, "as in production now", 0, PROJECTS));
    all.put("overlapFactor", number(1.0, "waits one by one", 0, 100));
    return all;
  }

  private static Map<String, Of> scenario() {
    Map<String, Of> all = new LinkedHashMap<>();
    all.put("manualFixedHours", number(0.0, "none given", 0, MONTH));
    all.put("maintenanceHoursPerProject", number(0.0, "none given", 0, 1e6));
    all.put("runDurationFactor", number(1.0, "as current", 0, 1000));
    all.put("runCountFactor", number(1.0, "as current", 0, 1000));
    all.put("meetingHours", number(0.0, "none given", 0, MONTH));
    all.put(FEATURES, number(1.0, "not answered, so missing features are left out", 0, 1));
    all.put("attritionPerYear", number(0.132, "LinkedIn 2018", 0, 10));
    all.put("leadTimeMonths", number(0.0, "none given", 0, 600));
    all.put("projectBuildHours", number(null, "", LEAST_BUILD, ANY));
    all.put("subscriptionPerEngineerMonth", number(0.0, "none", 0, ANY));
    all.put("subscriptionFlatMonth", number(0.0, "none", 0, ANY));
    return all;
  }

  private static Map<String, Of> projected() {
    Map<String, Of> all = new LinkedHashMap<>();
    all.put("assessmentHours", number(0.0, "none", 0, ANY));
    all.put("assessmentFees", number(0.0, "none", 0, ANY));
    all.put("toolOneOff", number(0.0, "none", 0, ANY));
    all.put("trainingPerEngineer", number(0.0, "none", 0, ANY));
    all.put("learningMonths", whole(3, "DORA 2026", 0, 600));
    all.put("learningDrop", number(0.15, "DORA 2026", 0, 1));
    all.put("rampMonths", whole(3, "as long as the learning", 0, 600));
    return all;
  }

  /** Of the current scenario: nothing is introduced, so nothing is paid or lost. */
  static Of unchanged(Of of) {
    return new Of(
        of.whole() ? (Number) 0 : (Number) 0.0, "no change", 0, of.most(), of.whole(), of.words());
  }
}
