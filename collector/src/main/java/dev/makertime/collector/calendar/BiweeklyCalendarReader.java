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

/**
 * biweekly parses, lib-recur expands; what has to be written how, zones, exceptions and versions
 * are ours. An event counts whole or not at all.
 */
final class BiweeklyCalendarReader implements CalendarReader {
  /** What a calendar may be sent for (RFC 5546, 1.4) that tells what is in it. */
  private static final Set<String> TELLS = Set.of("PUBLISH", "REQUEST", "CANCEL");

  private static final Set<String> ASKS = Set.of("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH");

  private final MeetingRules rules;

  BiweeklyCalendarReader(MeetingRules rules) {
    this.rules = rules;
  }

  @Override
  public Contents read(String text, TimeWindow window, ZoneId floatingIn)
      throws UnreadableCalendar {
    CalendarLimits.check(text);
    ParsedText parsed = ParsedText.of(text);
    List<Occurrence> occurrences = new ArrayList<>();
    List<Unread> unread = new ArrayList<>(parsed.unread());
    Map<String, List<CalendarEvent>> byUid = new LinkedHashMap<>();
    Map<String, String> spoilt = new LinkedHashMap<>();
    parsed.broken().forEach(uid -> spoilt.put(uid, "an event with a line that is broken"));
    parsed.unread().forEach(one -> spoilt.put(String.valueOf(one.uid()), one.why()));
    for (ICalendar calendar : parsed.calendars()) {
      String method = method(calendar);
      for (VEvent event : calendar.getEvents()) {
        String uid = event.getUid() == null ? null : event.getUid().getValue();
        if (ASKS.contains(method)) {
          unread.add(new Unread(null, "an answer or a question about an event, which is none"));
        } else if (uid == null || uid.isBlank()) {
          unread.add(new Unread(null, "an event without a UID"));
        } else {
          boolean cancel = method.equals("CANCEL");
          byUid
              .computeIfAbsent(uid, missing -> new ArrayList<>())
              .add(new CalendarEvent(calendar, event, cancel, floatingIn));
          if (!method.isEmpty() && !TELLS.contains(method)) {
            spoilt.putIfAbsent(uid, "an event sent for a purpose that is not read");
          }
        }
      }
    }
    byUid.forEach(
        (uid, events) -> {
          try {
            String why = spoilt.get(uid.strip());
            if (why != null) {
              throw new UnreadableCalendar(why);
            }
            occurrences.addAll(new Series(events, rules).within(window));
          } catch (UnreadableCalendar e) {
            Unread one = new Unread(uid, String.valueOf(e.getMessage()));
            if (!unread.contains(one)) {
              unread.add(one);
            }
          } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            unread.add(new Unread(uid, "an event that cannot be true"));
          }
        });
    return new Contents(occurrences, unread);
  }

  /** Empty where it says nothing; of two that differ both, which is none. */
  private static String method(ICalendar calendar) {
    return calendar.getProperties(Method.class).stream()
        .map(one -> one.getValue())
        .filter(value -> value != null && !value.isBlank())
        .map(value -> value.strip().toUpperCase(Locale.ROOT))
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
