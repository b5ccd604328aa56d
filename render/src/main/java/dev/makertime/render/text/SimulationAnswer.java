package dev.makertime.render.text;

import dev.makertime.analysis.money.Projection;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.money.draws.MonteCarlo;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.render.format.FigureFormat;
import dev.makertime.render.format.MoneyBasis;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Renders the result of a simulation in sentences: first from hours only (manual work, waiting and
 * meetings, less all costs of the change), measured or typed as {@link MoneyBasis} names them; then
 * with all assumptions. All outputs use these sentences.
 */
public final class SimulationAnswer {
  /** Share of the draws that have to agree before a payback is told without a "may". */
  private static final double CERTAIN = 0.8;

  private final Simulation simulation;
  private final FigureFormat figures;

  private SimulationAnswer(Simulation simulation, FigureFormat figures) {
    this.simulation = simulation;
    this.figures = figures;
  }

  /** Renders a few sentences about the scenario with the highest value from hours only. */
  public static String of(Simulation simulation, FigureFormat figures) {
    return new SimulationAnswer(simulation, figures).text();
  }

  private String text() {
    if (!simulation.missing().isEmpty()) {
      return missing();
    }
    Optional<String> best =
        measurable().scenarios().entrySet().stream()
            .filter(one -> one.getValue().projection() != null)
            .max(
                Comparator.comparingDouble(
                    one -> Objects.requireNonNull(one.getValue().projection()).npv()))
            .map(one -> one.getKey());
    return best.map(name -> measurable(name) + " " + assumed(name))
        .orElse("There is no scenario to compare with the current one.");
  }

  /** What is not known, and what to do. */
  private String missing() {
    Map<String, Set<String>> categories = new LinkedHashMap<>();
    simulation
        .missing()
        .forEach(
            one ->
                categories
                    .computeIfAbsent(one.why(), why -> new LinkedHashSet<>())
                    .add(one.category().words()));
    StringBuilder text =
        new StringBuilder(
            "Nothing can be compared with the current scenario, and no net present value computed:"
                + " not all of its hours are known.");
    categories.forEach(
        (why, words) ->
            text.append(" Not known are %s; %s.".formatted(String.join(" and ", words), why)));
    return text.toString();
  }

  private String measurable(String name) {
    Projection projection = projection(measurable(), name);
    double saved = projection.steadyMonthlySaving().labourGross();
    MonteCarlo draws = Objects.requireNonNull(simulation.measurable().uncertainty().get(name));
    return "From %s, %s %s: it would %s %s a month of manual work, waiting and meetings%s. Its net present value is %s, above zero in %s of %s draws."
        .formatted(
            MoneyBasis.of(simulation).hours(),
            name,
            payback(projection, draws),
            saved >= 0 ? "free" : "cost",
            figures.money(Math.abs(saved)),
            realised(projection.steadyMonthlySaving()),
            figures.money(projection.npv()),
            figures.share(draws.probNpvPositive()),
            figures.whole((double) draws.draws()));
  }

  /** What of saved hours becomes money, which all that follows is computed with. */
  private String realised(Projection.Saving saving) {
    double share = simulation.assumptions().inputs().org().realisationShare();
    return saving.labourGross() <= 0 || share >= 1
        ? ""
        : ", of which %s (%s) count as money"
            .formatted(figures.money(saving.labourRealised()), figures.share(share));
  }

  /** Renders the result with assumptions, and their share of the change. */
  private String assumed(String name) {
    Projection projection = projection(simulation.results(), name);
    Double measurable = projection.measuredBaselineShare();
    String share =
        measurable == null
            ? ""
            : "; %s of that change is assumed".formatted(figures.share(1 - measurable));
    return "With assumptions (missing features, attrition, delay, tools), it %s, with a net present value of %s%s."
        .formatted(
            payback(projection, simulation.uncertainty().get(name)),
            figures.money(projection.npv()),
            share);
  }

  /** Without doubt only where the draws agree; otherwise with how many of them do. */
  private String payback(Projection projection, @Nullable MonteCarlo draws) {
    Double months = projection.breakEvenFractional();
    double agree =
        draws == null ? 1 : months == null ? 1 - draws.probNpvPositive() : draws.probNpvPositive();
    String when =
        months == null
            ? "pay back within %s months"
                .formatted(
                    figures.whole((double) simulation.assumptions().inputs().org().horizonMonths()))
            : "pay back after %s months".formatted(figures.tenths(months));
    if (agree < CERTAIN && draws != null) {
      return "may%s %s (worth more than it costs in %s of draws)"
          .formatted(months == null ? " not" : "", when, figures.share(draws.probNpvPositive()));
    }
    return months == null ? "does not " + when : "pays" + when.substring("pay".length());
  }

  private ScenarioResults measurable() {
    return simulation.measurable().results();
  }

  private static Projection projection(ScenarioResults of, String name) {
    return Objects.requireNonNull(Objects.requireNonNull(of.scenarios().get(name)).projection());
  }

  /** How figures are written where no language is asked for. */
  public static FigureFormat plain(Simulation simulation) {
    return new FigureFormat(Locale.ROOT, simulation.assumptions().inputs().org().currency());
  }
}
