package dev.makertime.collector.source.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateStart;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.util.ICalDate;
import dev.makertime.collector.source.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * biweekly parses, lib-recur expands; zones, exceptions and overrides are ours, compared as
 * instants. An override takes its original instance out wherever it moved to.
 */
final class BiweeklyCalendarReader implements CalendarReader {

  @Override
  public List<Occurrence> read(String text, Window window, ZoneId floatingIn)
      throws UnreadableCalendar {
    checkWhole(text);
    List<Occurrence> occurrences = new ArrayList<>();
    for (ICalendar calendar : parse(text)) {
      Map<String, Set<Instant>> overridden = overridden(calendar, floatingIn);
      for (VEvent event : calendar.getEvents()) {
        checkReadable(event);
        String uid = event.getUid().getValue();
        Set<Instant> taken = overridden.getOrDefault(uid, Set.of());
        occurrences.addAll(new Expansion(calendar, event, floatingIn).within(window, taken));
      }
    }
    return occurrences;
  }

  /** What was cut off would look like meetings that vanished. */
  private static void checkWhole(String text) throws UnreadableCalendar {
    long begun = text.lines().filter(line -> line.regionMatches(true, 0, "BEGIN:", 0, 6)).count();
    long ended = text.lines().filter(line -> line.regionMatches(true, 0, "END:", 0, 4)).count();
    if (begun != ended) {
      throw new UnreadableCalendar("its text ends early: not everything that begins ends");
    }
  }

  /** An event that is skipped would look like one that vanished, so it stops its calendar. */
  private static void checkReadable(VEvent event) throws UnreadableCalendar {
    boolean hasUid =
        event.getUid() != null
            && event.getUid().getValue() != null
            && !event.getUid().getValue().isBlank();
    if (!hasUid || event.getDateStart() == null || event.getDateStart().getValue() == null) {
      throw new UnreadableCalendar("an event without a UID or without a start that can be read");
    }
    if (event.getExperimentalProperty("DTEND") != null
        || event.getExperimentalProperty("DURATION") != null) {
      throw new UnreadableCalendar("an event with an end that cannot be read");
    }
  }

  private static List<ICalendar> parse(String text) throws UnreadableCalendar {
    try {
      List<ICalendar> calendars = Biweekly.parse(text).all();
      if (calendars.isEmpty()) {
        throw new UnreadableCalendar("no VCALENDAR in it");
      }
      return calendars;
    } catch (RuntimeException | AssertionError e) {
      throw new UnreadableCalendar("no iCalendar text (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Map<String, Set<Instant>> overridden(ICalendar calendar, ZoneId floatingIn)
      throws UnreadableCalendar {
    Map<String, Set<Instant>> overridden = new HashMap<>();
    for (VEvent event : calendar.getEvents()) {
      if (event.getUid() != null && event.getRecurrenceId() != null) {
        overridden
            .computeIfAbsent(event.getUid().getValue(), uid -> new HashSet<>())
            .add(
                LocalMoment.of(
                        calendar,
                        event.getRecurrenceId(),
                        event.getRecurrenceId().getValue(),
                        floatingIn)
                    .instant());
      }
    }
    return overridden;
  }

  /** One event of a calendar and the times at which it takes place. */
  private record Expansion(ICalendar calendar, VEvent event, ZoneId floatingIn) {

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
        for (LocalMoment start : starts(first, window)) {
          if (left.add(start.instant())) {
            add(found, window, start.instant(), start, length);
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
      } else {
        for (LocalDateTime local : Recurrence.expand(event.getRecurrenceRule(), first, window)) {
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
        found.add(EventFacts.occurrence(event, recurrenceId, start, length));
      }
    }
  }
}
