package dev.makertime.collector.calendar;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import dev.makertime.collector.calendar.occurrence.CalendarReader;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.occurrence.Occurrence;
import dev.makertime.collector.calendar.recurrence.CalendarEvent;
import dev.makertime.collector.calendar.recurrence.CalendarLimits;
import dev.makertime.collector.calendar.recurrence.Series;
import dev.makertime.collector.calendar.text.ParsedText;
import dev.makertime.collector.reading.TimeWindow;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads iCalendar text with biweekly as the parser and lib-recur for recurrence rules. The checks
 * of the text, zones, exceptions and versions are makertime's. An event counts whole or not at all.
 */
final class BiweeklyCalendarReader implements CalendarReader {
  /** Methods of calendars that hold events (RFC 5546, 1.4). */
  private static final Set<String> PUBLISHING = Set.of("PUBLISH", "REQUEST", "CANCEL");

  /** Methods that answer, or ask about, an event. */
  private static final Set<String> NEGOTIATING =
      Set.of("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH");

  /** Reason for an event whose times or values contradict each other. */
  static final String IMPOSSIBLE = "an event whose times are impossible";

  private final MeetingRules rules;

  BiweeklyCalendarReader(MeetingRules rules) {
    this.rules = rules;
  }

  @Override
  public Contents read(String text, TimeWindow window, ZoneId floatingIn)
      throws UnreadableCalendar {
    CalendarLimits.check(text);
    ParsedText parsed = ParsedText.of(text);
    List<Unread> unread = new ArrayList<>(parsed.unread());
    Map<String, String> faults = new LinkedHashMap<>();
    parsed
        .broken()
        .forEach(uid -> faults.put(uid, "an event with a broken line, which is no property"));
    parsed.unread().forEach(one -> faults.put(String.valueOf(one.uid()), one.why()));
    Map<String, List<CalendarEvent>> byUid = new LinkedHashMap<>();
    for (ICalendar calendar : parsed.calendars()) {
      group(calendar, floatingIn, byUid, faults, unread);
    }
    List<Occurrence> occurrences = new ArrayList<>();
    byUid.forEach(
        (uid, events) -> expand(uid, events, faults.get(uid.strip()), window, occurrences, unread));
    return new Contents(occurrences, unread);
  }

  /** Groups the events of a calendar by UID, and records those that cannot be read. */
  private static void group(
      ICalendar calendar,
      ZoneId floatingIn,
      Map<String, List<CalendarEvent>> byUid,
      Map<String, String> faults,
      List<Unread> unread) {
    String method = method(calendar);
    for (VEvent event : calendar.getEvents()) {
      String uid = event.getUid() == null ? null : event.getUid().getValue();
      if (NEGOTIATING.contains(method)) {
        unread.add(new Unread(null, "a REPLY, COUNTER or REFRESH, which holds no event"));
      } else if (uid == null || uid.isBlank()) {
        unread.add(new Unread(null, "an event without a UID"));
      } else {
        boolean cancel = method.equals("CANCEL");
        byUid
            .computeIfAbsent(uid, missing -> new ArrayList<>())
            .add(new CalendarEvent(calendar, event, cancel, floatingIn));
        if (method.equals("ADD")) {
          faults.putIfAbsent(uid, "an event that METHOD:ADD adds to a series which is not whole");
        } else if (!method.isEmpty() && !PUBLISHING.contains(method)) {
          faults.putIfAbsent(uid, "an event whose METHOD is unknown");
        }
      }
    }
  }

  /** Adds all occurrences of one UID, or the reason why it cannot be read. */
  private void expand(
      String uid,
      List<CalendarEvent> events,
      @Nullable String fault,
      TimeWindow window,
      List<Occurrence> occurrences,
      List<Unread> unread) {
    try {
      if (fault != null) {
        throw new UnreadableCalendar(fault);
      }
      occurrences.addAll(new Series(events, rules).within(window));
    } catch (UnreadableCalendar e) {
      Unread one = new Unread(uid, String.valueOf(e.getMessage()));
      if (!unread.contains(one)) {
        unread.add(one);
      }
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      unread.add(new Unread(uid, IMPOSSIBLE));
    }
  }

  /** Returns the METHOD; empty where there is none, and both of two that differ. */
  private static String method(ICalendar calendar) {
    return calendar.getProperties(Method.class).stream()
        .map(one -> one.getValue())
        .filter(value -> value != null && !value.isBlank())
        .map(value -> value.strip().toUpperCase(Locale.ROOT))
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
