package dev.makertime.collector.source.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateStart;
import biweekly.property.ExceptionDates;
import biweekly.property.ExceptionRule;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceId;
import biweekly.property.RecurrenceRule;
import biweekly.util.ICalDate;
import biweekly.util.Period;
import dev.makertime.collector.source.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * biweekly parses, lib-recur expands; zones, exceptions and overrides are ours, compared as
 * instants. An override takes its original instance out wherever it moved to.
 */
final class BiweeklyCalendarReader implements CalendarReader {
  private final MeetingRules rules;

  BiweeklyCalendarReader(MeetingRules rules) {
    this.rules = rules;
  }

  @Override
  public Contents read(String text, Window window, ZoneId floatingIn) throws UnreadableCalendar {
    Bounds.check(text);
    List<Occurrence> occurrences = new ArrayList<>();
    List<Unread> unread = new ArrayList<>();
    for (ICalendar calendar : parse(text, unread)) {
      Map<String, List<VEvent>> series = new LinkedHashMap<>();
      for (VEvent event : calendar.getEvents()) {
        String uid = event.getUid() == null ? null : event.getUid().getValue();
        if (uid == null || uid.isBlank()) {
          unread.add(new Unread(null, "an event without a UID"));
        } else {
          series.computeIfAbsent(uid, missing -> new ArrayList<>()).add(event);
        }
      }
      series.forEach(
          (uid, events) -> {
            try {
              occurrences.addAll(expand(calendar, events, window, floatingIn));
            } catch (UnreadableCalendar e) {
              unread.add(new Unread(uid, String.valueOf(e.getMessage())));
            } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
              unread.add(new Unread(uid, "an event that cannot be true"));
            }
          });
    }
    return new Contents(occurrences, unread);
  }

  /** All events of one UID: a series and what was changed of it. */
  private List<Occurrence> expand(
      ICalendar calendar, List<VEvent> events, Window window, ZoneId floatingIn)
      throws UnreadableCalendar {
    for (VEvent event : events) {
      checkReadable(event);
    }
    Set<Instant> overridden = overridden(calendar, events, floatingIn);
    List<Occurrence> occurrences = new ArrayList<>();
    for (VEvent event : events) {
      occurrences.addAll(
          new Expansion(calendar, event, rules, floatingIn).within(window, overridden));
    }
    return occurrences;
  }

  private static void checkReadable(VEvent event) throws UnreadableCalendar {
    if (event.getDateStart() == null || event.getDateStart().getValue() == null) {
      throw new UnreadableCalendar("an event without a start that can be read");
    }
    for (String property :
        List.of("DTEND", "DURATION", "RRULE", "RECURRENCE-ID", "EXDATE", "RDATE")) {
      if (event.getExperimentalProperty(property) != null) {
        throw new UnreadableCalendar("an event with a " + property + " that cannot be read");
      }
    }
    if (!event.getProperties(ExceptionRule.class).isEmpty()) {
      throw new UnreadableCalendar("an event with an EXRULE, which no standard has any more");
    }
  }

  private static List<ICalendar> parse(String text, List<Unread> unread) throws UnreadableCalendar {
    try {
      List<ICalendar> calendars = Biweekly.parse(text).all();
      if (calendars.isEmpty()) {
        throw new UnreadableCalendar("no VCALENDAR in it");
      }
      return calendars;
    } catch (RuntimeException | AssertionError e) {
      return withoutKillers(text, unread);
    }
  }

  /** Where the whole is too much for the parser, most of its events are not. */
  private static List<ICalendar> withoutKillers(String text, List<Unread> unread)
      throws UnreadableCalendar {
    StringBuilder good = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    for (String component : TextComponents.of(text, "VTIMEZONE")) {
      good.append(component);
    }
    for (String event : TextComponents.of(text, "VEVENT")) {
      if (Thread.currentThread().isInterrupted()) {
        throw new UnreadableCalendar("it takes too long");
      }
      if (canBeParsed(event)) {
        good.append(event);
      } else {
        unread.add(new Unread(TextComponents.uid(event), "an event that stops the parser"));
      }
    }
    good.append("END:VCALENDAR\r\n");
    try {
      return Biweekly.parse(good.toString()).all();
    } catch (RuntimeException | AssertionError e) {
      throw new UnreadableCalendar("no iCalendar text (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static boolean canBeParsed(String event) {
    try {
      Biweekly.parse("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + event + "END:VCALENDAR\r\n").all();
      return true;
    } catch (RuntimeException | AssertionError e) {
      return false;
    }
  }

  /** The times that stand elsewhere now, or not at all. */
  private static Set<Instant> overridden(ICalendar calendar, List<VEvent> events, ZoneId floatingIn)
      throws UnreadableCalendar {
    Set<Instant> overridden = new HashSet<>();
    for (VEvent event : events) {
      RecurrenceId id = event.getRecurrenceId();
      if (id != null && id.getValue() != null) {
        overridden.add(LocalMoment.of(calendar, id, id.getValue(), floatingIn).instant());
      }
    }
    return overridden;
  }

  /** One event of a calendar and the times at which it takes place. */
  private record Expansion(
      ICalendar calendar, VEvent event, MeetingRules rules, ZoneId floatingIn) {

    List<Occurrence> within(Window window, Set<Instant> overridden) throws UnreadableCalendar {
      DateStart dateStart = event.getDateStart();
      LocalMoment first = LocalMoment.of(calendar, dateStart, dateStart.getValue(), floatingIn);
      Duration length = length(first);
      List<Occurrence> found = new ArrayList<>();
      if (event.getRecurrenceId() != null) {
        LocalMoment original =
            LocalMoment.of(
                calendar, event.getRecurrenceId(), event.getRecurrenceId().getValue(), floatingIn);
        add(found, window, original.instant(), first, length);
      } else if (!isRecurring()) {
        add(found, window, null, first, length);
      } else {
        Set<Instant> left = new HashSet<>(overridden);
        left.addAll(exceptions());
        Set<LocalDate> daysOff = daysOff();
        for (LocalMoment start : starts(first, window)) {
          if (!daysOff.contains(start.local().toLocalDate()) && left.add(start.instant())) {
            add(found, window, start.instant(), start, length);
          }
        }
        for (RecurrenceDates more : event.getRecurrenceDates()) {
          for (Period period : more.getPeriods()) {
            LocalMoment start = LocalMoment.of(calendar, more, period.getStartDate(), floatingIn);
            if (left.add(start.instant())) {
              add(found, window, start.instant(), start, length(more, period, start));
            }
          }
        }
      }
      return found;
    }

    private boolean isRecurring() {
      return event.getRecurrenceRule() != null || !event.getRecurrenceDates().isEmpty();
    }

    private List<LocalMoment> starts(LocalMoment first, Window window) throws UnreadableCalendar {
      List<LocalMoment> starts = new ArrayList<>();
      if (event.getRecurrenceRule() == null) {
        starts.add(first);
      }
      for (RecurrenceRule rule : event.getProperties(RecurrenceRule.class)) {
        for (LocalDateTime local : Recurrence.expand(rule, first, window)) {
          starts.add(first.at(local));
        }
      }
      for (RecurrenceDates more : event.getRecurrenceDates()) {
        for (ICalDate date : more.getDates()) {
          starts.add(LocalMoment.of(calendar, more, date, floatingIn));
        }
      }
      return starts;
    }

    private Set<Instant> exceptions() throws UnreadableCalendar {
      Set<Instant> exceptions = new HashSet<>();
      for (ExceptionDates dates : event.getExceptionDates()) {
        for (ICalDate date : dates.getValues()) {
          exceptions.add(LocalMoment.of(calendar, dates, date, floatingIn).instant());
        }
      }
      return exceptions;
    }

    /** An exception that is a date takes out whatever begins on that day. */
    private Set<LocalDate> daysOff() throws UnreadableCalendar {
      Set<LocalDate> days = new HashSet<>();
      for (ExceptionDates dates : event.getExceptionDates()) {
        for (ICalDate date : dates.getValues()) {
          if (!date.hasTime()) {
            days.add(LocalMoment.of(calendar, dates, date, floatingIn).local().toLocalDate());
          }
        }
      }
      return days;
    }

    private Duration length(RecurrenceDates dates, Period period, LocalMoment start)
        throws UnreadableCalendar {
      if (period.getEndDate() != null) {
        LocalMoment end = LocalMoment.of(calendar, dates, period.getEndDate(), floatingIn);
        return Duration.between(start.instant(), end.instant());
      }
      return period.getDuration() == null
          ? Duration.ZERO
          : Duration.ofMillis(period.getDuration().toMillis());
    }

    private Duration length(LocalMoment start) throws UnreadableCalendar {
      if (event.getDateEnd() != null) {
        LocalMoment end =
            LocalMoment.of(calendar, event.getDateEnd(), event.getDateEnd().getValue(), floatingIn);
        return Duration.between(start.instant(), end.instant());
      }
      if (event.getDuration() != null && event.getDuration().getValue() != null) {
        return Duration.ofMillis(event.getDuration().getValue().toMillis());
      }
      return start.hasTime() ? Duration.ZERO : Duration.ofDays(1);
    }

    private void add(
        List<Occurrence> found,
        Window window,
        @Nullable Instant recurrenceId,
        LocalMoment start,
        Duration length) {
      if (window.contains(start.instant()) && !length.isNegative()) {
        found.add(EventFacts.occurrence(event, rules, recurrenceId, start, length));
      }
    }
  }
}
