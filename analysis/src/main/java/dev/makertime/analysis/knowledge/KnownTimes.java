package dev.makertime.analysis.knowledge;

import dev.makertime.model.EngineerDay;
import dev.makertime.model.LocalWindow;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds up how much is known of working time, by what sources tell of.
 *
 * @param both as far as everything is known of it: only there is the rest technical work
 */
public record KnownTimes(KnownTime meetings, KnownTime tools, KnownTime both) {
  public static final KnownTimes NONE =
      new KnownTimes(KnownTime.NONE, KnownTime.NONE, KnownTime.NONE);

  /** What a day of a member counts where all count alike, in seconds. */
  private static final long WORKING_DAY = 8 * 3600;

  /** A share of known days, from which on a figure counts as measured (0 to 1). */
  public static final double ENOUGH = 0.8;

  static KnownTimes of(DayKnowledge how, long seconds) {
    return new KnownTimes(
        KnownTime.of(how.meetings(), seconds),
        KnownTime.of(how.tools(), seconds),
        KnownTime.of(how.both(), seconds));
  }

  /** Of the working time of some days; that of shared accounts is nobody's. */
  public static KnownTimes of(
      Knowledge knowledge, Map<String, Person> people, Collection<EngineerDay> days) {
    KnownTimes all = NONE;
    for (EngineerDay day : days) {
      Person person = people.get(day.person());
      if (day.available() > 0 && (person == null || !person.shared())) {
        all = all.plus(of(knowledge.of(day.person(), person, day.date()), day.available()));
      }
    }
    return all;
  }

  /**
   * Of a team, by its members' working hours and not by their leave, so that it tells of nobody's
   * days: who is in a team and when they work is in the organization file.
   *
   * @param from included
   * @param to included
   */
  public static KnownTimes ofTeam(
      Knowledge knowledge, Organization organization, String team, LocalDate from, LocalDate to) {
    KnownTimes all = NONE;
    for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
      all = all.plus(ofHours(knowledge, organization.members(team, date), date));
    }
    return all;
  }

  /**
   * The same for those who see only sums: on a day on which any member works each of them counts
   * alike. By their hours, whose sources are not read could be told from the others.
   */
  public static KnownTimes ofMembers(
      Knowledge knowledge, Organization organization, String team, LocalDate from, LocalDate to) {
    KnownTimes all = NONE;
    for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
      Collection<Person> members = organization.members(team, date);
      LocalDate day = date;
      if (members.stream().anyMatch(member -> seconds(member, day) > 0)) {
        for (Person member : members) {
          if (hasBegun(knowledge, member, date)) {
            all = all.plus(of(knowledge.of(member, date), WORKING_DAY));
          }
        }
      }
    }
    return all;
  }

  /** Of one team, or of all of them. */
  public static KnownTimes ofTeams(
      Knowledge knowledge,
      Organization organization,
      @Nullable String team,
      LocalDate from,
      LocalDate to) {
    KnownTimes all = NONE;
    for (String one : team == null ? organization.teams() : Set.of(team)) {
      all = all.plus(ofTeam(knowledge, organization, one, from, to));
    }
    return all;
  }

  /** Of people on a day that has begun, by their working hours and not by their leave. */
  public static KnownTimes ofHours(Knowledge knowledge, Collection<Person> people, LocalDate date) {
    KnownTimes all = NONE;
    for (Person person : people) {
      long seconds = seconds(person, date);
      if (seconds > 0 && hasBegun(knowledge, person, date)) {
        all = all.plus(of(knowledge.of(person, date), seconds));
      }
    }
    return all;
  }

  private static boolean hasBegun(Knowledge knowledge, Person person, LocalDate date) {
    LocalDate measured = person.measureFrom();
    return !date.isAfter(knowledge.today(person)) && (measured == null || !date.isBefore(measured));
  }

  private static long seconds(Person person, LocalDate date) {
    if (person.holidays().contains(date)) {
      return 0;
    }
    return person.workingHoursOn(date).on(date.getDayOfWeek()).stream()
        .mapToLong(LocalWindow::seconds)
        .sum();
  }

  public KnownTimes plus(KnownTimes other) {
    return new KnownTimes(
        meetings.plus(other.meetings), tools.plus(other.tools), both.plus(other.both));
  }

  public KnownTime of(EvidenceGroup group) {
    return group == EvidenceGroup.MEETINGS ? meetings : tools;
  }
}
