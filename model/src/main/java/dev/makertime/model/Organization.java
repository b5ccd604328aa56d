package dev.makertime.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who works here, when, and how evidence is judged, with every default filled in.
 *
 * @param people in the order of the file
 * @param owners identity to person id
 * @param bots identities of nobody
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
}
