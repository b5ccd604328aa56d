package dev.makertime.analysis.migration;

import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.report.CoveredDays;
import dev.makertime.analysis.report.PastWeek;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.Coverage;
import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.LocalWindow;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts days to weeks of engineers.
 *
 * <p>A week counts for the team of its engineer on its Monday. Weeks are counted from the wave of
 * that team. Shared accounts, unattributed identities and unfinished weeks are left out. A past
 * week stands for deleted days.
 */
final class EngineerWeekRows {
  private final Organization organization;
  private final CoveredDays covered;
  private final Map<String, EngineerDay> days = new HashMap<>();
  private final PastWeeksByPerson past;
  private final LocalDate from;
  private final LocalDate to;

  EngineerWeekRows(
      Organization organization,
      Collection<EngineerDay> days,
      PastWeeksByPerson past,
      Collection<Coverage> coverages,
      LocalDate from,
      LocalDate to) {
    this.organization = organization;
    covered = new CoveredDays(organization, coverages);
    days.forEach(day -> this.days.put(day.key(), day));
    this.past = past;
    this.from = from;
    this.to = to;
  }

  /**
   * The weeks of some teams.
   *
   * @param starts the first day of each team's new way of working
   */
  List<Row> of(Map<String, LocalDate> starts, NetOrGrossHours counting) {
    return weeks(starts.keySet())
        .map(
            week ->
                row(
                    week.person(),
                    week.monday(),
                    Week.of(Objects.requireNonNull(starts.get(week.team()))).monday(),
                    counting))
        .toList();
  }

  /** Whether of some weeks of some teams there are no days any more. */
  boolean isPast(Set<String> teams) {
    return weeks(teams).anyMatch(week -> week(week.person(), week.monday()) != null);
  }

  /** Whether accounts that several people use were in one of some teams. */
  boolean leaveOutShared(Set<String> teams) {
    return organization.people().stream()
        .filter(Person::shared)
        .anyMatch(
            account ->
                from.datesUntil(to.plusDays(1))
                    .anyMatch(date -> teams.contains(String.valueOf(account.teamOn(date)))));
  }

  private record PersonWeek(Person person, LocalDate monday, String team) {}

  /** Complete weeks of the members of some teams. */
  private Stream<PersonWeek> weeks(Set<String> teams) {
    LocalDate first = Week.of(from.plusDays(6)).monday();
    return organization.people().stream()
        .filter(person -> !person.shared())
        .flatMap(
            person ->
                Stream.iterate(
                        first,
                        monday -> !monday.plusDays(6).isAfter(to),
                        monday -> monday.plusWeeks(1))
                    .map(
                        monday ->
                            new PersonWeek(person, monday, String.valueOf(person.teamOn(monday)))))
        .filter(week -> teams.contains(week.team()))
        .filter(week -> isEmployed(week.person(), week.monday()))
        .filter(week -> isOver(week.person(), week.monday()));
  }

  /** Whether none of its figures still moves. */
  private boolean isOver(Person person, LocalDate monday) {
    return days(person, monday).stream().noneMatch(EngineerDay::provisional);
  }

  private List<EngineerDay> days(Person person, LocalDate monday) {
    return monday
        .datesUntil(monday.plusDays(7))
        .map(date -> days.get(new DayKey(person.id(), date).text()))
        .flatMap(Stream::ofNullable)
        .toList();
  }

  /** The past week in place of its days; null if at least as many days are there. */
  private @Nullable PastWeek week(Person person, LocalDate monday) {
    PastWeek week = past.week(person.id(), monday);
    return week == null || week.days() <= days(person, monday).size() ? null : week;
  }

  /**
   * Whether something is known of what the sources of everybody in some teams were read for.
   *
   * @param known of whom nothing was read; absent = it is decided by what sources were read for
   */
  boolean isCoverageKnown(Map<String, LocalDate> starts, @Nullable UncoveredPeople known) {
    return known != null
        ? known.unread().isEmpty()
        : organization.people().stream()
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

  private Row row(Person person, LocalDate monday, LocalDate wave, NetOrGrossHours counting) {
    PastWeek week = week(person, monday);
    List<EngineerDay> daysOfWeek = days(person, monday);
    Map<String, Double> hours = new HashMap<>();
    for (String category : NetOrGrossHours.CATEGORIES) {
      long seconds =
          week != null
              ? counting.seconds(category, week)
              : daysOfWeek.stream().mapToLong(day -> counting.seconds(category, day)).sum();
      hours.put(category, seconds / 3600.0);
    }
    long available =
        week != null
            ? week.available()
            : daysOfWeek.stream().mapToLong(EngineerDay::available).sum();
    return new Row(
        person.id(),
        (int) ChronoUnit.WEEKS.between(wave, monday),
        contract(person, monday) / 3600.0,
        available / 3600.0,
        covered.covers(person, monday, monday.plusDays(6)),
        hours,
        Week.of(monday).label());
  }

  /** Seconds that the working hours of a week have. */
  private static long contract(Person person, LocalDate monday) {
    return monday
        .datesUntil(monday.plusDays(7))
        .flatMap(date -> person.workingHoursOn(date).on(date.getDayOfWeek()).stream())
        .mapToLong(LocalWindow::seconds)
        .sum();
  }
}
