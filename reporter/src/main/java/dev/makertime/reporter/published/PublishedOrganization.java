package dev.makertime.reporter.published;

import dev.makertime.model.EngineerDay;
import dev.makertime.model.Membership;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Makes the organization in which published days were published: every person is in the team whose
 * sums contain them, and people who have left the file are still in it. Otherwise a person who
 * changed teams would be missing in one of two sums.
 */
public final class PublishedOrganization {
  private PublishedOrganization() {}

  /** The organization in force with the teams of these days. */
  public static Organization of(Organization inForce, Collection<EngineerDay> told) {
    Map<String, TreeMap<LocalDate, String>> teams = new TreeMap<>();
    told.forEach(
        day ->
            teams
                .computeIfAbsent(day.person(), none -> new TreeMap<>())
                .put(day.date(), Objects.requireNonNullElse(day.team(), "")));
    Map<String, Person> known = inForce.peopleById();
    List<Person> people = new ArrayList<>();
    teams.forEach(
        (id, byDate) -> people.add(in(id, known.getOrDefault(id, inForce.unknown()), byDate)));
    inForce.people().stream()
        .filter(person -> !teams.containsKey(person.id()))
        .forEach(people::add);
    return new Organization(
        people,
        inForce.owners(),
        inForce.bots(),
        inForce.unknown(),
        inForce.projects(),
        inForce.migrations(),
        inForce.currency(),
        inForce.monthlyCosts());
  }

  private static Person in(String id, Person person, NavigableMap<LocalDate, String> byDate) {
    List<Membership> teams = new ArrayList<>();
    person.teams().stream()
        .filter(team -> team.from().isBefore(byDate.firstKey()))
        .forEach(teams::add);
    String before = null;
    for (Map.Entry<LocalDate, String> day : byDate.entrySet()) {
      if (!day.getValue().equals(before)) {
        teams.add(new Membership(day.getValue(), day.getKey()));
        before = day.getValue();
      }
    }
    return new Person(
        id,
        person.name(),
        person.timeZone(),
        person.workingHours(),
        person.terms(),
        person.holidays(),
        person.employed(),
        person.leave(),
        teams,
        person.policy(),
        person.measureFrom(),
        person.shared());
  }
}
