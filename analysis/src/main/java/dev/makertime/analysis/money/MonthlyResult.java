package dev.makertime.analysis.money;

import dev.makertime.analysis.money.ScenarioInputs.Org;
import dev.makertime.analysis.money.ScenarioInputs.Run;
import dev.makertime.analysis.money.ScenarioInputs.Scenario;

/**
 * Computes a steady month of a scenario, in hours of one engineer and in money of all engineers.
 */
public record MonthlyResult(Hours hours, Cost monthly) {

  /**
   * Hours per engineer and month.
   *
   * @param technical what is left of the contract
   * @param featureGapDemand what the platform's gaps would take
   * @param featureGap what they take, at most all that is left
   * @param useful technical without the gaps
   * @param overload beyond the contract
   * @param waste all that is not useful: waste + useful = contract + overload
   */
  public record Hours(
      double manual,
      double mechanicalWait,
      double mechanicalSwitch,
      double mechanical,
      double meetings,
      double technical,
      double featureGapDemand,
      double featureGap,
      double useful,
      double overload,
      double waste) {}

  /** Money per month, of all engineers. */
  public record Cost(
      double costManual,
      double costMechanical,
      double costMeetings,
      double costFeatureGap,
      double costLabour,
      double costTurnover,
      double costDelay,
      double costTools,
      double totalMonthly) {}

  /** What is technical before it is known what the platform's features are worth. */
  static double technical(Org org, Scenario scenario) {
    double busy = manual(org, scenario) + mechanical(org, scenario) + scenario.meetingHours();
    return Math.max(0, org.contractHoursPerMonth() - busy);
  }

  static MonthlyResult of(
      Org org, Scenario scenario, double platformHours, double referenceLeadTime) {
    double manual = manual(org, scenario);
    double waiting = waiting(org, scenario);
    double switching = switching(org, scenario);
    double mechanical = waiting + switching;
    double meetings = scenario.meetingHours();
    double busy = manual + mechanical + meetings;
    double technical = Math.max(0, org.contractHoursPerMonth() - busy);
    double demand = (1 - scenario.featureCompleteness()) * platformHours;
    double gap = Math.min(technical, demand);
    Hours hours =
        new Hours(
            manual,
            waiting,
            switching,
            mechanical,
            meetings,
            technical,
            demand,
            gap,
            technical - gap,
            Math.max(0, busy - org.contractHoursPerMonth()),
            busy + gap);
    return new MonthlyResult(hours, cost(org, scenario, hours, referenceLeadTime));
  }

  private static Cost cost(Org org, Scenario scenario, Hours hours, double referenceLeadTime) {
    double hour = org.engineers() * org.hourlyCost();
    double labour = hour * hours.waste();
    double turnover =
        org.engineers()
            * scenario.attritionPerYear()
            / 12
            * org.replacementCostFraction()
            * org.baseSalaryPerYear();
    double delay =
        org.newProjectsPerYear()
            / 12
            * org.valuePerProjectMonth()
            * Math.max(0, scenario.leadTimeMonths() - referenceLeadTime);
    double tools =
        org.engineers() * scenario.subscriptionPerEngineerMonth()
            + scenario.subscriptionFlatMonth();
    return new Cost(
        hour * hours.manual(),
        hour * hours.mechanical(),
        hour * hours.meetings(),
        hour * hours.featureGap(),
        labour,
        turnover,
        delay,
        tools,
        labour + turnover + delay + tools);
  }

  private static double manual(Org org, Scenario scenario) {
    return scenario.manualFixedHours()
        + scenario.maintenanceHoursPerProject() * org.projectsPerEngineer();
  }

  private static double mechanical(Org org, Scenario scenario) {
    return waiting(org, scenario) + switching(org, scenario);
  }

  private static double waiting(Org org, Scenario scenario) {
    return overlap(org)
        * org.runs().stream()
            .mapToDouble(run -> count(run, scenario) * charge(org, run, scenario).waiting() / 60)
            .sum();
  }

  private static double switching(Org org, Scenario scenario) {
    return overlap(org)
        * org.runs().stream()
            .mapToDouble(run -> count(run, scenario) * charge(org, run, scenario).switching() / 60)
            .sum();
  }

  private static double overlap(Org org) {
    return org.overlapFactor() == null ? 1 : org.overlapFactor();
  }

  private static double count(Run run, Scenario scenario) {
    return scenario.runCountFactor() * run.perEngineerMonth();
  }

  private static WaitCostRule.Charge charge(Org org, Run run, Scenario scenario) {
    return org.penaltyRule()
        .charge(
            scenario.runDurationFactor() * run.minutes(),
            org.attentionMinutes(),
            org.resumptionMinutes());
  }
}
