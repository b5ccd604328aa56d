package dev.makertime.render.text;

import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.ScenarioResults.Outcome;
import dev.makertime.analysis.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists warnings about a simulation: inputs and results that may mislead a reader. */
public final class SimulationWarnings {
  private SimulationWarnings() {}

  /** Lists what a reader must know before deciding. */
  public static List<String> of(Simulation simulation) {
    ScenarioInputs inputs = simulation.assumptions().inputs();
    List<String> names = new ArrayList<>(simulation.results().scenarios().keySet());
    List<Outcome> outcomes = new ArrayList<>(simulation.results().scenarios().values());
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ScenarioInputs.Scenario scenario =
          Objects.requireNonNull(inputs.scenarios().get(names.get(i)));
      if (scenario.maintenanceHoursPerProject() >= scenario.projectBuildHours()) {
        flags.add(
            "%s: a project takes more hours to maintain each month than to build; its number of projects exceeds what can be maintained"
                .formatted(names.get(i)));
      }
      if (outcomes.get(i).hours().overload() > 0) {
        flags.add(
            "%s: the hours exceed the contract; no time is left for technical work"
                .formatted(names.get(i)));
      }
    }
    if (!simulation.knowsFeatures()) {
      flags.add(
          "The cost of missing features is unknown: scenarios.current.featureCompleteness is the"
              + " share of a complete platform that is available");
    }
    flags.addAll(typedBesideMeasured(simulation));
    if (simulation.baseline() != null && simulation.baseline().countsShared()) {
      flags.add(
          "Work done with shared accounts is counted, as in reports; the intervals leave it out,"
              + " since it is unknown which person did it");
    }
    if (simulation.baseline() != null && simulation.baseline().engineers() < 4) {
      flags.add("The baseline has fewer than four people: its intervals are wide or missing");
    }
    if (inputs.org().valuation() == ScenarioInputs.Valuation.CAPACITY) {
      flags.add("Valued by projects: saved labour and delay are the same hours and are not added");
    }
    return flags;
  }

  /** Lists given hours of a scenario, where those of the current one are measured. */
  private static List<String> typedBesideMeasured(Simulation simulation) {
    Map<String, FigureOrigin> origins = simulation.assumptions().origins();
    Set<String> follow =
        simulation.assumptions().links().followers().values().stream()
            .flatMap(all -> all.keySet().stream())
            .collect(Collectors.toSet());
    List<String> flags = new ArrayList<>();
    for (String name : simulation.results().scenarios().keySet()) {
      String typed =
          Stream.of("manualFixedHours", "maintenanceHoursPerProject", "meetingHours")
              .filter(field -> isMeasured(origins, field))
              .filter(field -> !follow.contains("scenarios." + name + "." + field))
              .collect(Collectors.joining(", "));
      if (!name.equals(ScenarioInputs.CURRENT) && !typed.isEmpty()) {
        flags.add(
            "%s: given hours are compared with measured ones (%s); {factor: 0.5} of the current scenario would use the same basis"
                .formatted(name, typed));
      }
    }
    return flags;
  }

  private static boolean isMeasured(Map<String, FigureOrigin> origins, String field) {
    FigureOrigin origin = origins.get("scenarios." + ScenarioInputs.CURRENT + "." + field);
    return origin != null && origin.window() != null;
  }
}
