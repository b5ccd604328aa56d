package dev.makertime.analysis.baseline;

import dev.makertime.analysis.baseline.Baseline.Figure;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Explanation.Piece;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the hours of manual work: those that maintain projects in production, and all others.
 *
 * @param explanations the days taken apart, as far as their evidence is still there
 */
record ManualHours(
    HoursPerMonth rates,
    ProjectsInProduction production,
    List<Explanation> explanations,
    List<EngineerDay> days) {

  /**
   * The figures by their paths.
   *
   * @param handling the minutes that an instant is taken to cost
   */
  Map<String, Figure> figures(double handling) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    double byDefault = byDefault();
    boolean hasEvidence = hasEvidence();
    FigureCertainty kind =
        byDefault > 0 || !hasEvidence ? FigureCertainty.DEFAULT : FigureCertainty.MEASURED;
    String how = hasEvidence ? "spans and efforts" : "their evidence was deleted";
    if (byDefault > 0) {
      how = "%.0f %% of it instants, each counted as %.0f min".formatted(100 * byDefault, handling);
    }
    figures.put(
        BaselineMeasurement.CURRENT + "manualFixedHours",
        rates.figure(
            day -> day.manual() - production.maintenance(day),
            1,
            kind,
            "manual work on subjects that are not in production; " + how));
    if (!production.live().isEmpty()) {
      figures.put(
          BaselineMeasurement.CURRENT + "maintenanceHoursPerProject",
          rates.figure(
              production::maintenance,
              (double) rates.engineers() / production.live().size(),
              kind,
              "manual work on projects in production; " + how));
    }
    return figures;
  }

  /** Whether all manual work still has its evidence, which is deleted before days are. */
  private boolean hasEvidence() {
    long counted =
        explanations.stream().mapToLong(one -> one.sum(ActivityKind.MANUAL, Piece::counted)).sum();
    return counted >= days.stream().mapToLong(EngineerDay::manual).sum();
  }

  /** The share of manual seconds that rest on what an instant is taken to cost. */
  private double byDefault() {
    long all = 0;
    long instants = 0;
    for (Explanation day : explanations) {
      for (Piece piece : day.pieces()) {
        if (piece.kind() == ActivityKind.MANUAL) {
          Activity activity = piece.activity();
          all += piece.counted();
          instants += activity.isInstant() && activity.effort() == null ? piece.counted() : 0;
        }
      }
    }
    return all == 0 ? 0 : (double) instants / all;
  }
}
