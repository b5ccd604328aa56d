package dev.makertime.render.html;

import dev.makertime.analysis.money.MonthlyResult;
import dev.makertime.analysis.money.Projection;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.money.ScenarioResults.Outcome;
import dev.makertime.analysis.money.draws.Sensitivity;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.render.format.FigureFormat;
import dev.makertime.render.format.MoneyBasis;
import dev.makertime.render.format.ScenarioOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Draws the charts of a simulation: hours, cumulative cost, projects, and one tornado chart per
 * scenario. Money and projects are from hours only, like the headline.
 */
public final class SimulationCharts {
  private static final int SHOWN = 8;
  private final Simulation simulation;
  private final FigureFormat figures;
  private final String basis;
  private final List<String> names;
  private final List<Outcome> outcomes;
  private final List<Outcome> measurable;

  /** Those of a simulation. */
  public SimulationCharts(Simulation simulation, FigureFormat figures) {
    this.simulation = simulation;
    this.figures = figures;
    basis = MoneyBasis.of(simulation).hours();
    List<String> order = ScenarioOrder.of(simulation);
    names = order.stream().map(ScenarioOrder::title).toList();
    outcomes = ordered(order, simulation.results());
    measurable = ordered(order, simulation.measurable().results());
  }

  private static List<Outcome> ordered(List<String> order, ScenarioResults results) {
    return order.stream()
        .map(name -> Objects.requireNonNull(results.scenarios().get(name)))
        .toList();
  }

  /** Draws them; none where hours of the current scenario are not known. */
  public List<Map<String, String>> charts() {
    if (!simulation.missing().isEmpty()) {
      return List.of();
    }
    List<Map<String, String>> charts = new ArrayList<>();
    charts.add(
        chart(
            "Hours per engineer and month",
            StackedChart.of("Hours per engineer and month by scenario", hourBars(), figures, "h")));
    charts.add(
        chart(
            "Cumulative cost from %s; a scenario breaks even where its line falls below the current one for good"
                .formatted(basis),
            cumulativeCosts()));
    charts.add(
        chart("Projects an engineer can maintain, month by month, from " + basis, projects()));
    simulation
        .measurable()
        .sensitivity()
        .forEach(
            (name, tornado) ->
                charts.add(
                    chart(
                        "%s: net present value from %s, with one input at a time at its low and high end"
                            .formatted(SimulationPage.capital(name), basis),
                        RangeChart.of(
                            name + ": sensitivity",
                            tornado(tornado),
                            tornado.baseNpv(),
                            figures))));
    return charts;
  }

  private String cumulativeCosts() {
    List<LineChart.Line> costs = new ArrayList<>();
    List<LineChart.Mark> marks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      costs.add(
          new LineChart.Line(names.get(i), new ArrayList<>(measurable.get(i).cumulativeCost())));
      Projection projection = measurable.get(i).projection();
      if (projection != null && projection.breakEvenFractional() != null) {
        marks.add(
            new LineChart.Mark(projection.breakEvenFractional(), names.get(i) + ": break-even"));
      }
    }
    return LineChart.of(
        "Cumulative cost by month", figures.symbol(), "month", 0, costs, marks, figures);
  }

  private String projects() {
    List<LineChart.Line> projects = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      projects.add(
          new LineChart.Line(
              names.get(i), new ArrayList<>(measurable.get(i).capacity().fluidCurve())));
    }
    return LineChart.of(
        "Projects per engineer by month", "projects", "month", 0, projects, List.of(), figures);
  }

  private List<RangeChart.Range> tornado(Sensitivity tornado) {
    return tornado.rows().stream()
        .limit(SHOWN)
        .map(
            row ->
                new RangeChart.Range(
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

  private List<StackedChart.Bar> hourBars() {
    List<StackedChart.Bar> bars = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      MonthlyResult.Hours hours = outcomes.get(i).hours();
      bars.add(
          new StackedChart.Bar(
              names.get(i),
              List.of(
                  new StackedChart.Part("meetings", hours.meetings(), "#6f4fa3", "M"),
                  new StackedChart.Part("manual", hours.manual(), "#b23a4a", "H"),
                  new StackedChart.Part(
                      "waiting and resumption", hours.mechanical(), "#9a6a10", "W"),
                  new StackedChart.Part(
                      "feature gap (assumed)", hours.featureGap(), "#69707f", "G"),
                  new StackedChart.Part("useful", hours.useful(), "#2c6e6e", "U"))));
    }
    return bars;
  }
}
