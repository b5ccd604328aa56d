package dev.makertime.reporter.live;

import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.PublishedDay;
import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.model.TeamDay;
import dev.makertime.model.TimeSums;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Sums a team's days of a period. Days of fewer people than the minimum group are left out, so that
 * the difference of two sums says nothing about them.
 *
 * @param days with somebody at work that are in the sums
 * @param leftOut days of too few people
 * @param people at most on one of the days
 * @param provisional whether some day is not over yet
 * @param known how much is known of the working hours of the days in the sums
 */
public record PeriodTotals(
    int days, int leftOut, int people, TimeSums sums, boolean provisional, KnownTimes known) {

  PeriodTotals(int days, int leftOut, int people, TimeSums sums, boolean provisional) {
    this(days, leftOut, people, sums, provisional, KnownTimes.NONE);
  }

  /** The same with how much is known of it. */
  PeriodTotals knowing(KnownTimes much) {
    return new PeriodTotals(days, leftOut, people, sums, provisional, much);
  }

  /** Of days of which nothing is withheld. */
  static PeriodTotals of(Collection<TeamDay> days) {
    List<TeamDay> worked = days.stream().filter(day -> day.people() > 0).toList();
    return new PeriodTotals(
        worked.size(),
        0,
        worked.stream().mapToInt(TeamDay::people).max().orElse(0),
        TimeSums.sum(worked, TeamDay::amounts),
        worked.stream().anyMatch(TeamDay::provisional));
  }

  /**
   * Of what was published. A whole week that is closed has sums of its own, in which there may be
   * more than in its days.
   *
   * @param weeks by their Monday
   */
  static PeriodTotals published(Map<LocalDate, PublishedWeek> weeks, LocalDate from, LocalDate to) {
    int shown = 0;
    int leftOut = 0;
    int people = 0;
    boolean provisional = false;
    List<TimeSums> sums = new ArrayList<>();
    for (Map.Entry<LocalDate, PublishedWeek> week : weeks.entrySet()) {
      LocalDate monday = week.getKey();
      TimeSums whole = week.getValue().sums();
      boolean isWhole = whole != null && !monday.isBefore(from) && !monday.plusDays(6).isAfter(to);
      if (isWhole && whole != null) {
        sums.add(whole);
      }
      for (Map.Entry<LocalDate, PublishedDay> day : week.getValue().days().entrySet()) {
        PublishedDay of = day.getValue();
        if (day.getKey().isBefore(from) || day.getKey().isAfter(to)) {
          continue;
        }
        provisional |= !of.over();
        people = Math.max(people, of.people());
        shown += of.enough() ? 1 : 0;
        leftOut += of.enough() ? 0 : 1;
        if (!isWhole) {
          sums.add(of.sums());
        }
      }
    }
    return new PeriodTotals(shown, leftOut, people, TimeSums.sum(sums, one -> one), provisional);
  }

  /** Whether there are days, and all of too few people. */
  public boolean isSuppressed() {
    return days == 0 && leftOut > 0;
  }
}
