package dev.makertime.reporter.migration;

import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.LocalWindow;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.comparison.EngineerWeeks.Row;
import dev.makertime.reporter.report.Covered;
import dev.makertime.reporter.report.Week;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

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
  private final Covered covered;
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
    covered = new Covered(organization, coverages);
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
        if (start != null && isEmployed(person, monday) && isOver(person, monday)) {
          rows.add(row(person, monday, Week.of(start).monday(), categories));
        }
      }
    }
    return rows;
  }

  /** Whether none of its figures still moves. */
  private boolean isOver(Person person, LocalDate monday) {
    return monday
        .datesUntil(monday.plusDays(7))
        .map(date -> days.get(EngineerDay.key(person.id(), date)))
        .noneMatch(day -> day != null && day.provisional());
  }

  /** Whether something is known of what the sources of everybody in some teams were read for. */
  boolean isCoverageKnown(Map<String, LocalDate> starts) {
    return organization.people().stream()
        .filter(person -> !person.shared())
        .filter(person -> starts.containsKey(String.valueOf(person.teamOn(to))))
        .allMatch(covered::isKnown);
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
        covered.covers(person, monday, monday.plusDays(6)),
        hours,
        Week.of(monday).label());
  }
}
