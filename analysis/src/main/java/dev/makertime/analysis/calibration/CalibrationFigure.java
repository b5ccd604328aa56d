package dev.makertime.analysis.calibration;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.Baseline.Figure;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.statistics.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Widens the intervals of measured inputs by the variance of their bias, as people said it. Values
 * stay as they were measured: what people say is no better evidence than what was measured.
 *
 * <p>Biases are shares of working time, so an error in hours is one times the working hours of a
 * month. Independent errors add as squares: {@code se² = seMeasured² + (hours × seBias)²}.
 */
public final class CalibrationFigure {
  private static final String CURRENT = "scenarios.current.";
  private static final String MEETINGS = CURRENT + "meetingHours";
  private static final String MANUAL = CURRENT + "manualFixedHours";
  private static final String MAINTENANCE = CURRENT + "maintenanceHoursPerProject";
  private static final String WAITING = "org.overlapFactor";
  private static final String HOURS = "org.contractHoursPerMonth";
  private static final String PROJECTS = "org.projectsPerEngineer";

  private final Baseline baseline;
  private final Calibration calibration;

  private CalibrationFigure(Baseline baseline, Calibration calibration) {
    this.baseline = baseline;
    this.calibration = calibration;
  }

  /** Widens what was measured; nothing changes where too few people said anything. */
  public static Baseline into(Baseline baseline, Calibration calibration) {
    return calibration.hasEnough()
        ? new CalibrationFigure(baseline, calibration).widened()
        : baseline;
  }

  private Baseline widened() {
    double manual = value(MANUAL);
    double maintenance = value(MAINTENANCE) * value(PROJECTS);
    double part = manual + maintenance > 0 ? manual / (manual + maintenance) : 1;
    Baseline wider = wider(baseline, MEETINGS, WorkCategory.MEETING, 1);
    wider = wider(wider, MANUAL, WorkCategory.MANUAL, part);
    if (value(PROJECTS) > 0) {
      wider = wider(wider, MAINTENANCE, WorkCategory.MANUAL, (1 - part) / value(PROJECTS));
    }
    return baseline.waitingHours() > 0
        ? wider(wider, WAITING, WorkCategory.WAITING, value(WAITING) / baseline.waitingHours())
        : wider;
  }

  private double value(String path) {
    Figure figure = baseline.figures().get(path);
    return figure == null ? 0 : figure.value();
  }

  /**
   * Widens one figure.
   *
   * @param times what an hour of the category, per engineer and month, is in the figure's unit
   */
  private Baseline wider(Baseline of, String path, WorkCategory category, double times) {
    Figure figure = of.figures().get(path);
    CategoryBias bias = calibration.bias(category);
    Double se = figure == null ? null : figure.origin().se();
    if (figure == null || bias == null || se == null) {
      return of;
    }
    double unit = value(HOURS) * times;
    FigureOrigin was = figure.origin();
    double half = (bias.interval().high() - bias.interval().low()) / 2 * unit;
    return of.with(
        path,
        new Figure(
            figure.value(),
            new FigureOrigin(
                was.kind(),
                was.source() + "; " + words(bias),
                was.window(),
                was.engineers(),
                was.weeks(),
                Math.hypot(se, bias.se() * unit),
                wider(was.ci95(), figure.value(), half),
                was.low(),
                was.high(),
                was.by(),
                was.on())));
  }

  private static @Nullable Interval wider(@Nullable Interval was, double value, double half) {
    return was == null
        ? null
        : new Interval(
            Math.max(0, value - Math.hypot(value - was.low(), half)),
            value + Math.hypot(was.high() - value, half));
  }

  private String words(CategoryBias bias) {
    Interval interval = bias.interval();
    boolean isBiased = !interval.contains(0);
    return String.format(
        Locale.ROOT,
        "wider by what %d people said of %d moments (bias %+.1f %% of working time, %+.1f … %+.1f%s)",
        calibration.people(),
        calibration.working(),
        100 * bias.bias(),
        100 * interval.low(),
        100 * interval.high(),
        isBiased ? "; the value is not corrected for it" : "");
  }
}
