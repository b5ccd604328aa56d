package dev.makertime.collector.contact;

import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * In which zone and at which hours somebody works, guessed from when they committed. Nothing is
 * guessed from fewer than {@link #ENOUGH} commits.
 *
 * @param at with the offset that the author's clock had
 */
record WorkingHoursGuess(List<OffsetDateTime> at) {
  /** From how many commits on something is guessed. */
  static final int ENOUGH = 20;

  private static final double MOST = 0.8;
  private static final int HOURS = 8;
  private static final int NINE = 9;

  /** A city for each offset and each rule of summer time, the more likely ones first. */
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
   * A guess and what it rests on.
   *
   * @param why for people to judge it by
   */
  record Guess<T>(T value, String why) {}

  /** The zone whose offsets the commits bear; if they bear none, the one in which they are day. */
  Optional<Guess<ZoneId>> zone() {
    if (at.size() < ENOUGH) {
      return Optional.empty();
    }
    if (at.stream().anyMatch(one -> one.getOffset().getTotalSeconds() != 0)) {
      for (ZoneId zone : ZONES) {
        long like = at.stream().filter(one -> offset(zone, one).equals(one.getOffset())).count();
        if (like >= MOST * at.size()) {
          return Optional.of(
              new Guess<>(zone, "%d of %d commits bear its offset".formatted(like, at.size())));
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

  /** The hour at which the eight hours begin that hold most commits of working days. */
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
