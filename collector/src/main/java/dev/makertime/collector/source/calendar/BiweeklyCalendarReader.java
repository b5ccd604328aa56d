package dev.makertime.collector.source.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.ExceptionRule;
import biweekly.property.RecurrenceId;
import dev.makertime.collector.source.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
      throw new UnreadableCalendar("no iCalendar text");
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
}
