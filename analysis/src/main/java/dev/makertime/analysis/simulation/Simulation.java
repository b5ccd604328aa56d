package dev.makertime.analysis.simulation;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureKind;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.comparison.Interval;
import dev.makertime.analysis.money.MonteCarlo;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.money.Sensitivity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Computes a simulation: the scenarios, the provenance of every figure, their sensitivity and their
 * uncertainty.
 *
 * @param figures by scenario and name: every figure with its provenance
 * @param sensitivity by scenario: what one figure at a time does to the net present value
 * @param uncertainty by scenario: what all of them together do
 * @param baseline what was measured, if it was
 */
public record Simulation(
    Assumptions assumptions,
    ScenarioResults results,
    Map<String, Map<String, Figure>> figures,
    Map<String, Sensitivity> sensitivity,
    Map<String, MonteCarlo> uncertainty,
    @Nullable Baseline baseline) {

  /** By how much an assumed figure is varied to which nobody gave a range. */
  private static final double AROUND = 0.2;

  /** How widely and how often figures are drawn. */
  public record Settings(double successProbability, int draws, long seed) {
    public static final Settings DEFAULT = new Settings(1, 100_000, 7);
  }

  /** Is told how far the draws are, from any thread. */
  public interface Progress {
    Progress NONE = (done, of) -> {};

    /**
     * So many are done.
     *
     * @param of all that there will be, of all scenarios
     */
    void drawn(long done, long of);
  }

  public Simulation {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    sensitivity = Collections.unmodifiableMap(new LinkedHashMap<>(sensitivity));
    uncertainty = Collections.unmodifiableMap(new LinkedHashMap<>(uncertainty));
  }

  /**
   * Computes all of it.
   *
   * @throws IllegalArgumentException when it cannot be computed, with the input and why
   */
  public static Simulation of(
      Assumptions assumptions, @Nullable Baseline baseline, Settings settings) {
    return of(assumptions, baseline, settings, Progress.NONE);
  }

  /** The same, saying how far it is. */
  public static Simulation of(
      Assumptions assumptions, @Nullable Baseline baseline, Settings settings, Progress progress) {
    if (ScenarioResults.lacksPlatformHours(assumptions.inputs())) {
      throw new IllegalArgumentException(
          "org.platformFeatureHours is missing: the current scenario leaves no technical hours,"
              + " so what a complete platform would save must be given");
    }
    ScenarioResults results = ScenarioResults.of(assumptions.inputs());
    requireFinite(results);
    Map<String, Map<String, Figure>> figures = new LinkedHashMap<>();
    Map<String, Sensitivity> sensitivity = new LinkedHashMap<>();
    Map<String, MonteCarlo> uncertainty = new LinkedHashMap<>();
    long all = (results.scenarios().size() - 1L) * settings.draws();
    AtomicLong done = new AtomicLong();
    results
        .scenarios()
        .forEach(
            (name, outcome) -> {
              figures.put(name, figures(assumptions, name, outcome));
              if (!name.equals(ScenarioInputs.CURRENT)) {
                sensitivity.put(
                    name,
                    Sensitivity.of(
                        assumptions.tree(), name, ranges(assumptions, name), assumptions.links()));
                uncertainty.put(
                    name,
                    MonteCarlo.of(
                        assumptions.tree(),
                        name,
                        settings.successProbability(),
                        spreads(assumptions, name),
                        settings.draws(),
                        settings.seed(),
                        assumptions.links(),
                        more -> progress.drawn(done.addAndGet(more), all)));
              }
            });
    return new Simulation(assumptions, results, figures, sensitivity, uncertainty, baseline);
  }

  /** No figure without a number leaves here. */
  private static void requireFinite(ScenarioResults results) {
    results
        .scenarios()
        .forEach(
            (name, outcome) -> {
              boolean finite = Double.isFinite(outcome.monthly().totalMonthly());
              if (outcome.projection() != null) {
                finite &= Double.isFinite(outcome.projection().npv());
              }
              if (!finite) {
                throw new IllegalArgumentException(
                    "scenarios.%s: the figures are too large to compute with".formatted(name));
              }
            });
  }

  private static Map<String, Figure> figures(
      Assumptions assumptions, String scenario, ScenarioResults.Outcome outcome) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (FigureFormula formula : FigureFormula.values()) {
      Double value = formula.value(outcome);
      if (value == null) {
        continue;
      }
      List<String> inputs = formula.compared(scenario).toList();
      FigureKind kind = FigureKind.MEASURED;
      for (String input : inputs) {
        FigureOrigin origin = assumptions.origins().get(input);
        kind = kind.weaker(origin == null ? FigureKind.DEFAULT : origin.kind());
      }
      String id = formula.name().toLowerCase(Locale.ROOT);
      figures.put(id, new Figure(value, formula.unit(), id, formula.text(), kind, inputs));
    }
    return figures;
  }

  /** Everything uncertain that a scenario's worth hangs on. */
  private static List<String> uncertain(Assumptions assumptions, String scenario) {
    List<String> all = new ArrayList<>();
    String own = "scenarios." + scenario + ".";
    assumptions
        .origins()
        .forEach(
            (path, origin) -> {
              boolean concerns =
                  path.startsWith("org.")
                      || path.startsWith("scenarios.current.")
                      || path.startsWith(own);
              if (concerns && isVaried(assumptions, path, origin)) {
                all.add(path);
              }
            });
    return all;
  }

  private static boolean isVaried(Assumptions assumptions, String path, FigureOrigin origin) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    boolean fixed =
        List.of(
                "engineers",
                "horizonMonths",
                "amortisationMonths",
                "capacityStartProjects",
                "projectsPerEngineer",
                "learningMonths",
                "rampMonths")
            .contains(name);
    boolean follows =
        assumptions.links().followers().values().stream().anyMatch(all -> all.containsKey(path));
    boolean hasRange = origin.low() != null || origin.high() != null;
    boolean mute = origin.source().equals(FigureOrigin.WITHIN_LOADED_COST);
    boolean exact =
        origin.kind() == FigureKind.MEASURED
            && origin.se() == null
            && (name.equals("contractHoursPerMonth") || value(assumptions, path) == 1);
    return hasRange || (!fixed && !follows && !mute && !exact && value(assumptions, path) > 0);
  }

  private static double value(Assumptions assumptions, String path) {
    return assumptions.tree().at("/" + path.replace('.', '/')).asDouble(0);
  }

  private static List<Sensitivity.Range> ranges(Assumptions assumptions, String scenario) {
    return uncertain(assumptions, scenario).stream().map(path -> range(assumptions, path)).toList();
  }

  /**
   * Measured: its confidence interval. Assumed: what was said, else 20 % around it. A count of
   * instants by a default cost: whichever of both is wider.
   */
  private static Sensitivity.Range range(Assumptions assumptions, String path) {
    FigureOrigin origin = Objects.requireNonNull(assumptions.origins().get(path));
    double value = value(assumptions, path);
    Interval ci = origin.ci95();
    if (ci != null) {
      boolean assumed = origin.kind() != FigureKind.MEASURED;
      return new Sensitivity.Range(
          path,
          assumed ? Math.min(ci.low(), value * (1 - AROUND)) : ci.low(),
          assumed ? Math.max(ci.high(), value * (1 + AROUND)) : ci.high());
    }
    Double low = origin.low();
    Double high = origin.high();
    return new Sensitivity.Range(
        path,
        low == null ? value * (1 - AROUND) : low,
        high == null ? most(path, value * (1 + AROUND)) : high);
  }

  /** Shares end at 1. */
  private static double most(String path, double value) {
    boolean isShare =
        path.endsWith("Completeness") || path.endsWith("Share") || path.endsWith("learningDrop");
    return isShare ? Math.min(1, value) : value;
  }

  private static List<MonteCarlo.Spread> spreads(Assumptions assumptions, String scenario) {
    List<MonteCarlo.Spread> spreads = new ArrayList<>();
    for (String path : uncertain(assumptions, scenario)) {
      FigureOrigin origin = Objects.requireNonNull(assumptions.origins().get(path));
      Integer n = origin.engineers();
      if (origin.se() != null && n != null && origin.kind() == FigureKind.MEASURED) {
        if (origin.se() > 0) {
          spreads.add(
              new MonteCarlo.Spread(
                  path,
                  MonteCarlo.Kind.T_TRUNC0,
                  null,
                  null,
                  null,
                  value(assumptions, path),
                  origin.se(),
                  n - 1.0));
        }
        continue;
      }
      Sensitivity.Range range = range(assumptions, path);
      if (range.high() > range.low()) {
        double mode = Math.min(range.high(), Math.max(range.low(), value(assumptions, path)));
        spreads.add(
            new MonteCarlo.Spread(
                path, MonteCarlo.Kind.PERT, range.low(), mode, range.high(), null, null, null));
      }
    }
    return spreads;
  }
}
