package dev.makertime.reporter.study;

import dev.makertime.model.EngineerDay;
import dev.makertime.reporter.comparison.Interval;
import dev.makertime.reporter.report.Week;
import dev.makertime.reporter.statistics.Numbers;
import dev.makertime.reporter.study.Baseline.Figure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hours of a contract month, as a ratio of sums over all engineers, so that {@code rate × hours
 * available} gives back what was reported; their standard errors are over engineers, never over
 * weeks or days (money.md, 1.5).
 */
final class Rates {
  private static final double LEVEL = 0.05;

  private final List<EngineerDay> days;
  private final Map<String, List<EngineerDay>> byEngineer;
  private final String window;
  private final double engineerMonths;
  private final double available;

  /**
   * Rates of some days.
   *
   * @param days at least one with available time
   * @param window from and to, as {@code 2026-01-01/2026-03-31}
   * @param engineerMonths that all these days are of
   */
  Rates(List<EngineerDay> days, String window, double engineerMonths) {
    this.days = days;
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
    return hours(days, seconds) / engineerMonths;
  }

  /** The same as a figure, times a factor. */
  Figure figure(ToDoubleFunction<EngineerDay> seconds, double factor, Kind kind, String source) {
    int n = engineers();
    double rate = of(seconds) * factor;
    Double se = n > 1 ? Double.valueOf(standardError(seconds) * factor) : null;
    return new Figure(
        rate, new Origin(kind, source, window, n, weeks(), se, interval(rate, se), null, null));
  }

  /** Something counted: it has no spread of its own. */
  Figure counted(double value, String source) {
    return new Figure(
        value,
        new Origin(Kind.MEASURED, source, window, engineers(), weeks(), null, null, null, null));
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
    double half = Numbers.t(1 - LEVEL / 2, engineers() - 1.0) * se;
    return new Interval(Math.max(0, rate - half), rate + half);
  }

  private static double hours(List<EngineerDay> of, ToDoubleFunction<EngineerDay> seconds) {
    return of.stream().mapToDouble(seconds).sum() / 3600;
  }
}
