package dev.makertime.reporter.live;

import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.TeamDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A team's weeks, and the first days of its migrations. */
record TeamTrend(List<TrendWeek> weeks, List<Marker> markers) {
  static final TeamTrend NONE = new TeamTrend(List.of(), List.of());

  /** One week. */
  record TrendWeek(String week, LocalDate monday, PeriodTotals period) {}

  /** A migration's first day. */
  record Marker(LocalDate date, String name) {}

  /**
   * Sums days up by week.
   *
   * @param from the first day of which migrations are marked
   */
  static TeamTrend of(
      List<TeamDay> days, Privacy shown, Organization organization, String team, LocalDate from) {
    Map<LocalDate, List<TeamDay>> byWeek =
        days.stream()
            .collect(
                Collectors.groupingBy(
                    day -> Week.of(day.date()).monday(), TreeMap::new, Collectors.toList()));
    List<TrendWeek> weeks = new ArrayList<>();
    byWeek.forEach(
        (begins, of) ->
            weeks.add(new TrendWeek(Week.of(begins).label(), begins, PeriodTotals.of(of, shown))));
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
