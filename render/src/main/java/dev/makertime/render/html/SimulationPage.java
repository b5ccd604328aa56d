package dev.makertime.render.html;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureKind;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.comparison.Interval;
import dev.makertime.analysis.money.MonteCarlo;
import dev.makertime.analysis.money.MonthlyResult;
import dev.makertime.analysis.money.Projection;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.ScenarioResults.Outcome;
import dev.makertime.analysis.money.Sensitivity;
import dev.makertime.analysis.simulation.Figure;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.render.text.FigureFormat;
import dev.makertime.render.text.SimulationWarnings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Renders a simulation as one self-contained page: the answer, charts, tables, and the origin of
 * every input.
 */
public final class SimulationPage {
  private static final int SHOWN = 8;

  private final Simulation simulation;
  private final ScenarioInputs inputs;
  private final FigureFormat figures;
  private final List<String> names;
  private final List<Outcome> outcomes;

  private SimulationPage(Simulation simulation, Locale locale) {
    this.simulation = simulation;
    inputs = simulation.assumptions().inputs();
    figures = new FigureFormat(locale, inputs.org().currency());
    names = new ArrayList<>(simulation.results().scenarios().keySet());
    outcomes = new ArrayList<>(simulation.results().scenarios().values());
  }

  /**
   * Renders it.
   *
   * @param locale of its figures; its words are English
   */
  public static String of(Simulation simulation, Locale locale) {
    return new SimulationPage(simulation, locale).render();
  }

  private String render() {
    Map<String, Object> model = new HashMap<>();
    model.put("answer", answer());
    model.put("measured", measured());
    model.put("scenarios", names);
    model.put("charts", charts());
    model.put("hours", hours());
    model.put("money", money());
    model.put("returns", returns());
    model.put("projects", projects());
    model.put("uncertainty", uncertainty());
    model.put("figures", provenance());
    model.put("origins", origins());
    model.put("currency", figures.symbol());
    model.put("horizon", figures.whole((double) inputs.org().horizonMonths()));
    model.put("engineers", figures.plain(inputs.org().engineers()));
    model.put("flags", SimulationWarnings.of(simulation));
    return Templates.render("simulation.ftlh", model);
  }

  /** Renders the answer in one sentence, measurable categories first. */
  private String answer() {
    Optional<String> best = best();
    if (best.isEmpty()) {
      return "There is no scenario to compare with the current one.";
    }
    String name = best.get();
    Projection projection = Objects.requireNonNull(outcome(name).projection());
    Projection.Categories saving = projection.steadySavingByCategory();
    double measurable = saving.manual() + saving.mechanical() + saving.meetings();
    MonteCarlo draws = Objects.requireNonNull(simulation.uncertainty().get(name));
    String back =
        projection.breakEvenFractional() == null
            ? "it does not pay back within %s months"
                .formatted(figures.whole((double) inputs.org().horizonMonths()))
            : "it pays back after %s months"
                .formatted(figures.tenths(projection.breakEvenFractional()));
    return "%s would %s %s a month of manual work, waiting and meetings. With all assumptions included, %s; its net present value is positive in %s of %s draws."
        .formatted(
            capital(name),
            measurable >= 0 ? "free" : "cost",
            figures.money(Math.abs(measurable)),
            back,
            figures.share(draws.probNpvPositive()),
            figures.whole((double) draws.draws()));
  }

  private String measured() {
    Baseline baseline = simulation.baseline();
    return baseline == null
        ? "Nothing here is measured: every input is assumed or a default."
        : "The current way to work was measured from %s to %s, over %d people and %d weeks; every other scenario is assumed. Waiting is a range: %s to %s hours a month and engineer, and costs use the lower end."
            .formatted(
                baseline.from(),
                baseline.to(),
                baseline.engineers(),
                baseline.weeks(),
                figures.tenths(baseline.waitingHours()),
                figures.tenths(baseline.waitingUpperHours()));
  }

  private Optional<String> best() {
    return names.stream()
        .filter(name -> outcome(name).projection() != null)
        .max(
            Comparator.comparingDouble(
                name -> Objects.requireNonNull(outcome(name).projection()).npv()));
  }

  private Outcome outcome(String name) {
    return Objects.requireNonNull(simulation.results().scenarios().get(name));
  }

  private List<Map<String, String>> charts() {
    List<Map<String, String>> charts = new ArrayList<>();
    charts.add(
        chart(
            "Hours of a month and engineer",
            Svg.stacked("Hours of a month and engineer by scenario", hourBars(), figures, "h")));
    List<Svg.Line> costs = new ArrayList<>();
    List<Svg.Mark> marks = new ArrayList<>();
    List<Svg.Line> projects = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      costs.add(new Svg.Line(names.get(i), new ArrayList<>(outcomes.get(i).cumulativeCost())));
      projects.add(
          new Svg.Line(names.get(i), new ArrayList<>(outcomes.get(i).capacity().fluidCurve())));
      Projection projection = outcomes.get(i).projection();
      if (projection != null && projection.breakEvenFractional() != null) {
        marks.add(new Svg.Mark(projection.breakEvenFractional(), names.get(i) + ": paid back"));
      }
    }
    charts.add(
        chart(
            "Cumulative cost; a scenario has paid back once its line stays below the current one",
            Svg.lines("Cumulative cost by month", figures.symbol(), 0, costs, marks, figures)));
    charts.add(
        chart(
            "Projects an engineer can maintain, month by month",
            Svg.lines(
                "Projects of an engineer by month", "projects", 0, projects, List.of(), figures)));
    simulation
        .sensitivity()
        .forEach(
            (name, tornado) ->
                charts.add(
                    chart(
                        "%s: net present value when one figure at a time is at its low and high end"
                            .formatted(capital(name)),
                        Svg.ranges(
                            name + ": sensitivity",
                            tornado(tornado),
                            tornado.baseNpv(),
                            figures))));
    return charts;
  }

  private List<Svg.Range> tornado(Sensitivity tornado) {
    return tornado.rows().stream()
        .limit(SHOWN)
        .map(
            row ->
                new Svg.Range(
                    shortened(row.path()),
                    row.npvLow(),
                    tornado.baseNpv(),
                    row.npvHigh(),
                    "%s from %s to %s: %s to %s"
                        .formatted(
                            row.path(),
                            figures.plain(row.low()),
                            figures.plain(row.high()),
                            figures.money(row.npvLow()),
                            figures.money(row.npvHigh()))))
        .toList();
  }

  private static String shortened(String path) {
    return path.replace("scenarios.", "").replace("org.", "").replace(".", ": ");
  }

  private static Map<String, String> chart(String caption, String svg) {
    return Map.of("caption", caption, "svg", svg);
  }

  private List<Svg.Bar> hourBars() {
    List<Svg.Bar> bars = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      MonthlyResult.Hours hours = outcomes.get(i).hours();
      bars.add(
          new Svg.Bar(
              names.get(i),
              List.of(
                  new Svg.Part("meetings", hours.meetings(), "#6f4fa3", "M"),
                  new Svg.Part("manual", hours.manual(), "#b23a4a", "H"),
                  new Svg.Part("waiting and resumption", hours.mechanical(), "#9a6a10", "W"),
                  new Svg.Part("feature gap (assumed)", hours.featureGap(), "#69707f", "G"),
                  new Svg.Part("useful", hours.useful(), "#2c6e6e", "U"))));
    }
    return bars;
  }

  private List<List<String>> hours() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("Manual", one -> figures.tenths(one.hours().manual())));
    rows.add(row("Waiting and resumption", one -> figures.tenths(one.hours().mechanical())));
    rows.add(row("Meetings", one -> figures.tenths(one.hours().meetings())));
    rows.add(row("Feature gap (assumed)", one -> figures.tenths(one.hours().featureGap())));
    rows.add(row("Useful", one -> figures.tenths(one.hours().useful())));
    rows.add(row("Beyond the contract", one -> figures.tenths(one.hours().overload())));
    return rows;
  }

  private List<List<String>> money() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("Manual", one -> figures.money(one.monthly().costManual())));
    rows.add(row("Waiting and resumption", one -> figures.money(one.monthly().costMechanical())));
    rows.add(row("Meetings", one -> figures.money(one.monthly().costMeetings())));
    rows.add(row("Feature gap (assumed)", one -> figures.money(one.monthly().costFeatureGap())));
    rows.add(row("Attrition (assumed)", one -> figures.money(one.monthly().costTurnover())));
    rows.add(row("Delay (assumed)", one -> figures.money(one.monthly().costDelay())));
    rows.add(row("Tools", one -> figures.money(one.monthly().costTools())));
    rows.add(row("Total", one -> figures.money(one.monthly().totalMonthly())));
    return rows;
  }

  private List<List<String>> returns() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(projected("Paid once", one -> figures.money(one.oneOff())));
    rows.add(
        projected(
            "Paid once, spread over months (for information)",
            one -> figures.money(one.oneOffAmortisedPerMonth())));
    rows.add(
        projected(
            "Freed hours a month and engineer",
            one -> figures.tenths(one.freedHoursPerEngineer())));
    rows.add(projected("Freed, in full-time people", one -> figures.tenths(one.freedFte())));
    rows.add(
        projected(
            "Labour saved a month, full hours",
            one -> figures.money(one.steadyMonthlySaving().labourGross())));
    rows.add(
        projected(
            "Labour saved a month, realised",
            one -> figures.money(one.steadyMonthlySaving().labourRealised())));
    rows.add(projected("Paid back after, months", one -> orNever(one.breakEvenFractional())));
    rows.add(projected("Net present value", one -> figures.money(one.npv())));
    rows.add(projected("Internal rate of return a year", SimulationPage.this::irr));
    rows.add(projected("Return on investment", one -> figures.share(one.roi())));
    rows.add(
        projected(
            "Share of the change in measurable categories",
            one -> figures.share(one.measuredBaselineShare())));
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

  private List<List<String>> projects() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        row(
            "At saturation",
            one -> {
              Long count = one.capacity().saturationCount();
              return count == null ? "any number" : figures.whole(Double.valueOf(count));
            }));
    for (int months : List.of(12, 24, 36)) {
      if (months <= inputs.org().horizonMonths()) {
        rows.add(
            row(
                "After %d months".formatted(months),
                one -> figures.whole(Double.valueOf(one.capacity().integerCurve().get(months)))));
      }
    }
    rows.add(
        row(
            "Overload by present projects, h a month",
            one -> figures.tenths(one.capacity().initialOverloadHours())));
    return rows;
  }

  private List<List<String>> uncertainty() {
    List<List<String>> rows = new ArrayList<>();
    simulation
        .uncertainty()
        .forEach(
            (name, draws) ->
                rows.add(
                    List.of(
                        name,
                        figures.money(draws.p05()),
                        figures.money(draws.p50()),
                        figures.money(draws.p95()),
                        figures.share(draws.probNpvPositive()))));
    return rows;
  }

  private List<String> row(String label, Function<Outcome, String> of) {
    List<String> row = new ArrayList<>(List.of(label));
    outcomes.forEach(one -> row.add(of.apply(one)));
    return row;
  }

  private List<String> projected(String label, Function<Projection, String> of) {
    return row(label, one -> one.projection() == null ? "" : of.apply(one.projection()));
  }

  private List<Map<String, String>> provenance() {
    List<Map<String, String>> all = new ArrayList<>();
    simulation
        .figures()
        .forEach(
            (scenario, of) ->
                of.values()
                    .forEach(
                        figure ->
                            all.add(
                                Map.of(
                                    "scenario", scenario,
                                    "name", figure.formulaId().replace('_', ' '),
                                    "value", value(figure),
                                    "kind", figure.kind().toString(),
                                    "formula", figure.formula()))));
    return all;
  }

  private String value(Figure figure) {
    return figure.unit().startsWith("currency")
        ? figures.money(figure.value())
        : figures.tenths(figure.value());
  }

  private List<Map<String, String>> origins() {
    List<Map<String, String>> all = new ArrayList<>();
    simulation
        .assumptions()
        .origins()
        .forEach(
            (path, origin) -> {
              var value = simulation.assumptions().tree().at("/" + path.replace('.', '/'));
              Double typed = simulation.assumptions().replaced().get(path);
              all.add(
                  Map.of(
                      "path",
                      path,
                      "value",
                      value.isNumber()
                          ? figures.plain(value.asDouble())
                          : value.isArray() ? value.size() + " classes" : value.asText("–"),
                      "kind",
                      origin.kind().toString(),
                      "source",
                      origin.source()
                          + (typed == null ? "" : "; %s was given".formatted(figures.plain(typed))),
                      "range",
                      range(origin)));
            });
    return all;
  }

  private String range(FigureOrigin origin) {
    Interval ci = origin.ci95();
    if (ci != null) {
      return "%s … %s (95 %%)".formatted(figures.plain(ci.low()), figures.plain(ci.high()));
    }
    if (origin.low() != null && origin.high() != null) {
      return "%s … %s".formatted(figures.plain(origin.low()), figures.plain(origin.high()));
    }
    return origin.kind() == FigureKind.MEASURED && origin.engineers() != null
        ? "%d people, %d weeks".formatted(origin.engineers(), origin.weeks())
        : "";
  }

  private static String capital(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
