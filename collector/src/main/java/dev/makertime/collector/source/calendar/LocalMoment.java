package dev.makertime.collector.source.calendar;

import biweekly.ICalendar;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.property.ICalProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import dev.makertime.collector.source.calendar.CalendarReader.UnreadableCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A date or time as the calendar writes it, with the zone in which it is meant. */
record LocalMoment(LocalDateTime local, ZoneId zone, boolean hasTime) {

  Instant instant() {
    return local.atZone(zone).toInstant();
  }

  /** The same wall clock on another occasion. */
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
    ZoneId zone = raw.isUtc() ? ZoneOffset.UTC : zone(calendar, property, floatingIn);
    return new LocalMoment(local, date.hasTime() ? zone : floatingIn, date.hasTime());
  }

  private static ZoneId zone(ICalendar calendar, ICalProperty property, ZoneId floatingIn)
      throws UnreadableCalendar {
    TimezoneAssignment assigned = calendar.getTimezoneInfo().getTimezone(property);
    String name = assigned == null ? property.getParameter("TZID") : name(assigned);
    if (name == null) {
      return floatingIn;
    }
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new UnreadableCalendar("a time zone that is not in the IANA database");
    }
    return ZoneId.of(name);
  }

  private static @Nullable String name(TimezoneAssignment assigned) {
    VTimezone component = assigned.getComponent();
    return component == null || component.getTimezoneId() == null
        ? assigned.getTimeZone().getID()
        : component.getTimezoneId().getValue();
  }
}
