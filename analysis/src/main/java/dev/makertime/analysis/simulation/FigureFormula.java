package dev.makertime.analysis.simulation;

import dev.makertime.analysis.money.MonthlyResult;
import dev.makertime.analysis.money.Projection;
import dev.makertime.analysis.money.ScenarioResults.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the formula of each figure and its inputs. A figure is known no better than the weakest of
 * its inputs.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists and functions never change
enum FigureFormula {
  MANUAL(
      "h/engineer-month",
      "fixed + maintenance per project × projects",
      hours(MonthlyResult.Hours::manual),
      List.of("org.projectsPerEngineer"),
      List.of("manualFixedHours", "maintenanceHoursPerProject")),
  MECHANICAL(
      "h/engineer-month",
      "overlap × Σ runs × (wait + switch)",
      hours(MonthlyResult.Hours::mechanical),
      List.of(
          "org.runs",
          "org.overlapFactor",
          "org.attentionMinutes",
          "org.resumptionMinutes",
          "org.penaltyRule"),
      List.of("runDurationFactor", "runCountFactor")),
  MEETINGS(
      "h/engineer-month",
      "meetings",
      hours(MonthlyResult.Hours::meetings),
      List.of(),
      List.of("meetingHours")),
  TECHNICAL(
      "h/engineer-month",
      "contract − manual − mechanical − meetings",
      hours(MonthlyResult.Hours::technical),
      List.of("org.contractHoursPerMonth"),
      List.of(),
      MANUAL,
      MECHANICAL,
      MEETINGS),
  FEATURE_GAP(
      "h/engineer-month",
      "min(technical, (1 − completeness) × features)",
      hours(MonthlyResult.Hours::featureGap),
      List.of("org.platformFeatureHours"),
      List.of("featureCompleteness"),
      TECHNICAL),
  USEFUL(
      "h/engineer-month",
      "technical − feature gap",
      hours(MonthlyResult.Hours::useful),
      List.of(),
      List.of(),
      FEATURE_GAP),
  COST_MANUAL(
      "currency/month",
      "engineers × hourly cost × manual",
      cost(MonthlyResult.Cost::costManual),
      Rates.RATE,
      List.of(),
      MANUAL),
  COST_MECHANICAL(
      "currency/month",
      "engineers × hourly cost × mechanical",
      cost(MonthlyResult.Cost::costMechanical),
      Rates.RATE,
      List.of(),
      MECHANICAL),
  COST_MEETINGS(
      "currency/month",
      "engineers × hourly cost × meetings",
      cost(MonthlyResult.Cost::costMeetings),
      Rates.RATE,
      List.of(),
      MEETINGS),
  COST_FEATURE_GAP(
      "currency/month",
      "engineers × hourly cost × feature gap",
      cost(MonthlyResult.Cost::costFeatureGap),
      Rates.RATE,
      List.of(),
      FEATURE_GAP),
  COST_TURNOVER(
      "currency/month",
      "engineers × attrition / 12 × replacement × salary",
      cost(MonthlyResult.Cost::costTurnover),
      List.of("org.engineers", "org.replacementCostFraction", "org.baseSalaryPerYear"),
      List.of("attritionPerYear")),
  COST_DELAY(
      "currency/month",
      "projects a year / 12 × value × lead time beyond the shortest",
      cost(MonthlyResult.Cost::costDelay),
      List.of("org.newProjectsPerYear", "org.valuePerProjectMonth"),
      List.of("leadTimeMonths")),
  COST_TOOLS(
      "currency/month",
      "engineers × subscription + flat",
      cost(MonthlyResult.Cost::costTools),
      List.of("org.engineers"),
      List.of("subscriptionPerEngineerMonth", "subscriptionFlatMonth")),
  TOTAL_MONTHLY(
      "currency/month",
      "labour + turnover + delay + tools",
      cost(MonthlyResult.Cost::totalMonthly),
      List.of(),
      List.of(),
      COST_MANUAL,
      COST_MECHANICAL,
      COST_MEETINGS,
      COST_FEATURE_GAP,
      COST_TURNOVER,
      COST_DELAY,
      COST_TOOLS),
  SATURATION_COUNT(
      "projects/engineer",
      "floor(build budget / maintenance per project)",
      outcome -> asDouble(outcome.capacity().saturationCount()),
      List.of("org.contractHoursPerMonth"),
      List.of("maintenanceHoursPerProject", "manualFixedHours"),
      MECHANICAL,
      MEETINGS,
      FEATURE_GAP),
  FREED_HOURS(
      "h/engineer-month",
      "useful − current useful",
      projection(Projection::freedHoursPerEngineer),
      List.of(),
      List.of(),
      USEFUL),
  ONE_OFF(
      "currency",
      "assessment + fees + tools + training × engineers",
      projection(Projection::oneOff),
      Rates.RATE,
      List.of("assessmentHours", "assessmentFees", "toolOneOff", "trainingPerEngineer")),
  LEARNING_LOSS(
      "currency",
      "engineers × hourly cost × contract × learning drop × learning months",
      projection(Projection::learningLoss),
      Rates.RATE,
      List.of("learningMonths", "learningDrop")),
  NPV(
      "currency",
      "Σ cash flow / (1 + i)^t",
      projection(Projection::npv),
      List.of("org.discountRateAnnual", "org.realisationShare"),
      List.of("learningMonths", "learningDrop", "rampMonths"),
      TOTAL_MONTHLY,
      ONE_OFF),
  BREAK_EVEN(
      "month",
      "first month from which the cumulative cash flow stays at 0 or above",
      projection(one -> asDouble(one.breakEvenMonth())),
      List.of(),
      List.of(),
      NPV),
  ROI(
      "share",
      "(benefits − investments) / investments",
      projection(Projection::roi),
      List.of(),
      List.of(),
      NPV);

  private static final class Rates {
    static final List<String> RATE =
        List.of(
            "org.engineers",
            "org.baseSalaryPerYear",
            "org.benefitsMultiplier",
            "org.contractHoursPerMonth");
  }

  private final String unit;
  private final String text;
  private final Function<Outcome, @Nullable Double> value;
  private final List<String> org;
  private final List<String> ofScenario;
  private final List<FigureFormula> of;

  FigureFormula(
      String unit,
      String text,
      Function<Outcome, @Nullable Double> value,
      List<String> org,
      List<String> ofScenario,
      FigureFormula... of) {
    this.unit = unit;
    this.text = text;
    this.value = value;
    this.org = org;
    this.ofScenario = ofScenario;
    this.of = Arrays.asList(of);
  }

  String unit() {
    return unit;
  }

  String text() {
    return text;
  }

  @Nullable Double value(Outcome outcome) {
    return value.apply(outcome);
  }

  /** Whether it is what missing features take: elsewhere they are left out if nobody knows. */
  boolean isOfMissingFeatures() {
    return this == FEATURE_GAP || this == COST_FEATURE_GAP;
  }

  /** The paths of all inputs that it rests on. */
  List<String> inputs(String scenario) {
    List<String> all = new ArrayList<>(org);
    ofScenario.forEach(field -> all.add("scenarios." + scenario + "." + field));
    of.forEach(formula -> all.addAll(formula.inputs(scenario)));
    return all.stream().distinct().sorted().toList();
  }

  /** Those of the current scenario too: it is compared with that. */
  Stream<String> compared(String scenario) {
    boolean compares = this == FREED_HOURS || this == NPV || this == BREAK_EVEN || this == ROI;
    return compares
        ? Stream.concat(inputs(scenario).stream(), inputs("current").stream()).distinct().sorted()
        : inputs(scenario).stream();
  }

  private static Function<Outcome, @Nullable Double> hours(
      Function<MonthlyResult.Hours, Double> of) {
    return outcome -> of.apply(outcome.hours());
  }

  private static Function<Outcome, @Nullable Double> cost(Function<MonthlyResult.Cost, Double> of) {
    return outcome -> of.apply(outcome.monthly());
  }

  private static Function<Outcome, @Nullable Double> projection(
      Function<Projection, @Nullable Double> of) {
    return outcome -> {
      Projection projection = outcome.projection();
      return projection == null ? null : of.apply(projection);
    };
  }

  private static @Nullable Double asDouble(@Nullable Number number) {
    return number == null ? null : Double.valueOf(number.doubleValue());
  }
}
