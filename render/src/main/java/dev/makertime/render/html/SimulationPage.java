package dev.makertime.render.html;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.money.MonteCarlo;
import dev.makertime.analysis.money.Projection;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.ScenarioResults.Outcome;
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
    names = new ArrayList<>(simulation.results().scenarios().keySet());
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
    model.put("answer", answer());
    model.put("measured", measured());
    model.put("scenarios", names);
    model.put("charts", new SimulationCharts(simulation, figures).charts());
    model.put("hours", tables.hours());
    model.put("money", tables.money());
    model.put("returns", tables.returns());
    model.put("projects", tables.projects());
    model.put("uncertainty", tables.uncertainty());
    model.put("figures", origins.provenance());
    model.put("origins", origins.origins());
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

  static String capital(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
