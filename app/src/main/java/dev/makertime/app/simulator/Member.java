package dev.makertime.app.simulator;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Person of the simulated organization.
 *
 * @param leaveFrom the first whole day off
 * @param leaveTo the last
 * @param freeAfternoon a day on which the afternoon, from 13:00, is off
 */
public record Member(
    String id,
    String name,
    String username,
    @Nullable String email,
    @Nullable String team,
    ZoneId zone,
    @Nullable LocalDate leaveFrom,
    @Nullable LocalDate leaveTo,
    @Nullable LocalDate freeAfternoon) {

  boolean isOnLeave(LocalDate date) {
    return leaveFrom != null
        && leaveTo != null
        && !date.isBefore(leaveFrom)
        && !date.isAfter(leaveTo);
  }

  Member off(LocalDate first, LocalDate last) {
    return new Member(id, name, username, email, team, zone, first, last, freeAfternoon);
  }

  Member freeAfternoonOn(LocalDate date) {
    return new Member(id, name, username, email, team, zone, leaveFrom, leaveTo, date);
  }

  boolean isKnown() {
    return team != null;
  }
}
