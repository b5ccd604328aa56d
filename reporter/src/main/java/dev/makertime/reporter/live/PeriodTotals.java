package dev.makertime.reporter.live;

import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.model.Amounts;
import dev.makertime.model.TeamDay;
import java.util.Collection;
import java.util.List;

/**
 * Totals of some days of a team. Days of fewer people than the minimum group are not in the sums,
 * so that no difference of two sums can tell of them.
 *
 * @param days with somebody at work that are in the sums
 * @param leftOut days of too few people
 * @param people at most on one of the days
 * @param provisional whether some day is not over yet
 */
public record PeriodTotals(int days, int leftOut, int people, Amounts sums, boolean provisional) {

  static PeriodTotals of(Collection<TeamDay> days, Privacy privacy) {
    List<TeamDay> worked = days.stream().filter(day -> day.people() > 0).toList();
    List<TeamDay> shown = worked.stream().filter(day -> privacy.shows(day.people())).toList();
    return new PeriodTotals(
        shown.size(),
        worked.size() - shown.size(),
        shown.stream().mapToInt(TeamDay::people).max().orElse(0),
        Amounts.sum(shown, TeamDay::amounts),
        shown.stream().anyMatch(TeamDay::provisional));
  }

  /** Whether there are days, and all of too few people. */
  public boolean isSuppressed() {
    return days == 0 && leftOut > 0;
  }
}
