package dev.makertime.analysis.money;

import dev.makertime.analysis.money.Projection.Saving;
import dev.makertime.analysis.money.ScenarioInputs.Org;
import dev.makertime.analysis.money.ScenarioInputs.Scenario;
import dev.makertime.analysis.money.ScenarioInputs.Valuation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes the benefits and investments of each month, from the first to the horizon. */
final class CashFlowMonths {
  private final double[] benefits;
  private final double[] investments;
  private final double learningLoss;
  private @Nullable List<Double> projects;

  CashFlowMonths(
      ScenarioInputs inputs,
      Scenario scenario,
      MonthlyResult current,
      MonthlyResult month,
      Saving saving) {
    Org org = inputs.org();
    int horizon = org.horizonMonths();
    benefits = new double[horizon];
    investments = new double[horizon];
    boolean isLabour = org.valuation() == Valuation.LABOUR;
    double[] more =
        isLabour ? new double[horizon] : worthOfProjects(inputs, scenario, current, month);
    double learning = isLabour ? learning(org, scenario) : 0;
    learningLoss = learning * Math.min(horizon, scenario.learningMonths());
    for (int t = 1; t <= horizon; t++) {
      double gained = scenario.gained(t);
      double gain =
          isLabour
              ? saving.labourRealised() + saving.turnover() + saving.delay()
              : saving.turnover();
      double tools = gained >= 1 ? current.monthly().costTools() : 0;
      benefits[t - 1] = gained * gain + tools + more[t - 1];
      investments[t - 1] =
          (t <= scenario.learningMonths() ? learning : 0) + month.monthly().costTools();
    }
  }

  /** What the hours of a month cost that are lost while people learn. */
  private static double learning(Org org, Scenario scenario) {
    return org.engineers()
        * org.hourlyCost()
        * org.contractHoursPerMonth()
        * scenario.learningDrop();
  }

  /** What the projects more than now are worth in each month. */
  private double[] worthOfProjects(
      ScenarioInputs inputs, Scenario scenario, MonthlyResult current, MonthlyResult month) {
    Org org = inputs.org();
    Scenario now = inputs.current();
    double budgetNow = ScenarioResults.budget(org, now, current);
    double budgetThen = ScenarioResults.budget(org, scenario, month);
    double[] worth = new double[org.horizonMonths()];
    double with = org.capacityStartProjects();
    double without = with;
    List<Double> curve = new ArrayList<>(List.of(with));
    for (int t = 1; t <= worth.length; t++) {
      worth[t - 1] = org.valuePerProjectMonth() * org.engineers() * (with - without);
      double gained = scenario.gained(t);
      double lost =
          t <= scenario.learningMonths()
              ? org.contractHoursPerMonth() * scenario.learningDrop()
              : 0;
      with =
          Capacity.next(
              with,
              between(budgetNow, budgetThen, gained) - lost,
              between(
                  now.maintenanceHoursPerProject(), scenario.maintenanceHoursPerProject(), gained),
              between(now.projectBuildHours(), scenario.projectBuildHours(), gained));
      without =
          Capacity.next(
              without, budgetNow, now.maintenanceHoursPerProject(), now.projectBuildHours());
      curve.add(with);
    }
    projects = List.copyOf(curve);
    return worth;
  }

  private static double between(double from, double to, double share) {
    return from + (to - from) * share;
  }

  @Nullable List<Double> projects() {
    return projects;
  }

  /** What learning costs in all, within the horizon. */
  double learningLoss() {
    return learningLoss;
  }

  double[] benefits() {
    return benefits;
  }

  double[] investments() {
    return investments;
  }

  CashFlow flow(double oneOff) {
    double[] flows = new double[benefits.length + 1];
    Arrays.setAll(
        flows, t -> t == 0 ? -oneOff : CashFlow.difference(benefits[t - 1], investments[t - 1]));
    return CashFlow.of(flows);
  }
}
