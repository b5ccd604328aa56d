package dev.makertime.analysis.knowledge;

import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.TeamDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides how much is known of each person's day: of a group of sources everything, if every source
 * that tells of the person covers the whole day; a part, if some do or some of the day is covered;
 * otherwise nothing. What a person says does not make a day known.
 *
 * <p>A source counts from its first whole day on: whoever begins to read another tool knows no less
 * of the days before. One that was configured and never read covers nothing. Sources that only call
 * cannot tell what they missed: from their first call on a part is known, until they have been
 * silent for more than {@link #SILENT_AFTER} working days.
 */
public final class Knowledge {
  /** Working days without a call, after which a source that only calls is no longer heard. */
  public static final int SILENT_AFTER = 3;

  /** Knows nothing of anybody. */
  public static final Knowledge NOTHING = new Knowledge(Map.of(), List.of(), Instant.EPOCH);

  private final Map<String, Set<String>> identities;
  private final List<SourceRecord> sources;
  private final Instant asOf;
  private final Map<String, List<HeardSource>> heard = new HashMap<>();

  private Knowledge(Map<String, Set<String>> identities, List<SourceRecord> sources, Instant asOf) {
    this.identities = identities;
    this.sources = List.copyOf(sources);
    this.asOf = asOf;
  }

  /**
   * What some sources let know.
   *
   * @param asOf the present: a day that goes on is whole as far as it is over
   */
  public static Knowledge of(
      Organization organization, Collection<SourceRecord> sources, Instant asOf) {
    Map<String, Set<String>> identities = new HashMap<>();
    organization
        .owners()
        .forEach(
            (identity, person) ->
                identities.computeIfAbsent(person, none -> new HashSet<>()).add(identity));
    return new Knowledge(identities, List.copyOf(sources), asOf);
  }

  /** Of a person's local day. */
  public synchronized DayKnowledge of(Person person, LocalDate date) {
    return of(person.id(), identities.getOrDefault(person.id(), Set.of()), person, date);
  }

  /**
   * Of somebody's day; of an identity that nobody owns in UTC, and of who is in no file nothing.
   *
   * @param id a person's, or {@code ?source:name}
   * @param person of this id; absent = none is known
   */
  public synchronized DayKnowledge of(String id, @Nullable Person person, LocalDate date) {
    if (person != null) {
      return of(person, date);
    }
    return Person.isUnknown(id)
        ? of(id, Set.of(id.substring(Person.UNKNOWN.length())), Person.unknown(), date)
        : DayKnowledge.NOTHING;
  }

  /** The current date of a person, in their time zone. */
  LocalDate today(Person person) {
    return person.dateOf(asOf);
  }

  /** Of people's days, by the people of an organization. */
  public Function<EngineerDay, DayKnowledge> ofDays(Organization organization) {
    Map<String, Person> people = organization.peopleById();
    return day -> of(day.person(), people.get(day.person()), day.date());
  }

  /** Of teams' days, by the working hours of their members. */
  public Function<TeamDay, KnownTimes> ofTeamDays(Organization organization) {
    return day -> KnownTimes.ofTeam(this, organization, day.team(), day.date(), day.date());
  }

  /** Which sources have evidence of a person, whether they were ever heard or not. */
  public synchronized List<ConfiguredSource> tellingOf(Person person) {
    return heard(person.id(), identities.getOrDefault(person.id(), Set.of()), person).stream()
        .map(one -> one.source().source())
        .toList();
  }

  private DayKnowledge of(String id, Set<String> known, Person person, LocalDate date) {
    List<HeardSource> all = heard(id, known, person);
    return new DayKnowledge(
        of(all, EvidenceGroup.MEETINGS, person, date), of(all, EvidenceGroup.TOOLS, person, date));
  }

  private List<HeardSource> heard(String id, Set<String> known, Person person) {
    return heard.computeIfAbsent(
        id,
        none ->
            sources.stream()
                .filter(one -> one.source().tellsOf(known))
                .map(one -> HeardSource.of(one, person.timeZone(), asOf))
                .toList());
  }

  private static Known of(
      List<HeardSource> heard, EvidenceGroup group, Person person, LocalDate date) {
    Known least = Known.KNOWN;
    Known most = Known.UNKNOWN;
    for (HeardSource one : heard) {
      if (one.isOf(group)) {
        Known how = one.of(person, date);
        most = most.or(how);
        least = one.hasBegun(date) ? least.and(how) : least;
      }
    }
    return most == Known.UNKNOWN ? Known.UNKNOWN : least == Known.KNOWN ? most : Known.PARTIAL;
  }
}
