package dev.makertime.render.text;

import dev.makertime.analysis.money.MonthlyResult;
import dev.makertime.analysis.money.Projection;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.money.ScenarioResults.Outcome;
import dev.makertime.analysis.simulation.MissingInput.Category;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.model.Count;
import dev.makertime.render.format.CostLabels;
import dev.makertime.render.format.MoneyBasis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Renders scenarios side by side, as text. */
public final class ScenarioTable {
  private static final String NOT_KNOWN = "not known";

  private ScenarioTable() {}

  /** Renders them; hours are of one engineer, money of all. */
  public static String of(Simulation whole) {
    ScenarioInputs inputs = whole.assumptions().inputs();
    ScenarioResults simulation = whole.results();
    List<Outcome> outcomes = new ArrayList<>(simulation.scenarios().values());
    List<Outcome> measurable = new ArrayList<>(whole.measurable().results().scenarios().values());
    StringBuilder text = new StringBuilder();
    text.append(
        "%s %s, %.2f %s an hour, over %s, %s%n%n"
            .formatted(
                number(inputs.org().engineers(), 0),
                Count.noun(inputs.org().engineers(), "engineer"),
                simulation.hourlyCost(),
                inputs.org().currency(),
                Count.of(inputs.org().horizonMonths(), "month"),
                inputs.org().valuation().toString().toLowerCase(Locale.ROOT)));
    row(text, "", new ArrayList<>(simulation.scenarios().keySet()));
    allHours(text, outcomes, whole);
    allCosts(text, outcomes, whole);
    if (whole.missing().isEmpty()) {
      projections(text, outcomes, measurable, whole);
      capacity(text, outcomes, inputs.org().horizonMonths());
    }
    return text.toString();
  }

  private static void allHours(StringBuilder text, List<Outcome> outcomes, Simulation whole) {
    text.append("hours per engineer and month\n");
    boolean all = whole.missing().isEmpty();
    hours(text, outcomes, whole, Category.MANUAL, MonthlyResult.Hours::manual);
    hours(text, outcomes, whole, Category.WAITING, MonthlyResult.Hours::mechanical);
    hours(text, outcomes, whole, Category.MEETINGS, MonthlyResult.Hours::meetings);
    if (whole.knowsFeatures()) {
      hours(text, outcomes, "feature gap (assumed)", all, MonthlyResult.Hours::featureGap);
    } else {
      row(text, "  feature gap", outcomes.stream().map(one -> NOT_KNOWN).toList());
    }
    hours(text, outcomes, "useful", all, MonthlyResult.Hours::useful);
  }

  /** Of a category, with how it is known where some categories are measured and others typed. */
  private static void hours(
      StringBuilder text,
      List<Outcome> outcomes,
      Simulation whole,
      Category category,
      Function<MonthlyResult.Hours, Double> of) {
    String name = category == Category.MANUAL ? "manual" : category.words();
    boolean known = knows(whole, category);
    String suffix = known ? MoneyBasis.of(whole).suffix(category) : "";
    hours(text, outcomes, name + suffix, known, of);
  }

  private static boolean knows(Simulation whole, Category category) {
    return !whole.isUnknown(category);
  }

  private static void allCosts(StringBuilder text, List<Outcome> outcomes, Simulation whole) {
    text.append("money a month, ")
        .append(whole.assumptions().inputs().org().currency())
        .append('\n');
    boolean all = whole.missing().isEmpty();
    cost(text, outcomes, "manual", knows(whole, Category.MANUAL), MonthlyResult.Cost::costManual);
    cost(
        text,
        outcomes,
        "waiting",
        knows(whole, Category.WAITING),
        MonthlyResult.Cost::costMechanical);
    cost(
        text,
        outcomes,
        "meetings",
        knows(whole, Category.MEETINGS),
        MonthlyResult.Cost::costMeetings);
    if (whole.knowsFeatures()) {
      cost(text, outcomes, "feature gap (assumed)", all, MonthlyResult.Cost::costFeatureGap);
    }
    cost(text, outcomes, "attrition (assumed)", true, MonthlyResult.Cost::costTurnover);
    cost(text, outcomes, "delay (assumed)", true, MonthlyResult.Cost::costDelay);
    cost(text, outcomes, "tools", true, MonthlyResult.Cost::costTools);
    cost(text, outcomes, "total", all, MonthlyResult.Cost::totalMonthly);
  }

  private static void projections(
      StringBuilder text, List<Outcome> outcomes, List<Outcome> measurable, Simulation whole) {
    String learning = CostLabels.learningLoss(whole).replace("Learning", "learning");
    text.append(
        "compared with the current scenario, from %s%n".formatted(MoneyBasis.of(whole).hours()));
    projected(
        text,
        measurable,
        "saved a month, all freed hours",
        one -> number(one.steadyMonthlySaving().labourGross(), 0));
    projected(
        text,
        measurable,
        "of it counted as money",
        one -> number(one.steadyMonthlySaving().labourRealised(), 0));
    projected(
        text,
        measurable,
        CostLabels.oneOff(whole).replace("One", "one"),
        one -> number(one.oneOff(), 0));
    projected(text, measurable, learning, one -> number(one.learningLoss(), 0));
    returns(text, measurable);
    text.append("compared with the current scenario, with assumptions\n");
    projected(text, outcomes, learning, one -> number(one.learningLoss(), 0));
    returns(text, outcomes);
    projected(text, outcomes, "assumed share", one -> assumed(one.measuredBaselineShare()));
  }

  private static void capacity(StringBuilder text, List<Outcome> outcomes, int horizonMonths) {
    text.append("projects an engineer can maintain\n");
    row(
        text,
        "  at most",
        outcomes.stream()
            .map(one -> one.capacity().saturationCount())
            .map(count -> count == null ? "any" : count.toString())
            .toList());
    for (int months : List.of(12, 24, 36)) {
      if (months <= horizonMonths) {
        row(
            text,
            "  after %d months".formatted(months),
            outcomes.stream()
                .map(one -> one.capacity().integerCurve().get(months).toString())
                .toList());
      }
    }
  }

  private static void returns(StringBuilder text, List<Outcome> of) {
    projected(text, of, "freed, FTE", one -> number(one.freedFte(), 2));
    projected(text, of, "break-even, months", one -> month(one.breakEvenFractional()));
    projected(text, of, "net present value", one -> number(one.npv(), 0));
    projected(text, of, "IRR a year", ScenarioTable::irr);
    projected(text, of, "ROI", one -> percent(one.roi()));
  }

  /** What is not of measurable categories. */
  private static String assumed(@Nullable Double measurable) {
    return measurable == null ? "" : percent(1 - measurable);
  }

  private static void hours(
      StringBuilder text,
      List<Outcome> all,
      String name,
      boolean known,
      Function<MonthlyResult.Hours, Double> of) {
    row(
        text,
        "  " + name,
        all.stream().map(one -> known ? number(of.apply(one.hours()), 1) : NOT_KNOWN).toList());
  }

  private static void cost(
      StringBuilder text,
      List<Outcome> all,
      String name,
      boolean known,
      Function<MonthlyResult.Cost, Double> of) {
    row(
        text,
        "  " + name,
        all.stream().map(one -> known ? number(of.apply(one.monthly()), 0) : NOT_KNOWN).toList());
  }

  private static void projected(
      StringBuilder text, List<Outcome> all, String name, Function<Projection, String> of) {
    row(
        text,
        "  " + name,
        all.stream()
            .map(one -> one.projection() == null ? "" : of.apply(one.projection()))
            .toList());
  }

  private static String irr(Projection one) {
    return one.irrAnnual() == null
        ? one.irrFlag().toString().toLowerCase(Locale.ROOT).replace('_', ' ')
        : percent(one.irrAnnual());
  }

  private static String month(@Nullable Double months) {
    return months == null ? "never" : number(months, 1);
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "" : number(share * 100, 0) + " %";
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  private static String shortened(String cell) {
    return cell.length() <= 15 ? cell : cell.substring(0, 14) + "…";
  }

  private static void row(StringBuilder text, String name, List<String> cells) {
    StringBuilder line = new StringBuilder("%-34s".formatted(name));
    cells.forEach(cell -> line.append(" %15s".formatted(shortened(cell))));
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
