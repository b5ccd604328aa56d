package dev.makertime.render.format;

import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.model.Count;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Labels the costs of a change. They are never measured: somebody typed them, or they are
 * makertime's defaults, such as the hours that are lost while people learn.
 */
public final class CostLabels {
  private static final String TYPED = "typed";
  private static final String DEFAULT = "default";

  private CostLabels() {}

  /** All of them for a page. */
  public static Map<String, String> of(Simulation simulation) {
    return Map.of(
        "oneOff", oneOff(simulation),
        "learningLoss", learningLoss(simulation),
        "learning", learning(simulation));
  }

  /** The label of what hours cost that are lost, such as {@code Learning loss (default)}. */
  public static String learningLoss(Simulation simulation) {
    return "Learning loss (%s)".formatted(learningKind(simulation));
  }

  /** The label of what is paid once, such as {@code One-off cost (typed)}. */
  public static String oneOff(Simulation simulation) {
    Set<String> kinds =
        kinds(simulation, "assessmentHours", "assessmentFees", "toolOneOff", "trainingPerEngineer");
    return "One-off cost (%s)".formatted(kinds.contains(TYPED) ? TYPED : DEFAULT);
  }

  /** {@code typed} if all of the learning was typed, {@code default} if nothing was, or both. */
  public static String learningKind(Simulation simulation) {
    Set<String> kinds = kinds(simulation, "learningMonths", "learningDrop");
    return kinds.size() > 1 ? "typed, default" : kinds.contains(TYPED) ? TYPED : DEFAULT;
  }

  private static Set<String> kinds(Simulation simulation, String... inputs) {
    return simulation.assumptions().inputs().scenarios().keySet().stream()
        .filter(name -> !name.equals(ScenarioInputs.CURRENT))
        .flatMap(name -> Stream.of(inputs).map(input -> "scenarios.%s.%s".formatted(name, input)))
        .map(path -> kind(simulation, path))
        .collect(Collectors.toSet());
  }

  /** What is lost, by scenario, and who says so. */
  public static String learning(Simulation simulation) {
    Map<String, List<String>> scenarios = new LinkedHashMap<>();
    simulation
        .assumptions()
        .inputs()
        .scenarios()
        .forEach(
            (name, scenario) -> {
              if (!name.equals(ScenarioInputs.CURRENT)) {
                scenarios.computeIfAbsent(lost(scenario), none -> new ArrayList<>()).add(name);
              }
            });
    List<String> parts = new ArrayList<>();
    scenarios.forEach(
        (lost, names) -> parts.add("%s (%s)".formatted(lost, String.join(", ", names))));
    return parts.isEmpty()
        ? ""
        : "Learning loss is never measured, but %s: %s."
            .formatted(
                learningKind(simulation).equals(DEFAULT)
                    ? "makertime's default"
                    : learningKind(simulation),
                String.join("; ", parts));
  }

  private static String lost(ScenarioInputs.Scenario scenario) {
    return "%s %% of the hours for %s"
        .formatted(
            BigDecimal.valueOf(100 * scenario.learningDrop())
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString(),
            Count.of(scenario.learningMonths(), "month"));
  }

  private static String kind(Simulation simulation, String path) {
    FigureOrigin origin = simulation.assumptions().origins().get(path);
    return origin != null && origin.kind() == FigureCertainty.ASSUMED ? TYPED : DEFAULT;
  }
}
