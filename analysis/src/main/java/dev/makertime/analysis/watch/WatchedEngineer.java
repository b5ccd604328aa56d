package dev.makertime.analysis.watch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Estimates one engineer's change at full ramp from the weeks so far: the weighted least squares of
 * a course whose shape was promised, through the engineer's own rate before.
 */
final class WatchedEngineer {
  private final WatchPlan plan;
  private final List<WatchedWeek> before;
  private final List<WatchedWeek> since;
  private final double rate;

  /**
   * An engineer.
   *
   * @param before valid weeks before the own wave, {@link WatchPlan#minBefore} at least
   * @param since valid weeks since it, in order
   */
  WatchedEngineer(WatchPlan plan, List<WatchedWeek> before, List<WatchedWeek> since) {
    this.plan = plan;
    this.before = before;
    this.since = since;
    double hours = before.stream().mapToDouble(WatchedWeek::hours).sum();
    double available = before.stream().mapToDouble(WatchedWeek::availableHours).sum();
    rate = plan.fullWeekHours() * hours / available;
  }

  /**
   * What the weeks up to one of them say.
   *
   * @param beta the change at full ramp, hours of a full week
   * @param information Σ a g² (K)
   * @param gained Σ a g (G)
   * @param weight of the weeks before, Σ a (B)
   */
  record Fit(
      WatchedEngineer engineer,
      int weeks,
      double beta,
      double information,
      double gained,
      double weight) {

    /** The variance of the estimate, over that of a week. */
    double wide() {
      double share = gained / information;
      return 1 / information + share * share / weight;
    }
  }

  /** Estimates with the weeks until one of the calendar; null if they are too few. */
  @Nullable Fit until(int week) {
    int weeks = 0;
    double information = 0;
    double gained = 0;
    double product = 0;
    for (WatchedWeek row : since) {
      if (row.week() > week) {
        break;
      }
      weeks++;
      double due = plan.due(row.since());
      double weight = weight(row);
      information += weight * due * due;
      gained += weight * due;
      product += weight * due * (rate(row) - rate);
    }
    if (weeks < plan.minAfter() || information < plan.minInformation()) {
      return null;
    }
    return new Fit(
        this,
        weeks,
        product / information,
        information,
        gained,
        before.stream().mapToDouble(this::weight).sum());
  }

  /** Adds what each week differs from the course, by week of the calendar. */
  void addResiduals(Fit fit, WeekResiduals to) {
    for (WatchedWeek row : before) {
      to.add(row.week(), rate(row) - rate);
    }
    for (WatchedWeek row : since.subList(0, fit.weeks())) {
      to.add(row.week(), rate(row) - rate - fit.beta() * plan.due(row.since()));
    }
  }

  /** Weighted squares of the weeks before. */
  double squaresBefore() {
    return before.stream()
        .mapToDouble(row -> weight(row) * (rate(row) - rate) * (rate(row) - rate))
        .sum();
  }

  int freedomBefore() {
    return before.size() - 1;
  }

  private double rate(WatchedWeek row) {
    return plan.fullWeekHours() * row.hours() / row.availableHours();
  }

  private double weight(WatchedWeek row) {
    return row.availableHours() / plan.fullWeekHours();
  }
}
