package dev.makertime.reporter.live;

import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.model.TeamDay;
import java.util.Collection;

/**
 * What some days of a team come to. Days of fewer people than the minimum group are left out of the
 * sums, not hidden in them: what has never been in a sum cannot be had by taking one sum from
 * another.
 *
 * @param days with somebody at work that are in the sums
 * @param leftOut days of too few people
 * @param people at most on one of the days
 * @param provisional whether some day is not over yet
 */
public record PeriodTotals(int days, int leftOut, int people, Sums sums, boolean provisional) {

  static PeriodTotals of(Collection<TeamDay> days, Privacy privacy) {
    int counted = 0;
    int leftOut = 0;
    int people = 0;
    Sums sums = Sums.NONE;
    boolean provisional = false;
    for (TeamDay day : days) {
      if (day.people() == 0) {
        continue;
      }
      if (!privacy.shows(day.people())) {
        leftOut++;
        continue;
      }
      counted++;
      people = Math.max(people, day.people());
      sums = sums.plus(day);
      provisional |= day.provisional();
    }
    return new PeriodTotals(counted, leftOut, people, sums, provisional);
  }

  /** Whether there are days, and all of too few people. */
  public boolean isSuppressed() {
    return days == 0 && leftOut > 0;
  }
}
