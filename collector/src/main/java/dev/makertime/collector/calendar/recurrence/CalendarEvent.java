package dev.makertime.collector.calendar.recurrence;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.DateTimeStamp;
import biweekly.property.ExceptionDates;
import biweekly.property.ICalProperty;
import biweekly.property.LastModified;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceId;
import biweekly.property.RecurrenceRule;
import biweekly.util.ICalDate;
import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adapter to one VEVENT, with the calendar that defines its zones.
 *
 * @param withdrawn whether it cancels the event (RFC 5546, 3.2.5)
 * @param floatingIn the zone of floating times, which name none
 */
public record CalendarEvent(
    ICalendar calendar, VEvent event, boolean withdrawn, ZoneId floatingIn) {

  /** Orders versions: the later is greater (RFC 5546, 2.1.5); of equal ones the cancellation. */
  static final Comparator<CalendarEvent> BY_VERSION =
      Comparator.comparingLong(CalendarEvent::sequence)
          .thenComparingLong(CalendarEvent::changed)
          .thenComparingLong(CalendarEvent::stamped)
          .thenComparing(CalendarEvent::withdrawn);

  private static final long MOST_CHANGES = 1 << 20;
  private static final long LATEST = (1L << 34) - 1;

  String uid() {
    return event.getUid().getValue();
  }

  LocalMoment start() throws UnreadableCalendar {
    DateStart start = event.getDateStart();
    return moment(start, start.getValue());
  }

  LocalMoment moment(ICalProperty property, ICalDate date) throws UnreadableCalendar {
    return LocalMoment.of(calendar, property, date, floatingIn);
  }

  /** Reads a date or time that refers to an instance of a series. */
  InstanceReference reference(ICalProperty property, ICalDate date) throws UnreadableCalendar {
    boolean floating =
        date.hasTime()
            && !date.getRawComponents().isUtc()
            && ZoneLookup.isFloating(calendar, property);
    return new InstanceReference(moment(property, date), floating);
  }

  /** Returns which instance it changes; empty for a series, or an event of its own. */
  @Nullable InstanceReference changes() throws UnreadableCalendar {
    RecurrenceId id = event.getRecurrenceId();
    return id == null || id.getValue() == null ? null : reference(id, id.getValue());
  }

  /** Whether it changes all later instances too (RFC 5545, 3.2.13). */
  boolean isOnwards() {
    RecurrenceId id = event.getRecurrenceId();
    return id != null && id.getParameter("RANGE") != null;
  }

  boolean isRecurring() {
    return event.getRecurrenceRule() != null || !event.getRecurrenceDates().isEmpty();
  }

  long sequence() {
    return event.getSequence() == null || event.getSequence().getValue() == null
        ? 0
        : Math.max(0, Math.min(event.getSequence().getValue(), MOST_CHANGES));
  }

  /** Returns the version: by SEQUENCE, then by the time of the change. */
  long version() {
    return (sequence() << 34) + Math.min(changed(), LATEST);
  }

  /** Returns the second of the change, by LAST-MODIFIED or else DTSTAMP. */
  private long changed() {
    LastModified modified = event.getLastModified();
    return modified == null ? stamped() : second(modified.getValue());
  }

  private long stamped() {
    DateTimeStamp stamp = event.getDateTimeStamp();
    return stamp == null ? 0 : second(stamp.getValue());
  }

  private static long second(java.util.@Nullable Date date) {
    return date == null ? 0 : Math.max(0, date.toInstant().getEpochSecond());
  }

  /** Whether the time of the change cannot be read. */
  boolean hasUnreadableStamp() {
    return event.getExperimentalProperty("LAST-MODIFIED") != null
        || event.getExperimentalProperty("DTSTAMP") != null;
  }

  /** Returns all properties of time; equal for two events that take place at the same times. */
  List<Object> times() throws UnreadableCalendar {
    if (withdrawn || event.getDateStart() == null) {
      return List.of();
    }
    LocalMoment start = start();
    Instant end = EventLength.of(this, start).end(start);
    return List.of(
        start.instant(),
        end,
        start.hasTime(),
        String.valueOf(event.getProperties(RecurrenceRule.class)),
        String.valueOf(event.getProperties(RecurrenceDates.class)),
        String.valueOf(event.getProperties(ExceptionDates.class)));
  }

  @Nullable DateEnd end() {
    return event.getDateEnd();
  }
}
