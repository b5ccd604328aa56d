package dev.makertime.analysis.migration;

import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.migration.MigrationComparison.Flag;
import dev.makertime.analysis.migration.MigrationComparison.Question;
import dev.makertime.analysis.report.Week;
import dev.makertime.analysis.watch.MigrationWatch;
import dev.makertime.analysis.watch.MonthPrice;
import dev.makertime.analysis.watch.WatchBoundary;
import dev.makertime.analysis.watch.WatchPlan;
import dev.makertime.analysis.watch.WatchedWeek;
import dev.makertime.analysis.watch.WeeklyLook;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Watches a running migration of the organization against its promise. All figures are of all
 * engineers together; nobody is named, and of fewer than {@code fewest} there is no figure.
 *
 * @param teams that go over, and from which day on
 * @param to the last day that is looked at
 * @param promised hours of a full week and engineer, of all watched kinds of work together
 * @param people in these teams on that day
 * @param excluded how many have too few weeks before their wave
 * @param watch the looks; weeks are counted as {@link #monday} reads them
 * @param kinds what each kind of work does by itself, without a light
 * @param currency of prices; empty where nobody said
 * @param flags limits, as of a comparison
 */
public record PromiseWatch(
    Migration migration,
    Map<String, LocalDate> teams,
    LocalDate to,
    double promised,
    Promise.Course course,
    int people,
    int fewest,
    int excluded,
    MigrationWatch watch,
    Map<String, Kind> kinds,
    String currency,
    List<Flag> flags) {
  private static final double NOTHING = 1e-9;
  private static final int DAYS = 7;

  /** The Monday of week 0. */
  private static final LocalDate MONDAY = LocalDate.of(1970, 1, 5);

  /**
   * One kind of work.
   *
   * @param change that the weeks so far point to; absent = of too few people
   */
  public record Kind(double promised, @Nullable Double change) {}

  public PromiseWatch {
    teams = Collections.unmodifiableMap(new TreeMap<>(teams));
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    flags = List.copyOf(flags);
  }

  /** The Monday of a week of the looks. */
  public static LocalDate monday(int week) {
    return MONDAY.plusWeeks(week);
  }

  private static int week(LocalDate monday) {
    return (int) Math.floorDiv(monday.toEpochDay() - MONDAY.toEpochDay(), DAYS);
  }

  /** Watches. */
  static PromiseWatch of(
      Question question, int fewest, Organization organization, EngineerWeekRows rows) {
    Promise promise = question.promise();
    if (promise == null) {
      throw new IllegalArgumentException(
          "NO_PROMISE: %s has no promise in the organization file, so there is nothing to watch"
              .formatted(question.migration().id()));
    }
    Promise.Course course = promise.course();
    if (course == null) {
      throw new IllegalArgumentException(
          "the promise of %s has no dates: write it with simulate --json --provenance"
              .formatted(question.migration().id()));
    }
    Map<String, Double> hours = promised(question, promise);
    double all = hours.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!(all < -NOTHING)) {
      throw new IllegalArgumentException(
          "NO_PROMISE: the promise of %s saves no hours that are known, so there is nothing to watch"
              .formatted(question.migration().id()));
    }
    Map<String, LocalDate> teams = MigrationComparisonBuilder.treated(question);
    List<Row> weeks = rows.of(teams, NetOrGrossHours.NET);
    MigrationWatch watch = watch(question, plan(all, fewest, course), hours.keySet(), weeks, teams);
    return new PromiseWatch(
        question.migration(),
        teams,
        question.to(),
        all,
        course,
        teams.keySet().stream().mapToInt(team -> members(organization, team, question)).sum(),
        fewest,
        watch.excluded().size(),
        shown(watch, fewest),
        kinds(question, fewest, course, hours, weeks, teams),
        promise.currency(),
        flags(question, promise, rows, teams));
  }

  private static int members(Organization organization, String team, Question question) {
    return organization.members(team, question.to()).size();
  }

  /** The kinds of work for which a change was promised, as far as enough is known of them. */
  private static Map<String, Double> promised(Question question, Promise promise) {
    Map<String, Double> hours = new LinkedHashMap<>();
    for (String category : question.categories()) {
      Double one = promise.hoursAWeek().get(category);
      if (one != null && Math.abs(one) > NOTHING) {
        hours.put(category, one);
      }
    }
    return hours;
  }

  private static WatchPlan plan(double promised, int fewest, Promise.Course course) {
    return WatchPlan.of(
        promised,
        course.learningMonths(),
        course.rampMonths(),
        fewest,
        course.oneMoreMonthAt().isEmpty()
            ? null
            : new MonthPrice(course.oneMoreMonthAt(), (int) course.learningMonths()));
  }

  private static MigrationWatch watch(
      Question question,
      WatchPlan plan,
      Collection<String> categories,
      List<Row> weeks,
      Map<String, LocalDate> teams) {
    LocalDate first = teams.values().stream().min(LocalDate::compareTo).orElseThrow();
    LocalDate last = question.to().minusDays(DAYS - 1L);
    List<WatchedWeek> rows =
        weeks.stream()
            .map(
                row ->
                    new WatchedWeek(
                        row.engineer(),
                        week(Week.parse(row.inCalendar()).monday()),
                        row.week() + 1,
                        row.contractHours(),
                        row.availableHours(),
                        row.covered(),
                        categories.stream()
                            .mapToDouble(one -> row.hours().getOrDefault(one, 0.0))
                            .sum()))
            .toList();
    return MigrationWatch.of(plan, WatchBoundary.YEAR, week(first), week(last), rows);
  }

  /** Without names, and without the change of too few. */
  private static MigrationWatch shown(MigrationWatch watch, int fewest) {
    List<WeeklyLook> looks =
        watch.weeks().stream()
            .map(look -> look.engineers() < fewest ? look.withoutChange() : look)
            .toList();
    return new MigrationWatch(looks, watch.alarmWeek(), List.of(), watch.droppedCompanyWeeks());
  }

  private static Map<String, Kind> kinds(
      Question question,
      int fewest,
      Promise.Course course,
      Map<String, Double> promised,
      List<Row> weeks,
      Map<String, LocalDate> teams) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    WatchPlan any = plan(-1, fewest, course);
    promised.forEach(
        (category, hours) -> {
          WeeklyLook last =
              shown(watch(question, any, List.of(category), weeks, teams), fewest).last();
          kinds.put(category, new Kind(hours, last == null ? null : last.change()));
        });
    return kinds;
  }

  private static List<Flag> flags(
      Question question, Promise promise, EngineerWeekRows rows, Map<String, LocalDate> teams) {
    List<Flag> flags = new ArrayList<>();
    flags.add(Flag.SEASONALITY_UNCONTROLLED);
    if (rows.isPast(teams.keySet())) {
      flags.add(Flag.PAST_WEEKS);
    }
    if (!rows.isCoverageKnown(teams, question.people())) {
      flags.add(Flag.COVERAGE_UNKNOWN);
    }
    if (question.unknown().stream()
        .anyMatch(one -> Math.abs(promise.hoursAWeek().getOrDefault(one, 0.0)) > NOTHING)) {
      flags.add(Flag.HOURS_UNKNOWN);
    }
    if (rows.leaveOutShared(teams.keySet())) {
      flags.add(Flag.SHARED_ACCOUNTS);
    }
    return flags;
  }
}
