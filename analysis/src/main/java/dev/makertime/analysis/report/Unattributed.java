package dev.makertime.analysis.report;

import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists what was measured and is in no team's days: identities that nobody owns, and people without
 * a team. They are in the order of their names.
 */
public record Unattributed(List<Identity> identities, List<Teamless> peopleWithoutTeam) {

  /**
   * An identity that nobody owns.
   *
   * @param firstSeen when its first activity begins
   * @param lastSeen when its last activity begins
   * @param activities how many there are, retracted ones left out
   * @param hours counted as meeting, manual work and waiting, after hours included
   * @param likelyOwner a suggestion by the likeness of names, or null
   */
  public record Identity(
      String identity,
      Instant firstSeen,
      Instant lastSeen,
      long activities,
      double hours,
      @Nullable String likelyOwner) {}

  /**
   * A person with days on which they are in no team.
   *
   * @param hours counted as meeting, manual work and waiting on those days, after hours included
   */
  public record Teamless(String person, LocalDate firstDay, LocalDate lastDay, double hours) {}

  /** What is known of an identity that nobody owns. */
  public record Seen(String identity, long activities, Instant first, Instant last) {}

  /**
   * Lists them.
   *
   * @param days of people who are in no team on that date, of all time, by date
   */
  public static Unattributed of(
      Organization organization, Collection<Seen> seen, Collection<EngineerDay> days) {
    Map<String, List<EngineerDay>> byPerson =
        days.stream()
            .collect(Collectors.groupingBy(EngineerDay::person, TreeMap::new, Collectors.toList()));
    List<Identity> identities = new ArrayList<>();
    for (Seen sighting : seen) {
      List<EngineerDay> of =
          byPerson.getOrDefault(Person.unknownId(sighting.identity()), List.of());
      identities.add(
          new Identity(
              sighting.identity(),
              sighting.first(),
              sighting.last(),
              sighting.activities(),
              hours(of),
              LikelyOwner.of(sighting.identity(), organization)));
    }
    List<Teamless> teamless = new ArrayList<>();
    byPerson.forEach(
        (person, of) -> {
          if (!Person.isUnknown(person)) {
            LocalDate first = of.get(0).date();
            teamless.add(new Teamless(person, first, of.get(of.size() - 1).date(), hours(of)));
          }
        });
    return new Unattributed(identities, teamless);
  }

  /** With one decimal. */
  private static double hours(List<EngineerDay> days) {
    long seconds =
        days.stream()
            .mapToLong(
                day -> day.meeting() + day.manual() + day.waiting() + day.amounts().afterHours())
            .sum();
    return Math.round(seconds / 360.0) / 10.0;
  }
}
