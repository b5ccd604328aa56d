package dev.makertime.collector.source.calendar;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateStart;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import biweekly.util.ICalDate;
import biweekly.util.Period;
import dev.makertime.collector.source.Window;
import dev.makertime.collector.source.calendar.CalendarReader.UnreadableCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event of a calendar and the times at which it takes place. */
record Expansion(ICalendar calendar, VEvent event, MeetingRules rules, ZoneId floatingIn) {

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
