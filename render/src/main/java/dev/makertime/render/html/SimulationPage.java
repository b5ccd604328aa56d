package dev.makertime.render.html;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.draws.MonteCarlo;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.model.Count;
import dev.makertime.render.delay.DelayText;
import dev.makertime.render.format.CostLabels;
import dev.makertime.render.format.FigureFormat;
import dev.makertime.render.format.MoneyBasis;
import dev.makertime.render.format.ResumptionRows;
import dev.makertime.render.format.ScenarioOrder;
import dev.makertime.render.text.Assumed;
import dev.makertime.render.text.SimulationAnswer;
import dev.makertime.render.text.SimulationWarnings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Renders a simulation as one self-contained page: the answer, charts, tables, and the origin of
 * every input.
 */
public final class SimulationPage {

  private final Simulation simulation;
  private final ScenarioInputs inputs;
  private final FigureFormat figures;
  private final List<String> names;

  private SimulationPage(Simulation simulation, Locale locale) {
    this.simulation = simulation;
    inputs = simulation.assumptions().inputs();
    figures = new FigureFormat(locale, inputs.org().currency());
    names = ScenarioOrder.of(simulation).stream().map(ScenarioOrder::title).toList();
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
    SimulationTables tables = new SimulationTables(simulation, figures);
    SimulationOrigins origins = new SimulationOrigins(simulation, figures);
    Map<String, Object> model = new HashMap<>();
    model.put("answer", SimulationAnswer.of(simulation, figures));
    model.put("measured", measured());
    model.put("scenarios", names);
    model.put("basis", MoneyBasis.of(simulation).hours());
    model.put("basisSentence", MoneyBasis.of(simulation).sentence());
    List<Map<String, String>> charts = new SimulationCharts(simulation, figures).charts();
    model.put("costs", charts.stream().skip(1).limit(1).toList());
    model.put(
        "charts",
        IntStream.range(0, charts.size()).filter(i -> i != 1).mapToObj(charts::get).toList());
    model.put("hours", tables.hours());
    model.put("money", tables.money());
    model.put("measurable", tables.measurable());
    model.put("returns", tables.returns());
    model.put("measurableProjects", tables.measurableProjects());
    model.put("projects", tables.projects());
    model.put("uncertainty", uncertainty());
    model.put("compared", simulation.missing().isEmpty());
    model.put("late", DelayText.lines(simulation, figures::money));
    model.put("learning", CostLabels.learning(simulation));
    model.put("typed", Assumed.line(simulation));
    model.put("figures", origins.provenance());
    model.put("origins", origins.origins());
    model.put("resumption", ResumptionRows.of(simulation, figures));
    model.put("currency", figures.symbol());
    model.put("horizon", Count.of(inputs.org().horizonMonths(), "month"));
    double engineers = inputs.org().engineers();
    model.put("engineers", figures.plain(engineers) + " " + Count.noun(engineers, "engineer"));
    model.put("flags", SimulationWarnings.of(simulation));
    return Templates.render("simulation.ftlh", model);
  }

  /** Of both kinds, the measurable one first. */
  private List<List<String>> uncertainty() {
    List<List<String>> rows = new ArrayList<>();
    String basis = MoneyBasis.of(simulation).hours();
    simulation
        .measurable()
        .uncertainty()
        .forEach((name, draws) -> rows.add(row("%s, from %s".formatted(name, basis), draws)));
    simulation
        .uncertainty()
        .forEach((name, draws) -> rows.add(row(name + ", with assumptions", draws)));
    return rows;
  }

  private List<String> row(String label, MonteCarlo draws) {
    return List.of(
        label,
        figures.money(draws.p05()),
        figures.money(draws.p50()),
        figures.money(draws.p95()),
        figures.share(draws.probNpvPositive()));
  }

  private String measured() {
    Baseline baseline = simulation.baseline();
    return baseline == null
        ? "Nothing here is measured: every input is assumed or a default."
        : "The current way to work was measured from %s to %s, over %s and %s; every other scenario is assumed. Waiting is a range: %s to %s hours per engineer and month, and costs use the lower end."
            .formatted(
                baseline.from(),
                baseline.to(),
                Count.of(baseline.engineers(), "person", "people"),
                Count.of(baseline.weeks(), "week"),
                figures.tenths(baseline.waitingHours()),
                figures.tenths(baseline.waitingUpperHours()));
  }

  static String capital(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
