package dev.makertime.analysis.platform.figures;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.platform.boxes.Completeness;
import dev.makertime.analysis.statistics.Interval;

/**
 * Makes the completeness of a platform an input of simulations. Where less than half of the checks
 * are known it is unknown, and never complete.
 */
public final class CompletenessFigure {
  /** The input that it is. */
  public static final String PATH = "scenarios.current.featureCompleteness";

  private CompletenessFigure() {}

  /**
   * Adds it to what was measured.
   *
   * @param checks how many there are
   */
  public static Baseline into(Baseline baseline, Completeness completeness, int checks) {
    int known = completeness.measured() + completeness.assumed();
    Double value = completeness.value();
    Interval interval = completeness.interval();
    if (value == null || interval == null) {
      return baseline.withUnknown(
          PATH,
          "runs tell of only %d of %d checks of the platform; 'makertime platform' says what to connect"
              .formatted(known, checks));
    }
    return baseline.with(
        PATH,
        new Baseline.Figure(
            value,
            new FigureOrigin(
                completeness.kind(),
                "%d of %d checks of the platform, by its runs".formatted(known, checks),
                baseline.from() + "/" + baseline.to(),
                null,
                null,
                null,
                interval,
                null,
                null,
                null,
                null)));
  }
}
