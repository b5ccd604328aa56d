package dev.makertime.analysis.money;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the inputs that scenarios are computed from.
 *
 * @param scenarios by name; {@link #CURRENT} is what the others are compared with
 */
public record ScenarioInputs(Org org, Map<String, Scenario> scenarios) {
  public static final String CURRENT = "current";

  /** What is paid back: hours at their cost, or the projects that they are spent on. */
  public enum Valuation {
    LABOUR,
    CAPACITY
  }

  /**
   * What is the same in all scenarios.
   *
   * @param engineers people
   * @param baseSalaryPerYear currency a year and person
   * @param benefitsMultiplier loaded cost over salary, from 1
   * @param contractHoursPerMonth hours per person and month
   * @param discountRateAnnual effective, such as 0.1
   * @param horizonMonths what is looked at, from 1
   * @param realisationShare of saved labour that becomes money, 0 to 1
   * @param replacementCostFraction of a yearly salary, for each who leaves
   * @param newProjectsPerYear of all
   * @param valuePerProjectMonth margin a month; 0 = not looked at
   * @param attentionMinutes how long an engineer watches a machine
   * @param resumptionMinutes what resumption costs at most
   * @param platformFeatureHours what a complete platform would save, per person and month; absent =
   *     the current technical hours
   * @param amortisationMonths over which one-off costs are shown, never discounted by
   * @param projectsPerEngineer in production
   * @param capacityStartProjects a person, at the beginning
   * @param runs how long machines are waited for, and how often
   * @param overlapFactor what is charged by the timeline over what the runs alone would be: waits
   *     at the same time are waited for once; absent = 1
   */
  public record Org(
      String currency,
      double engineers,
      double baseSalaryPerYear,
      double benefitsMultiplier,
      double contractHoursPerMonth,
      double discountRateAnnual,
      int horizonMonths,
      double realisationShare,
      Valuation valuation,
      double replacementCostFraction,
      double newProjectsPerYear,
      double valuePerProjectMonth,
      double attentionMinutes,
      double resumptionMinutes,
      WaitCostRule penaltyRule,
      @Nullable Double platformFeatureHours,
      int amortisationMonths,
      double projectsPerEngineer,
      double capacityStartProjects,
      List<Run> runs,
      @Nullable Double overlapFactor) {
    public Org {
      runs = runs == null ? List.of() : List.copyOf(runs);
      require(valuation != null, "org.valuation is missing: LABOUR or CAPACITY");
      require(penaltyRule != null, "org.penaltyRule is missing: CONTINUOUS or STEP");
      require(currency != null, "org.currency is missing");
      require(
          engineers > 0 && contractHoursPerMonth > 0 && horizonMonths > 0 && amortisationMonths > 0,
          "org: engineers, contractHoursPerMonth, horizonMonths and amortisationMonths must be"
              + " positive");
    }

    /** What an hour costs, loaded. */
    double hourlyCost() {
      return baseSalaryPerYear * benefitsMultiplier / (12 * contractHoursPerMonth);
    }
  }

  /** A wait of some minutes, so many times per person and month. */
  public record Run(double minutes, double perEngineerMonth) {}

  /**
   * One way to work.
   *
   * @param manualFixedHours per person and month, whatever the number of projects
   * @param maintenanceHoursPerProject per project and month
   * @param runDurationFactor over the current durations
   * @param runCountFactor over the current counts
   * @param meetingHours per person and month
   * @param featureCompleteness of the platform, 0 to 1
   * @param attritionPerYear of people, such as 0.13
   * @param leadTimeMonths from a project's start to production
   * @param projectBuildHours technical hours a project
   * @param learningMonths in which nothing is gained yet
   * @param learningDrop of all hours, lost in them
   * @param rampMonths from then until all is gained
   */
  public record Scenario(
      double manualFixedHours,
      double maintenanceHoursPerProject,
      double runDurationFactor,
      double runCountFactor,
      double meetingHours,
      double featureCompleteness,
      double attritionPerYear,
      double leadTimeMonths,
      double projectBuildHours,
      double subscriptionPerEngineerMonth,
      double subscriptionFlatMonth,
      double assessmentHours,
      double assessmentFees,
      double toolOneOff,
      double trainingPerEngineer,
      int learningMonths,
      double learningDrop,
      int rampMonths) {

    /** How much of a scenario's gain is there in a month, 0 to 1. */
    double gained(int month) {
      if (month <= learningMonths) {
        return 0;
      }
      return rampMonths == 0 ? 1 : Math.min(1, (month - learningMonths) / (double) rampMonths);
    }
  }

  /**
   * Checks what is there.
   *
   * @throws IllegalArgumentException when there is no current scenario or nobody works
   */
  public ScenarioInputs {
    require(org != null, "org is missing");
    require(
        scenarios != null && scenarios.containsKey(CURRENT), "scenarios: there is no current one");
    scenarios = Collections.unmodifiableMap(new LinkedHashMap<>(scenarios));
    scenarios.forEach(
        (name, scenario) ->
            require(
                scenario != null && scenario.projectBuildHours() > 0,
                "scenarios.%s.projectBuildHours must be positive".formatted(name)));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** What the others are compared with. */
  public Scenario current() {
    Scenario current = scenarios.get(CURRENT);
    if (current == null) {
      throw new IllegalStateException("checked before");
    }
    return current;
  }
}
