package dev.makertime.analysis.report;

import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sums up what was measured in a period, by team and by person, week by week. Groups are in the
 * order of their names and never of their hours.
 *
 * @param from first day, included
 * @param to last day, included
 * @param weeks all weeks with days in them
 * @param people none where the report is of teams alone
 * @param unattributed identities that nobody owns; none where the report is of teams alone
 * @param nobodys how many such identities there are, listed or not
 * @param policy the assumptions behind the figures
 * @param markers what happened when, such as a team's migration
 */
public record Report(
    LocalDate from,
    LocalDate to,
    List<Week> weeks,
    List<Group> teams,
    List<Group> people,
    List<Group> unattributed,
    int nobodys,
    Policy policy,
    List<Marker> markers) {

  /** Days that belong together. */
  public record Group(
      String id, String name, int heads, SortedMap<Week, Totals> weeks, Totals total) {}

  /** A team's first day of a new way of working. */
  public record Marker(String team, LocalDate from, String name) {}

  private static final String NO_TEAM = "(no team)";

  /** Sums days up; a shared account's are in its team's sums, but it is no head. */
  public static Report of(
      Organization organization, Collection<EngineerDay> days, LocalDate from, LocalDate to) {
    Map<String, Person> people = organization.peopleById();
    SortedSet<Week> weeks = new TreeSet<>();
    days.forEach(day -> weeks.add(Week.of(day.date())));
    List<EngineerDay> known = days.stream().filter(day -> !Person.isUnknown(day.person())).toList();
    List<EngineerDay> unknown =
        days.stream().filter(day -> Person.isUnknown(day.person())).toList();
    List<Group> nobodys = groups(unknown, EngineerDay::person, id -> id.substring(1), people);
    return new Report(
        from,
        to,
        List.copyOf(weeks),
        groups(known, day -> Objects.requireNonNullElse(day.team(), NO_TEAM), team -> team, people),
        groups(known, EngineerDay::person, id -> name(people, id), people),
        nobodys,
        nobodys.size(),
        organization.unknown().policy(),
        markers(organization));
  }

  /** The same without people: it names nobody. */
  public Report ofTeams() {
    return new Report(from, to, weeks, teams, List.of(), List.of(), nobodys, policy, markers);
  }

  /** Whether nothing was measured. */
  public boolean isEmpty() {
    return weeks.isEmpty();
  }

  private static List<Group> groups(
      List<EngineerDay> days,
      Function<EngineerDay, String> by,
      Function<String, String> name,
      Map<String, Person> people) {
    Map<String, List<EngineerDay>> grouped =
        days.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    List<Group> groups = new ArrayList<>();
    grouped.forEach(
        (id, of) -> {
          Map<Week, List<EngineerDay>> byWeek =
              of.stream().collect(Collectors.groupingBy(day -> Week.of(day.date())));
          SortedMap<Week, Totals> totals = new TreeMap<>();
          byWeek.forEach((week, inWeek) -> totals.put(week, totals(inWeek, people)));
          groups.add(new Group(id, name.apply(id), heads(of, people), totals, totals(of, people)));
        });
    return groups;
  }

  private static Totals totals(List<EngineerDay> days, Map<String, Person> people) {
    return Totals.of(
        days.stream().map(day -> Contribution.of(day, isShared(day.person(), people))).toList());
  }

  /** An account that several use: it has evidence, but no working time of its own. */
  private static boolean isShared(String id, Map<String, Person> people) {
    Person person = people.get(id);
    return person != null && person.shared();
  }

  private static int heads(List<EngineerDay> days, Map<String, Person> people) {
    return (int)
        days.stream()
            .map(EngineerDay::person)
            .distinct()
            .filter(id -> !isShared(id, people))
            .count();
  }

  private static String name(Map<String, Person> people, String id) {
    Person person = people.get(id);
    return person == null || person.name() == null ? id : person.name();
  }

  private static List<Marker> markers(Organization organization) {
    return organization.migrations().stream()
        .flatMap(
            migration ->
                migration.waves().stream()
                    .map(wave -> new Marker(wave.team(), wave.from(), migration.title())))
        .toList();
  }
}
