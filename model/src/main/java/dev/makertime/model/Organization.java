package dev.makertime.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who works here, when, and how evidence is judged, with every default filled in.
 *
 * @param people in the order of the file
 * @param owners identity to person id
 * @param bots identities that are no people
 * @param unknown what holds for identities that nobody owns
 * @param monthlyCosts loaded cost of a person-month by person id, in {@code currency}; never
 *     published
 */
public record Organization(
    List<Person> people,
    Map<String, String> owners,
    Set<String> bots,
    Person unknown,
    List<Project> projects,
    List<Migration> migrations,
    @Nullable String currency,
    Map<String, BigDecimal> monthlyCosts) {

  public Organization {
    people = List.copyOf(people);
    owners = Map.copyOf(owners);
    bots = Set.copyOf(bots);
    projects = List.copyOf(projects);
    migrations = List.copyOf(migrations);
    monthlyCosts = Map.copyOf(monthlyCosts);
  }

  /** Whom evidence of an identity counts for: a person's id, {@code !bot}, or {@code ?identity}. */
  public String ownerOf(String identity) {
    if (bots.contains(identity)) {
      return Person.BOT;
    }
    return owners.getOrDefault(identity, Person.unknownId(identity));
  }

  /** Whether an identity is of no person and of no bot. */
  public boolean isNobodys(String identity) {
    return Person.isUnknown(ownerOf(identity));
  }

  /** All identities that some people own. */
  public Set<String> identitiesOf(Set<String> people) {
    return owners.entrySet().stream()
        .filter(owned -> people.contains(owned.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  public Optional<Person> person(String id) {
    return people.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /** All people by id, for many lookups. */
  public Map<String, Person> peopleById() {
    return people.stream()
        .collect(Collectors.toMap(Person::id, Function.identity(), (one, other) -> one));
  }

  /** The ids of accounts that several people use. */
  public Set<String> sharedAccounts() {
    return people.stream().filter(Person::shared).map(Person::id).collect(Collectors.toSet());
  }

  /**
   * What a person-month costs on average over everybody in the file, to the nearest hundred; absent
   * unless all costs are known. A mean over fewer would tell, from two of them, what one person
   * costs.
   */
  public Optional<Double> meanMonthlyCost() {
    List<Optional<BigDecimal>> costs =
        people.stream()
            .filter(person -> !person.shared())
            .map(person -> Optional.ofNullable(monthlyCosts.get(person.id())))
            .toList();
    if (costs.isEmpty() || costs.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    double sum =
        costs.stream().flatMap(Optional::stream).mapToDouble(BigDecimal::doubleValue).sum();
    return Optional.of(Math.round(sum / costs.size() / 100) * 100.0);
  }

  /** Who is employed and in a team on a date, in the order of the file; no shared accounts. */
  public List<Person> members(String team, LocalDate date) {
    return people.stream()
        .filter(person -> !person.shared() && team.equals(person.teamOn(date)))
        .filter(person -> person.employed().covers(date))
        .toList();
  }

  /** The teams that anybody is or was a member of. */
  public SortedSet<String> teams() {
    return people.stream()
        .flatMap(person -> person.teams().stream())
        .map(Membership::team)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public Optional<Migration> migration(String id) {
    return migrations.stream().filter(migration -> migration.id().equals(id)).findFirst();
  }
}
