package dev.makertime.analysis.baseline;

import dev.makertime.analysis.baseline.Baseline.Figure;
import dev.makertime.analysis.knowledge.EvidenceGroup;
import dev.makertime.analysis.money.ScenarioInputs.Run;
import dev.makertime.analysis.statistics.Interval;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes measured figures say what is known: of days that are known alone, and unknown where too few
 * are. Unknown is neither zero nor a default.
 */
record KnownFigures(KnownPeriod known) {
  static final String RUNS = "org.runs";

  private static final Map<String, EvidenceGroup> GROUPS =
      Map.of(
          BaselineMeasurement.CURRENT + "meetingHours", EvidenceGroup.MEETINGS,
          BaselineMeasurement.CURRENT + "manualFixedHours", EvidenceGroup.TOOLS,
          BaselineMeasurement.CURRENT + "maintenanceHoursPerProject", EvidenceGroup.TOOLS);

  /** Raises figures to the days that are known, or takes them back. */
  void apply(Map<String, Figure> figures) {
    GROUPS.forEach(
        (path, group) -> figures.computeIfPresent(path, (same, figure) -> of(figure, group)));
    String lacks = known.lacks(EvidenceGroup.TOOLS);
    if (lacks != null) {
      figures.put(RUNS, new Figure(0, FigureOrigin.of(FigureKind.UNKNOWN, lacks)));
    }
  }

  private Figure of(Figure figure, EvidenceGroup group) {
    String lacks = known.lacks(group);
    if (lacks != null) {
      return new Figure(0, FigureOrigin.of(FigureKind.UNKNOWN, lacks));
    }
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
            origin.high()));
  }

  /** Waits of days that are known; none where too few are. */
  List<Run> runs(List<Run> runs) {
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
