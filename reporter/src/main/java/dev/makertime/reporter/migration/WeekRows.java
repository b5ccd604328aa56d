package dev.makertime.reporter.migration;

import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.LocalWindow;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.comparison.EngineerWeeks.Row;
import dev.makertime.reporter.report.Week;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Days as weeks of engineers. A week counts for the team that its engineer was in on its Monday;
 * weeks are counted from that team's wave. Shared accounts and unknown identities are nobody's
 * weeks, and a week that is not over yet is none.
 */
final class WeekRows {
  /** What is compared, and out of what it is summed up. */
  static final Map<String, ToLongFunction<EngineerDay>> NET = net();

  /** The same before one kind takes precedence over another. */
  static final Map<String, ToLongFunction<EngineerDay>> GROSS = gross();

  private final Organization organization;
  private final Map<String, List<Coverage>> coverages;
  private final Map<String, EngineerDay> days = new HashMap<>();
  private final LocalDate from;
  private final LocalDate to;

  WeekRows(
      Organization organization,
      Collection<EngineerDay> days,
      Collection<Coverage> coverages,
      LocalDate from,
      LocalDate to) {
    this.organization = organization;
    this.coverages = byPerson(organization, coverages);
    days.forEach(day -> this.days.put(day.key(), day));
    this.from = from;
    this.to = to;
  }

  private static Map<String, ToLongFunction<EngineerDay>> net() {
    Map<String, ToLongFunction<EngineerDay>> all = new LinkedHashMap<>();
    all.put("manual", EngineerDay::manual);
    all.put("waiting", EngineerDay::waiting);
    all.put("meetings", EngineerDay::meeting);
    return all;
  }

  private static Map<String, ToLongFunction<EngineerDay>> gross() {
    Map<String, ToLongFunction<EngineerDay>> all = new LinkedHashMap<>();
    all.put("manual", day -> day.gross().manual());
    all.put("waiting", day -> day.gross().waiting());
    all.put("meetings", day -> day.gross().meeting());
    return all;
  }

  /**
   * The weeks of some teams.
   *
   * @param starts the first day of each team's new way of working
   */
  List<Row> of(Map<String, LocalDate> starts, Map<String, ToLongFunction<EngineerDay>> categories) {
    List<Row> rows = new ArrayList<>();
    LocalDate first = Week.of(from.plusDays(6)).monday();
    for (Person person : organization.people()) {
      if (person.shared()) {
        continue;
      }
      for (LocalDate monday = first;
          !monday.plusDays(6).isAfter(to);
          monday = monday.plusWeeks(1)) {
        LocalDate start = starts.get(String.valueOf(person.teamOn(monday)));
        if (start != null && isEmployed(person, monday)) {
          rows.add(row(person, monday, Week.of(start).monday(), categories));
        }
      }
    }
    return rows;
  }

  /** All week, and measured all week. */
  private static boolean isEmployed(Person person, LocalDate monday) {
    LocalDate measured = person.measureFrom();
    return (measured == null || !monday.isBefore(measured))
        && person.employed().covers(monday)
        && person.employed().covers(monday.plusDays(6));
  }

  private Row row(
      Person person,
      LocalDate monday,
      LocalDate wave,
      Map<String, ToLongFunction<EngineerDay>> categories) {
    double contract = 0;
    double available = 0;
    Map<String, Double> hours = new HashMap<>();
    categories.keySet().forEach(category -> hours.put(category, 0.0));
    for (int i = 0; i < 7; i++) {
      LocalDate date = monday.plusDays(i);
      contract +=
          person.workingHoursOn(date).on(date.getDayOfWeek()).stream()
              .mapToInt(LocalWindow::seconds)
              .sum();
      EngineerDay day = days.get(EngineerDay.key(person.id(), date));
      if (day != null) {
        available += day.available();
        categories.forEach(
            (category, seconds) ->
                hours.merge(category, seconds.applyAsLong(day) / 3600.0, Double::sum));
      }
    }
    return new Row(
        person.id(),
        (int) ChronoUnit.WEEKS.between(wave, monday),
        contract / 3600,
        available / 3600,
        isCovered(person, monday),
        hours,
        Week.of(monday).label());
  }

  /** Whether every source that knows the person by name was read for all of the week. */
  private boolean isCovered(Person person, LocalDate monday) {
    Instant begins = monday.atStartOfDay(person.timeZone()).toInstant();
    Instant ends = monday.plusDays(7).atStartOfDay(person.timeZone()).toInstant();
    return coverages.getOrDefault(person.id(), List.of()).stream()
        .allMatch(coverage -> !coverage.from().isAfter(begins) && !coverage.to().isBefore(ends));
  }

  /** By person, what the sources are covered for that know them by name. */
  private static Map<String, List<Coverage>> byPerson(
      Organization organization, Collection<Coverage> coverages) {
    Map<String, Coverage> bySource =
        coverages.stream()
            .collect(
                Collectors.toMap(Coverage::source, Function.identity(), (one, other) -> other));
    Map<String, List<Coverage>> all = new HashMap<>();
    organization
        .owners()
        .forEach(
            (identity, person) -> {
              Coverage of = bySource.get(identity.substring(0, identity.indexOf(':')));
              if (of != null) {
                all.computeIfAbsent(person, missing -> new ArrayList<>()).add(of);
              }
            });
    return all;
  }
}
