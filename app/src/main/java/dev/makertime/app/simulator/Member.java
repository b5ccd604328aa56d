package dev.makertime.app.simulator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Person of the simulated organization.
 *
 * @param absence leave
 * @param contract working hours, and when the person joined
 * @param seenBy what tells of the person
 */
public record Member(
    String id,
    String name,
    String username,
    @Nullable String email,
    @Nullable String team,
    ZoneId zone,
    Absence absence,
    Contract contract,
    Set<Evidence> seenBy) {

  /** Lists what may tell of somebody. */
  enum Evidence {
    /** Their calendar is read. */
    CALENDAR,
    /** The organization's tools, which are polled. */
    TOOLS,
    /** GitLab of another company, which only sends webhooks. */
    PARTNER
  }

  /**
   * Leave of a person.
   *
   * @param from the first whole day off
   * @param to the last
   * @param freeAfternoon a day on which the afternoon, from 13:00, is off
   */
  record Absence(
      @Nullable LocalDate from, @Nullable LocalDate to, @Nullable LocalDate freeAfternoon) {
    static final Absence NONE = new Absence(null, null, null);
  }

  /**
   * Working hours of a person, from 9:00 on.
   *
   * @param joined the first working day; absent = before the history begins
   */
  record Contract(Set<DayOfWeek> days, LocalTime until, @Nullable LocalDate joined) {
    static final Contract FULL =
        new Contract(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(17, 0), null);

    Contract {
      days = Set.copyOf(days);
    }

    boolean isFullTime() {
      return days.equals(FULL.days) && until.equals(FULL.until);
    }
  }

  public Member {
    seenBy = Set.copyOf(seenBy);
  }

  /** Somebody who works full time and of whom everything is read. */
  static Member of(String team, String id, String name, ZoneId zone) {
    return new Member(
        id,
        name,
        id + ".dev",
        id + "@example.com",
        team,
        zone,
        Absence.NONE,
        Contract.FULL,
        EnumSet.of(Evidence.CALENDAR, Evidence.TOOLS));
  }

  boolean isOnLeave(LocalDate date) {
    return absence.from() != null
        && absence.to() != null
        && !date.isBefore(absence.from())
        && !date.isAfter(absence.to());
  }

  boolean isFreeAfternoon(LocalDate date) {
    return date.equals(absence.freeAfternoon());
  }

  boolean hasJoined(LocalDate date) {
    return contract.joined() == null || !date.isBefore(contract.joined());
  }

  /** Whether it is one of the person's working days, on leave or not. */
  boolean isHired(LocalDate date) {
    return hasJoined(date) && contract.days().contains(date.getDayOfWeek());
  }

  boolean isSeenBy(Evidence evidence) {
    return seenBy.contains(evidence);
  }

  Member off(LocalDate first, LocalDate last) {
    return with(new Absence(first, last, absence.freeAfternoon()), contract, seenBy);
  }

  Member freeAfternoonOn(LocalDate date) {
    return with(new Absence(absence.from(), absence.to(), date), contract, seenBy);
  }

  Member joining(LocalDate date) {
    return with(absence, new Contract(contract.days(), contract.until(), date), seenBy);
  }

  Member working(Set<DayOfWeek> days, LocalTime until) {
    return with(absence, new Contract(days, until, contract.joined()), seenBy);
  }

  Member seenOnlyBy(Set<Evidence> evidence) {
    return with(absence, contract, evidence);
  }

  private Member with(Absence off, Contract hours, Set<Evidence> evidence) {
    return new Member(id, name, username, email, team, zone, off, hours, evidence);
  }
}
