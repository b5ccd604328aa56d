package dev.makertime.app.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * The hours in which somebody is at work, every working day the same.
 *
 * @param zone in which they are
 * @param from the first moment
 * @param to the first moment after them, on the same day
 * @param isWorkday which dates are working days; there is always another one
 */
record WorkingHours(ZoneId zone, LocalTime from, LocalTime to, Predicate<LocalDate> isWorkday) {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  WorkingHours {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("working hours end before they begin");
    }
  }

  /** Those of most people in the demo. */
  static WorkingHours ofDemo(Predicate<LocalDate> isWorkday) {
    return new WorkingHours(LISBON, LocalTime.of(9, 0), LocalTime.of(17, 0), isWorkday);
  }

  static boolean isWeekday(LocalDate date) {
    return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  boolean contains(Instant moment) {
    LocalDate date = LocalDate.ofInstant(moment, zone);
    return isWorkday.test(date)
        && !moment.isBefore(at(date, from))
        && moment.isBefore(at(date, to));
  }

  /** The end of the hours that contain a moment. */
  Instant end(Instant moment) {
    return at(LocalDate.ofInstant(moment, zone), to);
  }

  /** The next moment at which they begin, after another. */
  Instant next(Instant moment) {
    LocalDate date = LocalDate.ofInstant(moment, zone);
    while (!isWorkday.test(date) || !at(date, from).isAfter(moment)) {
      date = date.plusDays(1);
    }
    return at(date, from);
  }

  /** The last working day that is not after a moment's date. */
  LocalDate lastWorkday(Instant moment) {
    LocalDate date = LocalDate.ofInstant(moment, zone);
    while (!isWorkday.test(date)) {
      date = date.minusDays(1);
    }
    return date;
  }

  Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(zone).toInstant();
  }
}
