package dev.makertime.analysis.migration;

import dev.makertime.analysis.knowledge.EvidenceGroup;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides for which categories and people enough is known before and after a wave to compare them.
 * Hours that nobody read on one side would look like a change, and on both like none.
 */
final class ComparisonCoverage {
  private static final Set<String> OF_TOOLS = Set.of("manual", "waiting");
  private static final String MEETINGS = "meetings";

  private final DefaultComparison asked;
  private final Knowledge knowledge;
  private final Organization organization;
  private final List<Migration.Wave> waves;

  ComparisonCoverage(DefaultComparison asked, Knowledge knowledge, Organization organization) {
    this.asked = asked;
    this.knowledge = knowledge;
    this.organization = organization;
    waves =
        asked.migration().waves().stream()
            .filter(wave -> asked.team() == null || asked.team().equals(wave.team()))
            .toList();
  }

  /** The categories of which too little is known of the teams that migrate. */
  Set<String> unknown() {
    KnownTimes before = KnownTimes.NONE;
    KnownTimes since = KnownTimes.NONE;
    for (Migration.Wave wave : waves) {
      before = before.plus(before(wave.from(), date -> members(wave.team(), date)));
      since = since.plus(since(wave.from(), date -> members(wave.team(), date)));
    }
    Set<String> unknown = new TreeSet<>();
    if (isTooLittle(before, since, EvidenceGroup.MEETINGS)) {
      unknown.add(MEETINGS);
    }
    if (isTooLittle(before, since, EvidenceGroup.TOOLS)) {
      unknown.addAll(OF_TOOLS);
    }
    return unknown;
  }

  /**
   * The people of whom too little is known.
   *
   * @param unknown categories that are not compared: nothing has to be known of them
   */
  UncoveredPeople people(Set<String> unknown) {
    Set<String> teams = waves.stream().map(Migration.Wave::team).collect(Collectors.toSet());
    Set<String> unread = ids(person -> teams.contains(teamOf(person)) && isUnread(person));
    LocalDate wave =
        waves.stream().map(Migration.Wave::from).min(LocalDate::compareTo).orElse(null);
    Set<String> leftOut =
        wave == null
            ? Set.of()
            : ids(
                person ->
                    asked.control().contains(teamOf(person))
                        && groups(unknown).anyMatch(group -> isTooLittle(person, wave, group)));
    return new UncoveredPeople(unread, leftOut);
  }

  private Set<String> ids(Predicate<Person> that) {
    return organization.people().stream()
        .filter(person -> !person.shared() && that.test(person))
        .map(Person::id)
        .collect(Collectors.toSet());
  }

  private String teamOf(Person person) {
    return String.valueOf(person.teamOn(asked.to()));
  }

  private boolean isUnread(Person person) {
    return phase(asked.from(), asked.to(), date -> employed(person, date)).tools().noneKnown();
  }

  private static Collection<Person> employed(Person person, LocalDate date) {
    return person.employed().covers(date) ? List.of(person) : List.of();
  }

  private static Stream<EvidenceGroup> groups(Set<String> unknown) {
    return Stream.of(EvidenceGroup.values())
        .filter(
            group ->
                group == EvidenceGroup.MEETINGS
                    ? !unknown.contains(MEETINGS)
                    : !unknown.containsAll(OF_TOOLS));
  }

  private boolean isTooLittle(Person person, LocalDate wave, EvidenceGroup group) {
    Function<LocalDate, Collection<Person>> alone = date -> employed(person, date);
    return isTooLittle(before(wave, alone), since(wave, alone), group);
  }

  private Collection<Person> members(String team, LocalDate date) {
    return organization.members(team, date);
  }

  private KnownTimes before(LocalDate wave, Function<LocalDate, Collection<Person>> people) {
    return phase(asked.from(), wave.minusDays(1), people);
  }

  private KnownTimes since(LocalDate wave, Function<LocalDate, Collection<Person>> people) {
    return phase(wave, asked.to(), people);
  }

  /** Of the time since something is known of them at all: a comparison begins there. */
  private KnownTimes phase(
      LocalDate from, LocalDate to, Function<LocalDate, Collection<Person>> people) {
    KnownTimes all = KnownTimes.NONE;
    KnownTimes nothing = KnownTimes.NONE;
    for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
      KnownTimes day = of(people, date);
      if (all.equals(KnownTimes.NONE) && day.meetings().noneKnown() && day.tools().noneKnown()) {
        nothing = nothing.plus(day);
      } else {
        all = all.plus(day);
      }
    }
    return all.equals(KnownTimes.NONE) ? nothing : all;
  }

  private KnownTimes of(Function<LocalDate, Collection<Person>> people, LocalDate date) {
    return KnownTimes.ofHours(knowledge, Objects.requireNonNull(people.apply(date)), date);
  }

  private static boolean isTooLittle(KnownTimes before, KnownTimes since, EvidenceGroup group) {
    return Stream.of(before, since)
        .anyMatch(
            phase -> phase.of(group).all() > 0 && phase.of(group).share() < KnownTimes.ENOUGH);
  }
}
