package dev.makertime.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One person with the organization's defaults and policy filled in: all that a day needs to know of
 * whose day it is. What a person costs is not part of it.
 *
 * @param id stable, appears in every output; {@code ?source:name} for an identity nobody owns
 * @param name for people to read
 * @param terms in force from a date on, in place of {@code workingHours}; sorted by date
 * @param holidays everybody's and those of the person's calendar
 * @param teams sorted by date
 * @param measureFrom the first day of which every working day is emitted, evidence or none
 * @param shared an account that several people use
 */
public record Person(
    String id,
    @Nullable String name,
    ZoneId timeZone,
    WorkWeek workingHours,
    List<WorkingHours> terms,
    Set<LocalDate> holidays,
    Employment employed,
    List<Leave> leave,
    List<Membership> teams,
    CountingPolicy policy,
    @Nullable LocalDate measureFrom,
    boolean shared) {

  /** The id under which the defaults for unknown identities are published. */
  public static final String UNKNOWN = "?";

  /** What an identity of a bot maps to: nobody. */
  public static final String BOT = "!bot";

  public Person {
    terms = terms.stream().sorted(java.util.Comparator.comparing(WorkingHours::from)).toList();
    holidays = Set.copyOf(holidays);
    leave = List.copyOf(leave);
    teams = teams.stream().sorted(java.util.Comparator.comparing(Membership::from)).toList();
  }

  /** Someone of whom nothing is known: the default week in UTC. */
  public static Person unknown() {
    return new Person(
        UNKNOWN,
        null,
        ZoneId.of("UTC"),
        WorkWeek.DEFAULT,
        List.of(),
        Set.of(),
        Employment.ALWAYS,
        List.of(),
        List.of(),
        CountingPolicy.DEFAULT,
        null,
        false);
  }

  /** The person that evidence of an identity counts for as long as nobody owns it. */
  public static String unknownId(String identity) {
    return UNKNOWN + identity;
  }

  public static boolean isUnknown(String personId) {
    return personId.startsWith(UNKNOWN);
  }

  /** The same hours and rules under another id. */
  public Person as(String otherId) {
    return with(otherId, policy, measureFrom);
  }

  /** The same person, measured from a day on. */
  public Person measuredFrom(LocalDate from) {
    return with(id, policy, from);
  }

  /** The same person, judged by other rules. */
  public Person judgedBy(CountingPolicy other) {
    return with(id, other, measureFrom);
  }

  private Person with(String otherId, CountingPolicy otherPolicy, @Nullable LocalDate from) {
    return new Person(
        otherId,
        name,
        timeZone,
        workingHours,
        terms,
        holidays,
        employed,
        leave,
        teams,
        otherPolicy,
        from,
        shared);
  }

  public WorkWeek workingHoursOn(LocalDate date) {
    WorkWeek inForce = workingHours;
    for (WorkingHours term : terms) {
      if (!term.from().isAfter(date)) {
        inForce = term.workingHours();
      }
    }
    return inForce;
  }

  public @Nullable String teamOn(LocalDate date) {
    String inForce = null;
    for (Membership membership : teams) {
      if (!membership.from().isAfter(date)) {
        inForce = membership.team();
      }
    }
    return inForce;
  }

  /** The instants at which working windows and the day itself begin or end. */
  public Stream<Instant> turnsOf(LocalDate date) {
    Spans working = WorkingTime.of(this, date);
    Spans day = WorkingTime.dayOf(date, timeZone);
    return Stream.of(working, day)
        .flatMapToLong(
            spans ->
                IntStream.range(0, spans.count())
                    .mapToObj(i -> LongStream.of(spans.start(i), spans.end(i)))
                    .flatMapToLong(ends -> ends))
        .mapToObj(Instant::ofEpochSecond);
  }

  public LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, timeZone);
  }
}
