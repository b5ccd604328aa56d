package dev.makertime.collector.init;

import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Guesses the time zone and working hours of a person from the times of their commits. Nothing is
 * guessed from fewer than {@link #ENOUGH} commits.
 *
 * @param at times of the commits, with the offset of the author's clock
 */
record WorkingHoursGuess(List<OffsetDateTime> at) {
  /** The number of commits from which on something is guessed. */
  static final int ENOUGH = 20;

  private static final double MOST = 0.8;
  private static final int HOURS = 8;
  private static final int NINE = 9;

  /** One city for each offset and rule of summer time, the more likely ones first. */
  private static final List<ZoneId> ZONES =
      List.of(
              "Europe/Berlin",
              "Europe/London",
              "America/New_York",
              "America/Los_Angeles",
              "America/Chicago",
              "America/Denver",
              "Asia/Kolkata",
              "Asia/Tokyo",
              "Asia/Shanghai",
              "Europe/Athens",
              "America/Sao_Paulo",
              "Australia/Sydney",
              "Asia/Jerusalem",
              "Europe/Istanbul",
              "Asia/Dubai",
              "America/Bogota",
              "America/Halifax",
              "Asia/Karachi",
              "Asia/Dhaka",
              "Asia/Bangkok",
              "Africa/Lagos",
              "Africa/Johannesburg",
              "Asia/Kathmandu",
              "Asia/Colombo",
              "Asia/Tehran",
              "America/Phoenix",
              "America/Santiago",
              "Pacific/Auckland",
              "Australia/Perth",
              "Australia/Brisbane",
              "Australia/Adelaide",
              "America/Anchorage",
              "Pacific/Honolulu",
              "UTC")
          .stream()
          .map(ZoneId::of)
          .toList();

  WorkingHoursGuess {
    at = List.copyOf(at);
  }

  /**
   * A guess, with its reason.
   *
   * @param why the reason, for people
   */
  record Guess<T>(T value, String why) {}

  /** Guesses the zone by the offsets of the commits, or by the zone where they fall in the day. */
  Optional<Guess<ZoneId>> zone() {
    if (at.size() < ENOUGH) {
      return Optional.empty();
    }
    if (at.stream().anyMatch(one -> one.getOffset().getTotalSeconds() != 0)) {
      for (ZoneId zone : ZONES) {
        long like = at.stream().filter(one -> offset(zone, one).equals(one.getOffset())).count();
        if (like >= MOST * at.size()) {
          return Optional.of(
              new Guess<>(zone, "%d of %d commits have its offset".formatted(like, at.size())));
        }
      }
    }
    return byDaylight();
  }

  private Optional<Guess<ZoneId>> byDaylight() {
    ZoneId best = ZoneId.of("UTC");
    long most = byDay(best);
    for (ZoneId zone : ZONES) {
      long inside = byDay(zone);
      if (inside > most) {
        most = inside;
        best = zone;
      }
    }
    return Optional.of(
        new Guess<>(
            best, "%d of %d commits fall between 9:00 and 17:00 there".formatted(most, at.size())));
  }

  private long byDay(ZoneId zone) {
    return at.stream().filter(one -> isWithin(one.atZoneSameInstant(zone), NINE)).count();
  }

  /** Guesses the first of the eight hours that hold most commits of working days. */
  Optional<Guess<Integer>> begin(ZoneId zone) {
    List<ZonedDateTime> there =
        at.stream()
            .map(one -> one.atZoneSameInstant(zone))
            .filter(one -> one.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
            .toList();
    if (there.size() < ENOUGH) {
      return Optional.empty();
    }
    long usual = within(there, NINE);
    int best =
        IntStream.rangeClosed(5, 24 - HOURS)
            .boxed()
            .max(java.util.Comparator.comparingLong(hour -> within(there, hour)))
            .orElse(NINE);
    long most = within(there, best);
    return most - usual < 0.1 * there.size()
        ? Optional.empty()
        : Optional.of(
            new Guess<>(
                best,
                "%d of %d commits fall there, %d between 9:00 and 17:00"
                    .formatted(most, there.size(), usual)));
  }

  private static long within(List<ZonedDateTime> there, int begin) {
    return there.stream().filter(one -> isWithin(one, begin)).count();
  }

  private static boolean isWithin(ZonedDateTime time, int begin) {
    return time.getHour() >= begin && time.getHour() < begin + HOURS;
  }

  private static ZoneOffset offset(ZoneId zone, OffsetDateTime time) {
    return zone.getRules().getOffset(time.toInstant());
  }
}
