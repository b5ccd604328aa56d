package dev.makertime.collector.calendar.recurrence;

import biweekly.ICalendar;
import biweekly.property.ICalProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Date or time as the calendar writes it, with its zone. */
record LocalMoment(LocalDateTime local, EventZone zone, boolean hasTime) {

  Instant instant() {
    return zone.instant(local);
  }

  /** Returns another wall-clock time in the same zone. */
  LocalMoment at(LocalDateTime other) {
    return new LocalMoment(other, zone, hasTime);
  }

  static LocalMoment of(ICalendar calendar, ICalProperty property, ICalDate date, ZoneId floatingIn)
      throws UnreadableCalendar {
    DateTimeComponents raw = date.getRawComponents();
    if (raw == null) {
      throw new UnreadableCalendar("a date that cannot be read");
    }
    LocalDateTime local =
        LocalDateTime.of(
            raw.getYear(),
            raw.getMonth(),
            raw.getDate(),
            raw.getHour(),
            raw.getMinute(),
            Math.min(raw.getSecond(), 59));
    if (!date.hasTime()) {
      return new LocalMoment(local, EventZone.of(floatingIn), false);
    }
    EventZone zone =
        raw.isUtc() ? EventZone.of(ZoneOffset.UTC) : ZoneLookup.of(calendar, property, floatingIn);
    return new LocalMoment(local, zone, true);
  }
}
