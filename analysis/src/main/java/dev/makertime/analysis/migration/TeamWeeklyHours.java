package dev.makertime.analysis.migration;

import dev.makertime.analysis.migration.MigrationComparison.TeamWeek;
import dev.makertime.analysis.migration.MigrationComparison.WeekMean;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.TimeSums;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Computes the weekly hours of all members of teams together. */
final class TeamWeeklyHours {
  private TeamWeeklyHours() {}

  static List<WeekMean> weekly(Map<String, LocalDate> waves, Collection<TeamWeek> weeks) {
    Map<Integer, List<TeamWeek>> byWeek = new TreeMap<>();
    for (TeamWeek one : weeks) {
      LocalDate wave = waves.get(one.team());
      if (wave != null && one.sums().available() > 0) {
        long week = ChronoUnit.WEEKS.between(Week.of(wave).monday(), one.monday());
        byWeek.computeIfAbsent((int) week, none -> new ArrayList<>()).add(one);
      }
    }
    List<WeekMean> means = new ArrayList<>();
    byWeek.forEach((week, of) -> means.add(mean(week, of)));
    return means;
  }

  private static WeekMean mean(int week, List<TeamWeek> of) {
    TimeSums sums = TimeSums.sum(of, TeamWeek::sums);
    Map<String, Double> hours = new LinkedHashMap<>();
    for (String category : NetOrGrossHours.CATEGORIES) {
      double sum =
          switch (category) {
            case "manual" -> sums.manual();
            case "waiting" -> sums.waiting();
            default -> sums.meeting();
          };
      hours.put(category, MigrationPhases.FULL_WEEK * sum / sums.available());
    }
    return new WeekMean(week, of.stream().mapToInt(TeamWeek::people).sum(), hours);
  }
}
