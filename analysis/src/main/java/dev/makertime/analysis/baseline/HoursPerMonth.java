package dev.makertime.analysis.baseline;

import dev.makertime.analysis.baseline.Baseline.Figure;
import dev.makertime.analysis.report.Week;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.SampleStatistics;
import dev.makertime.model.EngineerDay;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Computes hours of a contract month, as a ratio of sums over all engineers: {@code rate × hours
 * available} gives the reported hours. Standard errors are over engineers, never over weeks or
 * days, since the days of one engineer are alike.
 */
public final class HoursPerMonth {
  /** How a source ends of which a part was done with accounts that several people use. */
  static final String BY_SHARED = " by shared accounts";

  private static final double LEVEL = 0.05;

  private final List<EngineerDay> days;
  private final List<EngineerDay> shared;
  private final Map<String, List<EngineerDay>> byEngineer;
  private final String window;
  private final double engineerMonths;
  private final double available;

  /**
   * Rates of some days.
   *
   * @param days at least one with available time
   * @param shared of accounts that several people use: their hours are added to the engineers',
   *     whose they are is not known, so they have no part in the spread
   * @param window from and to, as {@code 2026-01-01/2026-03-31}
   * @param engineerMonths that all these days are of
   */
  HoursPerMonth(
      List<EngineerDay> days, List<EngineerDay> shared, String window, double engineerMonths) {
    this.days = days;
    this.shared = shared;
    this.window = window;
    this.engineerMonths = engineerMonths;
    byEngineer =
        days.stream()
            .collect(Collectors.groupingBy(EngineerDay::person, TreeMap::new, Collectors.toList()));
    available = hours(days, EngineerDay::available);
  }

  int engineers() {
    return byEngineer.size();
  }

  int weeks() {
    return (int) days.stream().map(day -> Week.of(day.date())).distinct().count();
  }

  double contractHours() {
    return available / engineerMonths;
  }

  /** Hours of a contract month. */
  double of(ToDoubleFunction<EngineerDay> seconds) {
    return (hours(days, seconds) + hours(shared, seconds)) / engineerMonths;
  }

  /** The same as a figure, times a factor. */
  Figure figure(
      ToDoubleFunction<EngineerDay> seconds, double factor, FigureCertainty kind, String source) {
    int n = engineers();
    double rate = of(seconds) * factor;
    Double se = n > 1 ? Double.valueOf(standardError(seconds) * factor) : null;
    return new Figure(
        rate,
        new FigureOrigin(
            kind,
            source + ofShared(seconds),
            window,
            n,
            weeks(),
            se,
            interval(rate, se),
            null,
            null,
            null,
            null));
  }

  /** Marks hours that are not an engineer's own. */
  private String ofShared(ToDoubleFunction<EngineerDay> seconds) {
    double part = hours(shared, seconds);
    return part > 0
        ? String.format(Locale.ROOT, "; %.1f of %.1f h", part, part + hours(days, seconds))
            + BY_SHARED
        : "";
  }

  /** Something counted: it has no spread of its own. */
  Figure counted(double value, String source) {
    return new Figure(
        value,
        new FigureOrigin(
            FigureCertainty.MEASURED,
            source,
            window,
            engineers(),
            weeks(),
            null,
            null,
            null,
            null,
            null,
            null));
  }

  /** Of a ratio of sums: by how much each engineer is off it. */
  private double standardError(ToDoubleFunction<EngineerDay> seconds) {
    int n = engineers();
    double ratio = hours(days, seconds) / available;
    double squares =
        byEngineer.values().stream()
            .mapToDouble(of -> hours(of, seconds) - ratio * hours(of, EngineerDay::available))
            .map(residual -> residual * residual)
            .sum();
    return Math.sqrt(squares / (n * (n - 1.0))) / (available / n) * contractHours();
  }

  private @Nullable Interval interval(double rate, @Nullable Double se) {
    if (se == null) {
      return null;
    }
    double half = SampleStatistics.t(1 - LEVEL / 2, engineers() - 1.0) * se;
    return new Interval(Math.max(0, rate - half), rate + half);
  }

  private static double hours(List<EngineerDay> of, ToDoubleFunction<EngineerDay> seconds) {
    return of.stream().mapToDouble(seconds).sum() / 3600;
  }
}
