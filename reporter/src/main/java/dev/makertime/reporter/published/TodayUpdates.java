package dev.makertime.reporter.published;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Contributors;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Decides when the sums of today may be updated: every 15 minutes, while enough people have enough
 * of their working day ahead. Otherwise later changes would be of few people, and could never be
 * added.
 */
final class TodayUpdates {
  private static final long STEP_SECONDS = 900;

  private TodayUpdates() {}

  /** The quarter of an hour that a moment is in. */
  static Instant step(Instant moment) {
    long second = moment.getEpochSecond();
    return Instant.ofEpochSecond(second - Math.floorMod(second, STEP_SECONDS));
  }

  static boolean mayShow(
      Organization organization,
      String team,
      LocalDate date,
      Map<String, EngineerDay> soFar,
      PrivacySettings privacy) {
    List<Person> members = organization.members(team, date);
    long[] ahead = members.stream().mapToLong(member -> ahead(member, date, soFar)).toArray();
    return privacy.shows(Contributors.count(ahead));
  }

  private static long ahead(Person member, LocalDate date, Map<String, EngineerDay> soFar) {
    Instant later = date.atStartOfDay(member.timeZone()).toInstant().plus(2, ChronoUnit.DAYS);
    long planned = Timeline.day(member, date, List.of(), later).available();
    EngineerDay day = soFar.get(member.id());
    return Math.max(0, planned - (day == null ? 0 : day.available()));
  }
}
