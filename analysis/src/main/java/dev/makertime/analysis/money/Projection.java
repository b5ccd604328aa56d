package dev.makertime.analysis.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makertime.analysis.money.ScenarioInputs.Org;
import dev.makertime.analysis.money.ScenarioInputs.Scenario;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes what a scenario changes against the current one. The realised share applies to savings
 * of labour only: a loss counts whole. Until everything is gained, both tools are paid.
 *
 * @param oneOff paid today
 * @param oneOffAmortisedPerMonth for showing only
 * @param learningLoss what the hours cost that are lost while people learn; 0 where projects are
 *     what is paid back
 * @param steadyMonthlySaving once all is gained
 * @param cashFlow month by month, today first
 * @param investmentTotal all that is paid, undiscounted
 * @param benefitTotal all that comes back
 * @param roi (benefits − investments) / investments; absent where nothing is invested
 * @param roiPv the same of present values
 * @param measuredBaselineShare of the change in categories whose baseline is measured
 * @param migrationFluidCurve projects of an engineer month by month, on the way from now to then;
 *     only where projects are what is paid back
 */
public record Projection(
    double oneOff,
    double oneOffAmortisedPerMonth,
    double learningLoss,
    double freedHoursPerEngineer,
    double freedHoursTeam,
    double freedFte,
    Saving steadyMonthlySaving,
    List<Double> cashFlow,
    List<Double> cumulativeCashFlow,
    @Nullable Integer breakEvenMonth,
    @Nullable Double breakEvenFractional,
    double npv,
    @Nullable Double irrMonthly,
    @Nullable Double irrAnnual,
    CashFlow.IrrFlag irrFlag,
    double investmentTotal,
    double benefitTotal,
    @Nullable Double roi,
    @Nullable Double roiPv,
    Categories steadySavingByCategory,
    @Nullable Double measuredBaselineShare,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Double> migrationFluidCurve) {

  public Projection {
    cashFlow = List.copyOf(cashFlow);
    cumulativeCashFlow = List.copyOf(cumulativeCashFlow);
  }

  /** Money a month. */
  public record Saving(
      double labourGross, double labourRealised, double turnover, double delay, double tools) {}

  /** Money a month, by what it is saved on; gross. */
  public record Categories(
      double manual,
      double mechanical,
      double meetings,
      double featureGap,
      double turnover,
      double delay,
      double tools) {

    static Categories of(MonthlyResult.Cost before, MonthlyResult.Cost after, Saving saving) {
      return new Categories(
          CashFlow.difference(before.costManual(), after.costManual()),
          CashFlow.difference(before.costMechanical(), after.costMechanical()),
          CashFlow.difference(before.costMeetings(), after.costMeetings()),
          CashFlow.difference(before.costFeatureGap(), after.costFeatureGap()),
          saving.turnover(),
          saving.delay(),
          saving.tools());
    }

    @Nullable Double measuredShare() {
      double measured = Math.abs(manual) + Math.abs(mechanical) + Math.abs(meetings);
      double all =
          measured + Math.abs(featureGap) + Math.abs(turnover) + Math.abs(delay) + Math.abs(tools);
      return all > 0 ? Double.valueOf(measured / all) : null;
    }
  }

  static Projection of(
      ScenarioInputs inputs, Scenario scenario, MonthlyResult current, MonthlyResult month) {
    Org org = inputs.org();
    Saving saving = saving(org, current.monthly(), month.monthly());
    Categories categories = Categories.of(current.monthly(), month.monthly(), saving);
    double oneOff = oneOff(org, scenario);
    CashFlowMonths months = new CashFlowMonths(inputs, scenario, current, month, saving);
    CashFlow flow = months.flow(oneOff);
    double rate = CashFlow.monthly(org.discountRateAnnual());
    double benefits = DoubleStream.of(months.benefits()).sum();
    double investments = oneOff + DoubleStream.of(months.investments()).sum();
    CashFlow.Irr irr = flow.irr();
    CashFlow.BreakEven breakEven = flow.breakEven();
    double freed = month.hours().useful() - current.hours().useful();
    return new Projection(
        oneOff,
        oneOff / org.amortisationMonths(),
        months.learningLoss(),
        freed,
        freed * org.engineers(),
        freed * org.engineers() / org.contractHoursPerMonth(),
        saving,
        flow.flows(),
        flow.cumulative(),
        breakEven.month(),
        breakEven.fractional(),
        flow.npv(org.discountRateAnnual()),
        irr.monthly(),
        irr.annual(),
        irr.flag(),
        investments,
        benefits,
        share(benefits, investments),
        share(
            CashFlow.presentValue(months.benefits(), rate),
            oneOff + CashFlow.presentValue(months.investments(), rate)),
        categories,
        categories.measuredShare(),
        months.projects());
  }

  static double oneOff(Org org, Scenario scenario) {
    return scenario.assessmentHours() * org.hourlyCost()
        + scenario.assessmentFees()
        + scenario.toolOneOff()
        + scenario.trainingPerEngineer() * org.engineers();
  }

  static Saving saving(Org org, MonthlyResult.Cost before, MonthlyResult.Cost after) {
    double labour = CashFlow.difference(before.costLabour(), after.costLabour());
    return new Saving(
        labour,
        labour >= 0 ? org.realisationShare() * labour : labour,
        CashFlow.difference(before.costTurnover(), after.costTurnover()),
        CashFlow.difference(before.costDelay(), after.costDelay()),
        CashFlow.difference(before.costTools(), after.costTools()));
  }

  private static @Nullable Double share(double benefits, double investments) {
    return investments > 0 ? Double.valueOf((benefits - investments) / investments) : null;
  }
}
