package dev.makertime.analysis.money;

import dev.makertime.analysis.money.Projection.Saving;
import dev.makertime.analysis.money.ScenarioInputs.Scenario;

/**
 * Computes what one scenario is worth if its migration ends on time, late, or fails, and what one
 * more month costs. Many dates may be asked of the same inputs.
 */
public final class MigrationPaths {
  private final ScenarioInputs inputs;
  private final Scenario scenario;
  private final MonthlyResult current;
  private final MonthlyResult month;
  private final Saving saving;

  /** Of a scenario that is compared with the current one. */
  public MigrationPaths(ScenarioInputs inputs, Scenario scenario) {
    this.inputs = inputs;
    this.scenario = scenario;
    double platform = ScenarioResults.platformHours(inputs);
    double reference = ScenarioResults.referenceLeadTime(inputs);
    current = MonthlyResult.of(inputs.org(), inputs.current(), platform, reference);
    month = MonthlyResult.of(inputs.org(), scenario, platform, reference);
    saving = Projection.saving(inputs.org(), current.monthly(), month.monthly());
  }

  public Scenario scenario() {
    return scenario;
  }

  private CashFlowMonths months(LateFinish late, boolean succeeds) {
    return new CashFlowMonths(inputs, scenario, current, month, saving, late, succeeds);
  }

  /** The cash flow month by month, today first. */
  public CashFlow flow(LateFinish late, boolean succeeds) {
    return months(late, succeeds).flow(Projection.oneOff(inputs.org(), scenario));
  }

  /** The net present value at the rate of the inputs. */
  public double npv(LateFinish late, boolean succeeds) {
    CashFlowMonths months = months(late, succeeds);
    double rate = CashFlow.monthly(inputs.org().discountRateAnnual());
    return CashFlow.presentValue(months.benefits(), rate)
        - CashFlow.presentValue(months.investments(), rate)
        - Projection.oneOff(inputs.org(), scenario);
  }

  /** What one more month takes from the net present value, by part. */
  public DelayParts oneMoreMonth(LateFinish late, boolean succeeds) {
    double rate = CashFlow.monthly(inputs.org().discountRateAnnual());
    return months(late, succeeds)
        .parts(rate)
        .less(months(late.withMonths(late.months() + 1), succeeds).parts(rate));
  }
}
