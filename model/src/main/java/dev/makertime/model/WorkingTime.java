package dev.makertime.model;

import java.time.LocalDate;
import java.time.ZoneId;

/** Computes from working hours and leave when a person works and when they are on leave. */
final class WorkingTime {
  private WorkingTime() {}

  /** The local day from midnight to midnight: 23, 24 or 25 hours. */
  static Spans dayOf(LocalDate date, ZoneId zone) {
    return Spans.of(
        date.atStartOfDay(zone).toEpochSecond(),
        date.plusDays(1).atStartOfDay(zone).toEpochSecond());
  }

  /** The windows in force, outside employment, holidays and leave none. */
  static Spans of(Person person, LocalDate date) {
    if (!person.employed().covers(date) || person.holidays().contains(date)) {
      return Spans.NONE;
    }
    Spans.Union windows = new Spans.Union();
    for (LocalWindow window : person.workingHoursOn(date).on(date.getDayOfWeek())) {
      windows.add(window.on(date, person.timeZone()));
    }
    return windows.toSpans().minus(leave(person, date));
  }

  /** The leave of one day. */
  static Spans leave(Person person, LocalDate date) {
    Spans.Union union = new Spans.Union();
    for (Leave leave : person.leave()) {
      if (leave.covers(date)) {
        LocalWindow hours = leave.hours();
        union.add(
            hours == null ? dayOf(date, person.timeZone()) : hours.on(date, person.timeZone()));
      }
    }
    return union.toSpans();
  }
}
