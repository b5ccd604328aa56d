package dev.makertime.analysis.money;

import dev.makertime.analysis.money.Projection.Saving;
import dev.makertime.analysis.money.ScenarioInputs.Org;
import dev.makertime.analysis.money.ScenarioInputs.Scenario;
import dev.makertime.analysis.money.ScenarioInputs.Valuation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes the benefits and investments of each month, from the first to the horizon, of a
 * migration that ends on time, late, or fails. One that fails gains nothing: its tools are paid
 * until everything ought to be gained, and the old ones for good.
 */
final class CashFlowMonths {
  private final Org org;
  private final Scenario scenario;
  private final LateFinish late;
  private final boolean succeeds;
  private final double[] benefits;
  private final double[] oldTools;
  private final double[] learning;
  private final double[] drag;
  private final double[] fees;
  private final double[] roadmap;
  private final double[] newTools;
  private final double learningLoss;
  private @Nullable List<Double> projects;

  CashFlowMonths(
      ScenarioInputs inputs,
      Scenario scenario,
      MonthlyResult current,
      MonthlyResult month,
      Saving saving) {
    this(inputs, scenario, current, month, saving, LateFinish.ON_TIME, true);
  }

  CashFlowMonths(
      ScenarioInputs inputs,
      Scenario scenario,
      MonthlyResult current,
      MonthlyResult month,
      Saving saving,
      LateFinish late,
      boolean succeeds) {
    org = inputs.org();
    this.scenario = scenario;
    this.late = late;
    this.succeeds = succeeds;
    int horizon = org.horizonMonths();
    boolean isLabour = org.valuation() == Valuation.LABOUR;
    benefits = isLabour ? new double[horizon] : worthOfProjects(inputs, current, month);
    oldTools = new double[horizon];
    newTools = new double[horizon];
    double lost = isLabour ? org.engineers() * org.hourlyCost() * org.contractHoursPerMonth() : 0;
    learning = whileLearning(lost * scenario.learningDrop());
    learningLoss = lost * scenario.learningDrop() * Math.min(horizon, scenario.learningMonths());
    drag = whileDragging(lost * late.dragShare());
    fees = whileDragging(late.feesPerMonth());
    roadmap =
        whileDragging(
            isLabour || !(org.valuePerProjectMonth() > 0) ? late.roadmapCostPerMonth() : 0);
    double gain =
        isLabour ? saving.labourRealised() + saving.turnover() + saving.delay() : saving.turnover();
    for (int t = 1; t <= horizon; t++) {
      double gained = gained(t);
      benefits[t - 1] += gained * gain;
      oldTools[t - 1] = gained >= 1 ? current.monthly().costTools() : 0;
      newTools[t - 1] = isPaidFor(t) ? month.monthly().costTools() : 0;
    }
  }

  private double gained(int month) {
    return succeeds ? scenario.gained(month - late.months()) : 0;
  }

  /** Whether the new tools are paid: of a failure until everything ought to be gained. */
  private boolean isPaidFor(int month) {
    return succeeds || month - late.months() <= scenario.learningMonths() + scenario.rampMonths();
  }

  private double[] whileLearning(double cost) {
    double[] months = new double[org.horizonMonths()];
    Arrays.fill(months, 0, Math.min(months.length, scenario.learningMonths()), cost);
    return months;
  }

  private double[] whileDragging(double cost) {
    double[] months = new double[org.horizonMonths()];
    for (int t = 1; t <= months.length; t++) {
      months[t - 1] = late.isDragging(t, scenario.learningMonths()) ? cost : 0;
    }
    return months;
  }

  /** What the projects more than now are worth in each month. */
  private double[] worthOfProjects(
      ScenarioInputs inputs, MonthlyResult current, MonthlyResult month) {
    Scenario now = inputs.current();
    double budgetNow = ScenarioResults.budget(org, now, current);
    double budgetThen = ScenarioResults.budget(org, scenario, month);
    double[] worth = new double[org.horizonMonths()];
    double with = org.capacityStartProjects();
    double without = with;
    List<Double> curve = new ArrayList<>(List.of(with));
    for (int t = 1; t <= worth.length; t++) {
      worth[t - 1] = org.valuePerProjectMonth() * org.engineers() * (with - without);
      double gained = gained(t);
      with =
          Capacity.next(
              with,
              between(budgetNow, budgetThen, gained) - lostHours(t),
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

  /** Hours that an engineer cannot build in: they learn, or drag on. */
  private double lostHours(int month) {
    double share =
        month <= scenario.learningMonths()
            ? scenario.learningDrop()
            : late.isDragging(month, scenario.learningMonths()) ? late.dragShare() : 0;
    return org.contractHoursPerMonth() * share;
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
    return sum(benefits, oldTools);
  }

  double[] investments() {
    return sum(learning, drag, fees, roadmap, newTools);
  }

  private static double[] sum(double[]... parts) {
    double[] sums = new double[parts[0].length];
    for (double[] part : parts) {
      Arrays.setAll(sums, t -> sums[t] + part[t]);
    }
    return sums;
  }

  CashFlow flow(double oneOff) {
    double[] benefit = benefits();
    double[] investment = investments();
    double[] flows = new double[benefit.length + 1];
    Arrays.setAll(
        flows, t -> t == 0 ? -oneOff : CashFlow.difference(benefit[t - 1], investment[t - 1]));
    return CashFlow.of(flows);
  }

  /** What each part is worth today at a monthly rate; what is paid is below 0. */
  DelayParts parts(double rate) {
    return new DelayParts(
        CashFlow.presentValue(benefits, rate),
        CashFlow.presentValue(oldTools, rate),
        -CashFlow.presentValue(learning, rate),
        -CashFlow.presentValue(drag, rate),
        -CashFlow.presentValue(fees, rate),
        -CashFlow.presentValue(roadmap, rate),
        -CashFlow.presentValue(newTools, rate));
  }
}
