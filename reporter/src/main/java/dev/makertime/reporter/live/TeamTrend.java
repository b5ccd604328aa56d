package dev.makertime.reporter.live;

import dev.makertime.analysis.report.Week;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Record of a team's weeks, and the waves of its migrations. */
record TeamTrend(List<TrendWeek> weeks, List<Marker> markers) {
  static final TeamTrend NONE = new TeamTrend(List.of(), List.of());

  /** One week. */
  record TrendWeek(String week, LocalDate monday, PeriodTotals period) {}

  /** A migration's first day. */
  record Marker(LocalDate date, String name) {}

  /**
   * Sums up whole weeks.
   *
   * @param from the first Monday
   * @param to the last one
   */
  static TeamTrend of(
      TeamSums sums, Organization organization, String team, LocalDate from, LocalDate to) {
    List<TrendWeek> weeks = new ArrayList<>();
    for (LocalDate monday = from; !monday.isAfter(to); monday = monday.plusWeeks(1)) {
      PeriodTotals period = sums.period(monday, monday.plusDays(6));
      if (period.days() > 0 || period.leftOut() > 0) {
        weeks.add(new TrendWeek(Week.of(monday).label(), monday, period));
      }
    }
    return new TeamTrend(weeks, markers(organization, team, from));
  }

  private static List<Marker> markers(Organization organization, String team, LocalDate from) {
    List<Marker> markers = new ArrayList<>();
    for (Migration migration : organization.migrations()) {
      for (Migration.Wave wave : migration.waves()) {
        if (wave.team().equals(team) && !wave.from().isBefore(from)) {
          markers.add(new Marker(wave.from(), migration.title()));
        }
      }
    }
    return markers;
  }
}
