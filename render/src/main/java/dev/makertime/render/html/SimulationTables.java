package dev.makertime.render.html;

import dev.makertime.analysis.money.MonthlyResult;
import dev.makertime.analysis.money.Projection;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.money.ScenarioResults.Outcome;
import dev.makertime.analysis.simulation.MissingInput.Category;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.model.Count;
import dev.makertime.render.format.CostLabels;
import dev.makertime.render.format.FigureFormat;
import dev.makertime.render.format.MoneyBasis;
import dev.makertime.render.format.ScenarioOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Renders the tables of a simulation: hours, money, returns and projects. */
public final class SimulationTables {
  private static final String NOT_KNOWN = "not known";

  private final Simulation simulation;
  private final FigureFormat figures;
  private final List<Outcome> outcomes;
  private final List<Outcome> measurable;

  /** Those of a simulation. */
  public SimulationTables(Simulation simulation, FigureFormat figures) {
    this.simulation = simulation;
    this.figures = figures;
    outcomes = ordered(simulation, simulation.results());
    measurable = ordered(simulation, simulation.measurable().results());
  }

  private static List<Outcome> ordered(Simulation simulation, ScenarioResults results) {
    return ScenarioOrder.of(simulation).stream()
        .map(name -> Objects.requireNonNull(results.scenarios().get(name)))
        .toList();
  }

  /** Hours of a steady month, by scenario. */
  public List<List<String>> hours() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(hours("Manual", Category.MANUAL, MonthlyResult.Hours::manual));
    rows.add(hours("Waiting and resumption", Category.WAITING, MonthlyResult.Hours::mechanical));
    rows.add(hours("Meetings", Category.MEETINGS, MonthlyResult.Hours::meetings));
    rows.add(
        hours(
            "Feature gap (assumed)",
            knowsAll() && simulation.knowsFeatures(),
            MonthlyResult.Hours::featureGap));
    rows.add(hours("Useful", knowsAll(), MonthlyResult.Hours::useful));
    rows.add(hours("Beyond the contract", knowsAll(), MonthlyResult.Hours::overload));
    return rows;
  }

  private List<String> hours(
      String label, Category category, Function<MonthlyResult.Hours, Double> of) {
    return hours(marked(label, category), knows(category), of);
  }

  /** With how its hours are known, where some are measured and others typed. */
  private String marked(String label, Category category) {
    return knows(category) ? label + MoneyBasis.of(simulation).suffix(category) : label;
  }

  private List<String> hours(
      String label, boolean known, Function<MonthlyResult.Hours, Double> of) {
    return row(label, one -> known ? figures.tenths(of.apply(one.hours())) : NOT_KNOWN);
  }

  /** Money of a steady month, by scenario. */
  public List<List<String>> money() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(money("Manual", Category.MANUAL, MonthlyResult.Cost::costManual));
    rows.add(money("Waiting and resumption", Category.WAITING, MonthlyResult.Cost::costMechanical));
    rows.add(money("Meetings", Category.MEETINGS, MonthlyResult.Cost::costMeetings));
    rows.add(
        money(
            "Feature gap (assumed)",
            knowsAll() && simulation.knowsFeatures(),
            MonthlyResult.Cost::costFeatureGap));
    rows.add(money("Attrition (assumed)", true, MonthlyResult.Cost::costTurnover));
    rows.add(money("Delay (assumed)", true, MonthlyResult.Cost::costDelay));
    rows.add(money("Tools", true, MonthlyResult.Cost::costTools));
    rows.add(money("Total", knowsAll(), MonthlyResult.Cost::totalMonthly));
    return rows;
  }

  private List<String> money(
      String label, Category category, Function<MonthlyResult.Cost, Double> of) {
    return money(marked(label, category), knows(category), of);
  }

  private List<String> money(String label, boolean known, Function<MonthlyResult.Cost, Double> of) {
    return row(label, one -> known ? figures.money(of.apply(one.monthly())) : NOT_KNOWN);
  }

  private boolean knows(Category category) {
    return !simulation.isUnknown(category);
  }

  private boolean knowsAll() {
    return simulation.missing().isEmpty();
  }

  /** By hours of manual work, waiting and meetings alone, against all costs of the change. */
  public List<List<String>> measurable() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        projected(measurable, CostLabels.oneOff(simulation), one -> figures.money(one.oneOff())));
    rows.add(
        projected(
            measurable,
            "The same per month, amortised (for information)",
            one -> figures.money(one.oneOffAmortisedPerMonth())));
    rows.add(learningLoss(measurable));
    rows.addAll(returns(measurable));
    return rows;
  }

  /** With everything that is assumed. */
  public List<List<String>> returns() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(learningLoss(outcomes));
    rows.addAll(returns(outcomes));
    rows.add(
        projected(
            outcomes,
            "Share of the change that is assumed",
            one -> {
              Double share = one.measuredBaselineShare();
              return figures.share(share == null ? null : Double.valueOf(1 - share));
            }));
    return rows;
  }

  private List<String> learningLoss(List<Outcome> of) {
    return projected(
        of, CostLabels.learningLoss(simulation), one -> figures.money(one.learningLoss()));
  }

  private List<List<String>> returns(List<Outcome> of) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        projected(
            of,
            "Freed hours per engineer and month",
            one -> figures.tenths(one.freedHoursPerEngineer())));
    rows.add(projected(of, "Freed full-time equivalents", one -> figures.tenths(one.freedFte())));
    rows.add(
        projected(
            of,
            "Labour saved per month, all freed hours valued in full",
            one -> figures.money(one.steadyMonthlySaving().labourGross())));
    rows.add(
        projected(
            of,
            "Labour saved per month, counted as money (%s)"
                .formatted(
                    figures.share(simulation.assumptions().inputs().org().realisationShare())),
            one -> figures.money(one.steadyMonthlySaving().labourRealised())));
    rows.add(projected(of, "Break-even, months", one -> orNever(one.breakEvenFractional())));
    rows.add(projected(of, "Net present value", one -> figures.money(one.npv())));
    rows.add(projected(of, "Annual internal rate of return", this::irr));
    rows.add(projected(of, "Return on investment", one -> figures.share(one.roi())));
    return rows;
  }

  /** Projects from hours alone, by scenario. */
  public List<List<String>> measurableProjects() {
    return projects(measurable);
  }

  /** Projects with assumptions, by scenario. */
  public List<List<String>> projects() {
    return projects(outcomes);
  }

  private List<List<String>> projects(List<Outcome> of) {
    List<List<String>> rows = new ArrayList<>();
    int horizon = simulation.assumptions().inputs().org().horizonMonths();
    IntStream.concat(
            IntStream.of(12, 24, 36).filter(months -> months < horizon), IntStream.of(horizon))
        .forEach(
            months ->
                rows.add(
                    row(
                        of,
                        months == horizon
                            ? "After %s, where the chart ends".formatted(Count.of(months, "month"))
                            : "After %d months".formatted(months),
                        one -> figures.tenths(one.capacity().fluidCurve().get(months)))));
    rows.add(
        row(
            of,
            "Limit, when maintenance leaves no time to build",
            one -> {
              Double limit = one.capacity().fluidLimit();
              return limit == null ? "any number" : figures.tenths(limit);
            }));
    rows.add(
        row(
            of,
            "Overload from current projects, h per month",
            one -> figures.tenths(one.capacity().initialOverloadHours())));
    return rows;
  }

  private String orNever(@Nullable Double months) {
    return months == null ? "not within the horizon" : figures.tenths(months);
  }

  private String irr(Projection one) {
    return switch (one.irrFlag()) {
      case OK -> figures.share(one.irrAnnual());
      case NO_SIGN_CHANGE -> "none: there is no investment, or no benefit";
      case AMBIGUOUS -> "ambiguous: the cash flow changes its sign several times";
      case OUT_OF_RANGE -> "out of range";
    };
  }

  private List<String> row(String label, Function<Outcome, String> of) {
    return row(outcomes, label, of);
  }

  private static List<String> row(
      List<Outcome> outcomes, String label, Function<Outcome, String> of) {
    List<String> row = new ArrayList<>(List.of(label));
    outcomes.forEach(one -> row.add(of.apply(one)));
    return row;
  }

  private static List<String> projected(
      List<Outcome> outcomes, String label, Function<Projection, String> of) {
    return row(outcomes, label, one -> one.projection() == null ? "" : of.apply(one.projection()));
  }
}
