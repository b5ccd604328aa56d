package dev.makertime.analysis.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.money.draws.Cancellation;
import dev.makertime.analysis.money.draws.DelayOutcome;
import dev.makertime.analysis.money.draws.MonteCarlo;
import dev.makertime.analysis.money.draws.Sensitivity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Computes a simulation: the scenarios, the provenance of every figure, their sensitivity and their
 * uncertainty. Where hours of the current scenario are not known, nothing is compared with it: no
 * scenario has a net present value then, no figure that needs one is there, and nothing is drawn.
 *
 * @param figures by scenario and name: every figure with its provenance
 * @param sensitivity by scenario: what one figure at a time does to the net present value
 * @param uncertainty by scenario: what all of them together do
 * @param delay by scenario: what a late end of its migration costs
 * @param measurable the same without what nobody can measure: what headlines rest on
 * @param missing what is not known of the current scenario, so that nothing is compared with it
 */
public record Simulation(
    Assumptions assumptions,
    ScenarioResults results,
    Map<String, Map<String, Figure>> figures,
    Map<String, Sensitivity> sensitivity,
    Map<String, MonteCarlo> uncertainty,
    Map<String, DelayOutcome> delay,
    Worth measurable,
    List<MissingInput> missing) {

  /**
   * What scenarios are worth.
   *
   * @param sensitivity by scenario: what one figure at a time does to the net present value
   * @param uncertainty by scenario: what all of them together do
   */
  public record Worth(
      ScenarioResults results,
      Map<String, Sensitivity> sensitivity,
      Map<String, MonteCarlo> uncertainty) {
    public Worth {
      sensitivity = Collections.unmodifiableMap(new LinkedHashMap<>(sensitivity));
      uncertainty = Collections.unmodifiableMap(new LinkedHashMap<>(uncertainty));
    }
  }

  /** How many draws, and how widely inputs vary. */
  public record Settings(double successProbability, int draws, long seed) {
    public static final Settings DEFAULT = new Settings(1, 100_000, 7);
  }

  /** Receives the progress of the draws, from any thread. */
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
    delay = Collections.unmodifiableMap(new LinkedHashMap<>(delay));
    missing = List.copyOf(missing);
  }

  /** What was measured, if it was. */
  public @Nullable Baseline baseline() {
    return assumptions.baseline();
  }

  /** Whether hours of a category are not known of the current scenario. */
  public boolean isUnknown(MissingInput.Category category) {
    return missing.stream().anyMatch(one -> one.category() == category);
  }

  /**
   * Computes all of it.
   *
   * @throws IllegalArgumentException when it cannot be computed, with the input and why
   */
  public static Simulation of(Assumptions assumptions, Settings settings) {
    return of(assumptions, settings, Progress.NONE);
  }

  /** The same, saying how far it is. */
  public static Simulation of(Assumptions assumptions, Settings settings, Progress progress) {
    return of(assumptions, settings, progress, Cancellation.NONE);
  }

  /** The same, until it is interrupted. */
  public static Simulation of(
      Assumptions assumptions, Settings settings, Progress progress, Cancellation interrupt) {
    List<MissingInput> missing = MissingInput.of(assumptions);
    if (missing.isEmpty()) {
      requirePlatformHours(assumptions);
    }
    ObjectNode measurable = MeasurableInputs.tree(assumptions.tree());
    ScenarioResults whole = ScenarioResults.of(assumptions.inputs());
    ScenarioResults less = ScenarioResults.of(MeasurableInputs.inputs(measurable));
    requireFinite(whole);
    if (!missing.isEmpty()) {
      whole = whole.withoutComparison();
      Worth none = new Worth(less.withoutComparison(), Map.of(), Map.of());
      return new Simulation(
          assumptions,
          whole,
          Figure.all(assumptions, whole),
          Map.of(),
          Map.of(),
          Map.of(),
          none,
          missing);
    }
    int rounds = assumptions.slip().distribution() == null ? 2 : 3;
    long all = rounds * (whole.scenarios().size() - 1L) * settings.draws();
    AtomicLong done = new AtomicLong();
    Draws draws = new Draws(settings, more -> progress.drawn(done.addAndGet(more), all), interrupt);
    Worth worth = worth(assumptions, assumptions.tree(), whole, path -> true, draws);
    return new Simulation(
        assumptions,
        whole,
        Figure.all(assumptions, whole),
        worth.sensitivity(),
        worth.uncertainty(),
        delay(assumptions, whole, draws),
        worth(assumptions, measurable, less, MeasurableInputs::isMeasurable, draws),
        missing);
  }

  /** How inputs are drawn, who receives the progress, and what ends it early. */
  private record Draws(Settings settings, IntConsumer drawn, Cancellation interrupt) {

    MonteCarlo.Plan plan(
        Assumptions assumptions, String scenario, List<MonteCarlo.Spread> spreads) {
      return new MonteCarlo.Plan(
          scenario,
          settings.successProbability(),
          spreads,
          assumptions.links(),
          settings.draws(),
          settings.seed());
    }
  }

  /** What a late end costs each scenario, with all assumptions. */
  private static Map<String, DelayOutcome> delay(
      Assumptions assumptions, ScenarioResults results, Draws draws) {
    Map<String, DelayOutcome> delay = new LinkedHashMap<>();
    for (String name : results.scenarios().keySet()) {
      if (!name.equals(ScenarioInputs.CURRENT)) {
        delay.put(
            name,
            DelayOutcome.of(
                assumptions.inputs(),
                assumptions.tree(),
                draws.plan(assumptions, name, UncertainInputs.spreads(assumptions, name)),
                assumptions.slip(),
                draws.drawn(),
                draws.interrupt()));
      }
    }
    return delay;
  }

  /** Varies those inputs of a tree that may be varied. */
  private static Worth worth(
      Assumptions assumptions,
      ObjectNode tree,
      ScenarioResults results,
      Predicate<String> varied,
      Draws draws) {
    Map<String, Sensitivity> sensitivity = new LinkedHashMap<>();
    Map<String, MonteCarlo> uncertainty = new LinkedHashMap<>();
    for (String name : results.scenarios().keySet()) {
      if (name.equals(ScenarioInputs.CURRENT)) {
        continue;
      }
      List<Sensitivity.Range> ranges =
          UncertainInputs.ranges(assumptions, name).stream()
              .filter(one -> varied.test(one.path()))
              .toList();
      List<MonteCarlo.Spread> spreads =
          UncertainInputs.spreads(assumptions, name).stream()
              .filter(one -> varied.test(one.path()))
              .toList();
      sensitivity.put(
          name, Sensitivity.of(tree, name, ranges, assumptions.links(), draws.interrupt()));
      uncertainty.put(
          name,
          MonteCarlo.of(
              tree, draws.plan(assumptions, name, spreads), draws.drawn(), draws.interrupt()));
    }
    return new Worth(results, sensitivity, uncertainty);
  }

  /** Whether the completeness of the platform is given, so that the feature gap is known. */
  public boolean knowsFeatures() {
    FigureOrigin origin =
        assumptions
            .origins()
            .get("scenarios." + ScenarioInputs.CURRENT + "." + InputDefaults.FEATURES);
    return origin == null || origin.kind() != FigureCertainty.UNKNOWN;
  }

  private static void requirePlatformHours(Assumptions assumptions) {
    if (ScenarioResults.lacksPlatformHours(assumptions.inputs())) {
      throw new IllegalArgumentException(
          "org.platformFeatureHours is missing: the current scenario leaves no technical hours,"
              + " so what a complete platform would save must be given");
    }
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
}
