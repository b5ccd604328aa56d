package dev.makertime.analysis.migration;

import dev.makertime.analysis.migration.MigrationComparison.WeekMean;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.EngineerDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Computes the weekly hours of all members of teams together. */
final class WholeTeams {
  private WholeTeams() {}

  static List<WeekMean> weekly(Map<String, LocalDate> waves, Collection<EngineerDay> days) {
    Map<Integer, List<EngineerDay>> byWeek = new TreeMap<>();
    for (EngineerDay day : days) {
      LocalDate wave = day.team() == null ? null : waves.get(day.team());
      if (wave != null) {
        LocalDate monday = Week.of(day.date()).monday();
        long week = ChronoUnit.WEEKS.between(Week.of(wave).monday(), monday);
        byWeek.computeIfAbsent((int) week, none -> new ArrayList<>()).add(day);
      }
    }
    List<WeekMean> means = new ArrayList<>();
    byWeek.forEach((week, of) -> means.add(mean(week, of)));
    return means;
  }

  private static WeekMean mean(int week, List<EngineerDay> of) {
    double available = of.stream().mapToLong(EngineerDay::available).sum();
    Map<String, Double> hours = new LinkedHashMap<>();
    for (String category : CountedHours.CATEGORIES) {
      double sum = of.stream().mapToLong(day -> CountedHours.NET.seconds(category, day)).sum();
      hours.put(category, available == 0 ? 0 : MigrationPhases.FULL_WEEK * sum / available);
    }
    int engineers = (int) of.stream().map(EngineerDay::person).distinct().count();
    return new WeekMean(week, engineers, hours);
  }
}
