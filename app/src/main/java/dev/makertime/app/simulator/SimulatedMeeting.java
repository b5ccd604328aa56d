package dev.makertime.app.simulator;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Meeting in the simulated calendars, single or recurring.
 *
 * @param rule an RRULE, or null for a single event
 * @param first the wall clock of the first time
 * @param happens on which dates, worked out apart from the rule
 * @param skipped dates of the rule on which it does not take place
 * @param sequence grows when it is changed
 */
record SimulatedMeeting(
    String uid,
    ZoneId zone,
    LocalDateTime first,
    Duration length,
    @Nullable String rule,
    List<LocalDate> happens,
    Set<LocalDate> skipped,
    List<Member> invited,
    int sequence) {

  Instant startOn(LocalDate date) {
    return date.atTime(first.toLocalTime()).atZone(zone).toInstant();
  }

  /** The wall clock of somebody's first time: who joins later is invited from then on. */
  LocalDateTime firstOf(Member member) {
    return happens.stream()
        .filter(member::hasJoined)
        .findFirst()
        .filter(date -> !member.hasJoined(first.toLocalDate()))
        .map(date -> date.atTime(first.toLocalTime()))
        .orElse(first);
  }

  /** Whether somebody is invited to any of its times. */
  boolean isFor(Member member) {
    return invited.contains(member) && happens.stream().anyMatch(member::hasJoined);
  }

  /** A meeting that recurs on the days of a stretch that a condition names. */
  static SimulatedMeeting series(
      String uid,
      ZoneId zone,
      LocalTime time,
      Duration length,
      String rule,
      SimulatedOrganization cast,
      Predicate<LocalDate> on,
      List<Member> invited) {
    List<LocalDate> dates = cast.from().datesUntil(cast.to().plusDays(1)).filter(on).toList();
    Set<LocalDate> skipped = new TreeSet<>();
    dates.stream().filter(date -> !cast.isWorkday(date)).forEach(skipped::add);
    return new SimulatedMeeting(
        uid,
        zone,
        (dates.isEmpty() ? cast.from() : dates.get(0)).atTime(time),
        length,
        rule,
        dates.stream().filter(cast::isWorkday).toList(),
        skipped,
        invited,
        0);
  }

  static boolean isWeekday(LocalDate date) {
    return date.getDayOfWeek().getValue() <= 5;
  }

  static boolean isLastThursday(LocalDate date) {
    return date.equals(date.with(TemporalAdjusters.lastInMonth(DayOfWeek.THURSDAY)));
  }

  static SimulatedMeeting single(
      String uid,
      ZoneId zone,
      LocalDateTime start,
      Duration length,
      List<Member> invited,
      int sequence) {
    return new SimulatedMeeting(
        uid, zone, start, length, null, List.of(start.toLocalDate()), Set.of(), invited, sequence);
  }
}
