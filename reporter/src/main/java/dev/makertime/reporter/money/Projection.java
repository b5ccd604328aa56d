package dev.makertime.reporter.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makertime.reporter.money.Inputs.Org;
import dev.makertime.reporter.money.Inputs.Scenario;
import dev.makertime.reporter.money.Inputs.Valuation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario would change against the current one. A loss of labour is never discounted by the
 * share that is realised; both tools are paid until all is gained.
 *
 * @param oneOff paid today
 * @param oneOffAmortisedPerMonth for showing only
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

    @Nullable Double measuredShare() {
      double measured = Math.abs(manual) + Math.abs(mechanical) + Math.abs(meetings);
      double all =
          measured + Math.abs(featureGap) + Math.abs(turnover) + Math.abs(delay) + Math.abs(tools);
      return all > 0 ? Double.valueOf(measured / all) : null;
    }
  }

  static Projection of(Inputs inputs, Scenario scenario, Month current, Month month) {
    Org org = inputs.org();
    Month.Cost before = current.monthly();
    Month.Cost after = month.monthly();
    Saving saving = saving(org, before, after);
    double oneOff = oneOff(org, scenario);
    Months months = new Months(inputs, scenario, current, month, saving);
    CashFlow flow = months.flow(oneOff);
    double rate = CashFlow.monthly(org.discountRateAnnual());
    double benefits = DoubleStream.of(months.benefits()).sum();
    double investments = oneOff + DoubleStream.of(months.investments()).sum();
    CashFlow.Irr irr = flow.irr();
    CashFlow.BreakEven breakEven = flow.breakEven();
    double freed = month.hours().useful() - current.hours().useful();
    Categories categories =
        new Categories(
            before.costManual() - after.costManual(),
            before.costMechanical() - after.costMechanical(),
            before.costMeetings() - after.costMeetings(),
            before.costFeatureGap() - after.costFeatureGap(),
            saving.turnover(),
            saving.delay(),
            saving.tools());
    return new Projection(
        oneOff,
        oneOff / org.amortisationMonths(),
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
            presentValue(months.benefits(), rate),
            oneOff + presentValue(months.investments(), rate)),
        categories,
        categories.measuredShare(),
        months.projects());
  }

  private static double oneOff(Org org, Scenario scenario) {
    return scenario.assessmentHours() * org.hourlyCost()
        + scenario.assessmentFees()
        + scenario.toolOneOff()
        + scenario.trainingPerEngineer() * org.engineers();
  }

  private static Saving saving(Org org, Month.Cost before, Month.Cost after) {
    double labour = before.costLabour() - after.costLabour();
    return new Saving(
        labour,
        labour >= 0 ? org.realisationShare() * labour : labour,
        before.costTurnover() - after.costTurnover(),
        before.costDelay() - after.costDelay(),
        before.costTools() - after.costTools());
  }

  /**
   * Only what all is worth today, many times over.
   *
   * @param succeeds otherwise all is paid until everything ought to be gained, and nothing comes
   */
  static double npv(Inputs inputs, Scenario scenario, boolean succeeds) {
    Org org = inputs.org();
    double platform = Simulation.platformHours(inputs);
    double reference = Simulation.referenceLeadTime(inputs);
    Month current = Month.of(org, inputs.current(), platform, reference);
    Month month = Month.of(org, scenario, platform, reference);
    Saving saving = saving(org, current.monthly(), month.monthly());
    Months months = new Months(inputs, scenario, current, month, saving);
    double rate = CashFlow.monthly(org.discountRateAnnual());
    double paid = oneOff(org, scenario);
    if (succeeds) {
      return presentValue(months.benefits(), rate)
          - presentValue(months.investments(), rate)
          - paid;
    }
    int until = Math.min(org.horizonMonths(), scenario.learningMonths() + scenario.rampMonths());
    return -paid - presentValue(Arrays.copyOf(months.investments(), until), rate);
  }

  private static @Nullable Double share(double benefits, double investments) {
    return investments > 0 ? Double.valueOf((benefits - investments) / investments) : null;
  }

  /** Of the months from the first on. */
  private static double presentValue(double[] months, double rate) {
    double sum = 0;
    for (int i = 0; i < months.length; i++) {
      sum += months[i] / Math.pow(1 + rate, i + 1);
    }
    return sum;
  }

  /** What comes and goes in each month from the first to the horizon. */
  private static final class Months {
    private final double[] benefits;
    private final double[] investments;
    private @Nullable List<Double> projects;

    Months(Inputs inputs, Scenario scenario, Month current, Month month, Saving saving) {
      Org org = inputs.org();
      int horizon = org.horizonMonths();
      benefits = new double[horizon];
      investments = new double[horizon];
      boolean isLabour = org.valuation() == Valuation.LABOUR;
      double[] more =
          isLabour ? new double[horizon] : worthOfProjects(inputs, scenario, current, month);
      for (int t = 1; t <= horizon; t++) {
        double gained = scenario.gained(t);
        double gain =
            isLabour
                ? saving.labourRealised() + saving.turnover() + saving.delay()
                : saving.turnover();
        double tools = gained >= 1 ? current.monthly().costTools() : 0;
        benefits[t - 1] = gained * gain + tools + more[t - 1];
        double learning =
            isLabour && t <= scenario.learningMonths()
                ? org.engineers()
                    * org.hourlyCost()
                    * org.contractHoursPerMonth()
                    * scenario.learningDrop()
                : 0;
        investments[t - 1] = learning + month.monthly().costTools();
      }
    }

    /** What the projects more than now are worth in each month. */
    private double[] worthOfProjects(Inputs inputs, Scenario scenario, Month current, Month month) {
      Org org = inputs.org();
      Scenario now = inputs.current();
      double budgetNow = Simulation.budget(org, now, current);
      double budgetThen = Simulation.budget(org, scenario, month);
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
                    now.maintenanceHoursPerProject(),
                    scenario.maintenanceHoursPerProject(),
                    gained),
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

    double[] benefits() {
      return benefits;
    }

    double[] investments() {
      return investments;
    }

    CashFlow flow(double oneOff) {
      double[] flows = new double[benefits.length + 1];
      flows[0] = -oneOff;
      Arrays.setAll(flows, t -> t == 0 ? -oneOff : benefits[t - 1] - investments[t - 1]);
      return CashFlow.of(flows);
    }
  }
}
