package dev.makertime.analysis.watch;

import org.jspecify.annotations.Nullable;

/**
 * Holds what was promised of a migration, and how it is watched.
 *
 * @param fullWeekHours to which hours are scaled
 * @param promise hours of a full week and engineer, below 0
 * @param keepShare of the promise that has to be kept, such as 1
 * @param learningWeeks in which nothing is due yet
 * @param rampWeeks from then until all of it is due
 * @param anticipationWeeks before the wave that belong to neither side
 * @param minAvailability of the contract, below which a week is not valid
 * @param minBefore weeks that an engineer needs before, at least 2
 * @param minAfter weeks that an engineer needs since
 * @param minEngineers below which nothing is said
 * @param minInformation weeks at full gain, or as many squared shares of it, that an engineer needs
 * @param commonShock by how much weeks that are alike one after the other count more
 * @param riskAt probability of missing from which it is at risk
 * @param horizonWeeks after which the watch is over
 * @param monthPrice absent = nobody gave it
 */
public record WatchPlan(
    double fullWeekHours,
    double promise,
    double keepShare,
    double learningWeeks,
    double rampWeeks,
    int anticipationWeeks,
    double minAvailability,
    int minBefore,
    int minAfter,
    int minEngineers,
    double minInformation,
    double commonShock,
    double riskAt,
    int horizonWeeks,
    @Nullable MonthPrice monthPrice) {
  /** Weeks of the calendar in a month, on average. */
  public static final double WEEKS_A_MONTH = 365.25 / 84;

  private static final double FULL_WEEK = 40;
  private static final int FEWEST = 4;

  public WatchPlan {
    if (!(promise < 0)) {
      throw new IllegalArgumentException(
          "NO_PROMISE: a promise of fewer hours is needed to watch it");
    }
    if (minBefore < 2 || minAfter < 1 || minEngineers < 2 || !(minInformation > 0)) {
      throw new IllegalArgumentException("too few weeks or engineers to watch");
    }
  }

  /**
   * The plan with nothing chosen but what was promised.
   *
   * @param learningMonths of the promised scenario
   * @param rampMonths of the promised scenario
   */
  public static WatchPlan of(
      double promise,
      double learningMonths,
      double rampMonths,
      int minEngineers,
      @Nullable MonthPrice monthPrice) {
    return new WatchPlan(
        FULL_WEEK,
        promise,
        1,
        learningMonths * WEEKS_A_MONTH,
        rampMonths * WEEKS_A_MONTH,
        1,
        0.5,
        FEWEST,
        FEWEST,
        Math.max(FEWEST, minEngineers),
        0.2,
        2,
        0.8,
        52,
        monthPrice);
  }

  /** How much of the promise is due in the middle of a week since the own wave, 0 to 1. */
  double due(int week) {
    double middle = week - 0.5;
    if (middle <= learningWeeks) {
      return 0;
    }
    return rampWeeks <= 0 ? 1 : Math.min(1, (middle - learningWeeks) / rampWeeks);
  }

  /** What has to be reached. */
  double kept() {
    return promise * keepShare;
  }

  boolean isAway(WatchedWeek row) {
    return row.availableHours() <= 0
        || row.availableHours() < minAvailability * row.contractHours();
  }
}
