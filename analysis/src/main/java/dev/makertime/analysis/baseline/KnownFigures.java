package dev.makertime.analysis.baseline;

import dev.makertime.analysis.baseline.Baseline.Figure;
import dev.makertime.analysis.knowledge.EvidenceGroup;
import dev.makertime.analysis.money.ScenarioInputs.Run;
import dev.makertime.analysis.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides what measured figures are worth by what is known: they are of known days alone, and
 * unknown where too few are. Unknown is neither zero nor a default.
 */
record KnownFigures(KnownPeriod known) {
  static final String RUNS = "org.runs";

  private static final Map<String, EvidenceGroup> GROUPS =
      Map.of(
          BaselineMeasurement.CURRENT + "meetingHours", EvidenceGroup.MEETINGS,
          BaselineMeasurement.CURRENT + "manualFixedHours", EvidenceGroup.TOOLS,
          BaselineMeasurement.CURRENT + "maintenanceHoursPerProject", EvidenceGroup.TOOLS);

  /**
   * Why some of the figures are not known, and what to do; by the path of the input.
   *
   * @param paths of what was measured
   */
  Map<String, String> unknown(Set<String> paths) {
    Map<String, String> all = new TreeMap<>();
    GROUPS.forEach(
        (path, group) -> {
          String lacks = known.lacks(group);
          if (lacks != null && paths.contains(path)) {
            all.put(path, lacks);
          }
        });
    String lacks = known.lacks(EvidenceGroup.TOOLS);
    if (lacks != null) {
      all.put(RUNS, lacks);
    }
    return all;
  }

  /** Raises figures of all days to those of days that are known. */
  void raise(Map<String, Figure> figures) {
    GROUPS.forEach(
        (path, group) -> figures.computeIfPresent(path, (same, figure) -> raised(figure, group)));
  }

  private Figure raised(Figure figure, EvidenceGroup group) {
    double factor = known.factor(group);
    FigureOrigin origin = figure.origin();
    return new Figure(
        figure.value() * factor,
        new FigureOrigin(
            origin.kind(),
            origin.source() + known.share(group),
            origin.window(),
            origin.engineers(),
            origin.weeks(),
            times(origin.se(), factor),
            times(origin.ci95(), factor),
            origin.low(),
            origin.high(),
            origin.by(),
            origin.on()));
  }

  /** Waits, raised alike; none where too little is known. */
  List<Run> raised(List<Run> runs) {
    if (known.lacks(EvidenceGroup.TOOLS) != null) {
      return List.of();
    }
    double factor = known.factor(EvidenceGroup.TOOLS);
    return factor == 1
        ? runs
        : runs.stream()
            .map(run -> new Run(run.minutes(), run.perEngineerMonth() * factor))
            .toList();
  }

  private static @Nullable Double times(@Nullable Double one, double factor) {
    return one == null ? null : Double.valueOf(one * factor);
  }

  private static @Nullable Interval times(@Nullable Interval one, double factor) {
    return one == null ? null : new Interval(one.low() * factor, one.high() * factor);
  }
}
