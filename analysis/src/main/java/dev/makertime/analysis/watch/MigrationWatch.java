package dev.makertime.analysis.watch;

import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.SampleStatistics;
import dev.makertime.analysis.watch.WatchedEngineer.Fit;
import dev.makertime.analysis.watch.WeeklyLook.Flag;
import dev.makertime.analysis.watch.WeeklyLook.Light;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Watches a running migration: one look after each completed week. An alarm is kept for good; the
 * light itself follows the present interval.
 *
 * @param weeks from the first wave on, in order
 * @param alarmWeek the first week with {@link Light#WILL_MISS}; absent = none so far
 * @param excluded engineers with too few weeks before their wave
 * @param droppedCompanyWeeks in which half or more were away
 */
public record MigrationWatch(
    List<WeeklyLook> weeks,
    @Nullable Integer alarmWeek,
    List<String> excluded,
    List<Integer> droppedCompanyWeeks) {

  public MigrationWatch {
    weeks = List.copyOf(weeks);
    excluded = List.copyOf(excluded);
    droppedCompanyWeeks = List.copyOf(droppedCompanyWeeks);
  }

  /** The last look; absent before the first wave. */
  public @Nullable WeeklyLook last() {
    return weeks.isEmpty() ? null : weeks.get(weeks.size() - 1);
  }

  /**
   * Looks at every week.
   *
   * @param firstWave week of the calendar in which the first team went over
   * @param lastWeek the last that is complete
   */
  public static MigrationWatch of(
      WatchPlan plan,
      WatchBoundary boundary,
      int firstWave,
      int lastWeek,
      Collection<WatchedWeek> rows) {
    return new Watcher(plan, boundary, rows).watch(firstWave, lastWeek);
  }

  private static final class Watcher {
    private final WatchPlan plan;
    private final WatchBoundary boundary;
    private final Set<Integer> dropped;
    private final Map<String, WatchedEngineer> engineers = new TreeMap<>();
    private final List<String> excluded = new ArrayList<>();
    private final double weekVariance;

    Watcher(WatchPlan plan, WatchBoundary boundary, Collection<WatchedWeek> rows) {
      this.plan = plan;
      this.boundary = boundary;
      dropped = companyWeeks(plan, rows);
      rows.stream()
          .collect(Collectors.groupingBy(WatchedWeek::engineer, TreeMap::new, Collectors.toList()))
          .forEach(this::add);
      weekVariance = WatchEstimate.weekVariance(engineers.values());
    }

    private static Set<Integer> companyWeeks(WatchPlan plan, Collection<WatchedWeek> rows) {
      Set<Integer> weeks = new TreeSet<>();
      rows.stream()
          .collect(Collectors.groupingBy(WatchedWeek::week))
          .forEach(
              (week, all) -> {
                if (2 * all.stream().filter(plan::isAway).count() >= all.size()) {
                  weeks.add(week);
                }
              });
      return weeks;
    }

    private void add(String engineer, List<WatchedWeek> rows) {
      List<WatchedWeek> valid =
          rows.stream()
              .filter(row -> row.covered() && !plan.isAway(row) && !dropped.contains(row.week()))
              .sorted(Comparator.comparingInt(WatchedWeek::week))
              .toList();
      List<WatchedWeek> before =
          valid.stream().filter(row -> row.since() < 1 - plan.anticipationWeeks()).toList();
      if (before.size() < plan.minBefore()) {
        excluded.add(engineer);
      } else {
        List<WatchedWeek> since = valid.stream().filter(row -> row.since() >= 1).toList();
        engineers.put(engineer, new WatchedEngineer(plan, before, since));
      }
    }

    MigrationWatch watch(int firstWave, int lastWeek) {
      List<WeeklyLook> looks = new ArrayList<>();
      Integer alarm = null;
      for (int week = firstWave; week <= lastWeek; week++) {
        WeeklyLook look = look(week, week - firstWave + 1);
        looks.add(look);
        alarm = alarm == null && look.light() == Light.WILL_MISS ? Integer.valueOf(week) : alarm;
      }
      return new MigrationWatch(looks, alarm, excluded, List.copyOf(dropped));
    }

    private WeeklyLook look(int week, int since) {
      List<Fit> fits =
          engineers.values().stream()
              .map(one -> one.until(week))
              .flatMap(Stream::ofNullable)
              .toList();
      List<Flag> flags = new ArrayList<>();
      flag(flags, dropped.contains(week), Flag.COMPANY_WEEK);
      flag(flags, since > plan.horizonWeeks(), Flag.WATCH_OVER);
      if (fits.size() < plan.minEngineers()) {
        flag(flags, !fits.isEmpty(), Flag.FEW_ENGINEERS);
        return untested(week, since, fits, flags);
      }
      WatchEstimate found = WatchEstimate.of(plan, fits, weekVariance);
      if (!found.varies()) {
        flags.add(Flag.ZERO_VARIANCE);
        return untested(week, since, fits, flags);
      }
      return tested(week, since, fits.size(), found, flags);
    }

    private static void flag(List<Flag> flags, boolean holds, Flag flag) {
      if (holds) {
        flags.add(flag);
      }
    }

    private static WeeklyLook untested(int week, int since, List<Fit> fits, List<Flag> flags) {
      Double change =
          fits.isEmpty()
              ? null
              : Double.valueOf(
                  SampleStatistics.mean(fits.stream().mapToDouble(Fit::beta).toArray()));
      return new WeeklyLook(
          week, since, fits.size(), Light.TOO_EARLY, change, null, null, null, null, flags);
    }

    private WeeklyLook tested(
        int week, int since, int engineers, WatchEstimate found, List<Flag> flags) {
      double half = boundary.of(engineers) * found.se();
      double missing =
          TDistribution.of(engineers - 1.0)
              .cumulativeProbability((found.change() - plan.kept()) / found.se());
      boolean cannotTell = half > Math.abs(plan.promise());
      Light light = light(found.change() - half, cannotTell, missing, flags);
      flag(flags, found.isFloored(), Flag.FLOOR);
      flag(
          flags,
          light == Light.TOO_EARLY && cannotTell && !flags.contains(Flag.WATCH_OVER),
          Flag.CANNOT_TELL);
      MonthPrice price = plan.monthPrice();
      return new WeeklyLook(
          week,
          since,
          engineers,
          light,
          found.change(),
          new Interval(found.change() - half, found.change() + half),
          missing,
          price == null ? null : Double.valueOf(missing * price.at(since)),
          found.common() / (found.se() * found.se()),
          flags);
    }

    private Light light(double low, boolean cannotTell, double missing, List<Flag> flags) {
      if (flags.contains(Flag.WATCH_OVER)) {
        return Light.TOO_EARLY;
      }
      if (low > plan.kept()) {
        return Light.WILL_MISS;
      }
      if (cannotTell) {
        return Light.TOO_EARLY;
      }
      return missing >= plan.riskAt() ? Light.AT_RISK : Light.ON_TRACK;
    }
  }
}
