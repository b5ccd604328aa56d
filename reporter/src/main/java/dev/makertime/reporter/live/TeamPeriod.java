package dev.makertime.reporter.live;

import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.reporter.store.DayStore;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Record of a team's figures in some whole weeks, and in as many weeks before them. Only whole
 * weeks can be chosen: each is shown as it was published, so that no choice of weeks tells more
 * than they do.
 *
 * @param from a Monday
 * @param to a Sunday
 * @param weeks of the period with any day in the sums
 * @param weeksBefore of the period before, in the same way
 */
public record TeamPeriod(
    LocalDate from,
    LocalDate to,
    PeriodTotals now,
    int weeks,
    PeriodTotals before,
    int weeksBefore,
    TeamTrend trend,
    List<SubjectShare> waiting,
    List<SubjectShare> manual) {
  /** The most weeks of a period. */
  public static final int MOST_WEEKS = 53;

  /** Whether two dates are the ends of whole weeks, at most {@link #MOST_WEEKS} of them. */
  public static boolean areWholeWeeks(LocalDate from, LocalDate to) {
    return from.getDayOfWeek() == DayOfWeek.MONDAY
        && to.getDayOfWeek() == DayOfWeek.SUNDAY
        && to.isAfter(from)
        && to.isBefore(from.plusWeeks(MOST_WEEKS));
  }

  static TeamPeriod of(
      String team,
      DayStore store,
      Organization organization,
      Knowledge knowledge,
      PrivacySettings privacy,
      LocalDate from,
      LocalDate to) {
    LocalDate earlier = from.minusDays(from.until(to.plusDays(1), ChronoUnit.DAYS));
    TeamSums shown = TeamSums.shown(store, team, earlier, to, privacy);
    TeamSums sums = TeamSums.knowing(shown, knowledge, organization, team, privacy);
    return new TeamPeriod(
        from,
        to,
        sums.period(from, to),
        weeks(sums, from, to),
        sums.period(earlier, from.minusDays(1)),
        weeks(sums, earlier, from.minusDays(1)),
        TeamTrend.of(sums, organization, team, from, Week.of(to).monday()),
        sums.subjects(from, to, EngineerDay.Share::waiting),
        sums.subjects(from, to, EngineerDay.Share::manual));
  }

  private static int weeks(TeamSums sums, LocalDate from, LocalDate to) {
    int weeks = 0;
    for (LocalDate monday = from; monday.isBefore(to); monday = monday.plusWeeks(1)) {
      weeks += sums.period(monday, monday.plusDays(6)).days() > 0 ? 1 : 0;
    }
    return weeks;
  }
}
