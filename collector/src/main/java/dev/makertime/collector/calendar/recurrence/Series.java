package dev.makertime.collector.calendar.recurrence;

import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import biweekly.util.ICalDate;
import biweekly.util.Period;
import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.occurrence.Occurrence;
import dev.makertime.collector.calendar.text.EventCheck;
import dev.makertime.collector.reading.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Expands all events of one UID: a series or a single event, with its changes. Of several versions
 * of an event the latest holds (RFC 5546, 2.1.5).
 */
public final class Series {
  private final List<CalendarEvent> events;
  private final MeetingRules rules;

  public Series(List<CalendarEvent> events, MeetingRules rules) {
    this.events = events;
    this.rules = rules;
  }

  /**
   * Returns all occurrences in a window.
   *
   * @throws UnreadableCalendar when any event cannot be read, so that the rest might be wrong
   */
  public List<Occurrence> within(TimeWindow window) throws UnreadableCalendar {
    List<CalendarEvent> whole = new ArrayList<>();
    List<CalendarEvent> changed = new ArrayList<>();
    for (CalendarEvent one : events) {
      EventCheck.check(one.event(), one.withdrawn());
      refuseMoreDates(one);
      (one.changes() == null ? whole : changed).add(one);
    }
    @Nullable CalendarEvent series = whole.isEmpty() ? null : latest(whole);
    if (series != null) {
      CalendarEvent holds = series;
      changed.removeIf(one -> isSuperseded(one, holds, whole.size() > 1));
    }
    if (series == null || series.withdrawn()) {
      return orphans(changed, window);
    }
    SeriesExpansion expansion = new SeriesExpansion(series, rules, window);
    Map<Instant, List<CalendarEvent>> byOriginal = new TreeMap<>();
    for (CalendarEvent one : changed) {
      refuseOtherRule(one, series);
      InstanceReference reference = Objects.requireNonNull(one.changes());
      byOriginal.computeIfAbsent(only(expansion.named(reference)), x -> new ArrayList<>()).add(one);
    }
    return expansion.occurrences(changes(byOriginal));
  }

  /** Whether a change belongs to an older version of the series, or to one that was cancelled. */
  private static boolean isSuperseded(
      CalendarEvent change, CalendarEvent series, boolean hasOlder) {
    return series.withdrawn()
        ? change.sequence() <= series.sequence()
        : hasOlder && change.sequence() < series.sequence();
  }

  /** Returns the occurrences of changes whose series is missing. */
  private List<Occurrence> orphans(List<CalendarEvent> changed, TimeWindow window)
      throws UnreadableCalendar {
    Map<Instant, List<CalendarEvent>> byOriginal = new TreeMap<>();
    for (CalendarEvent one : changed) {
      InstanceReference reference = Objects.requireNonNull(one.changes());
      LocalMoment first = one.event().getDateStart() == null ? reference.moment() : one.start();
      byOriginal
          .computeIfAbsent(only(reference.named(first, List.of())), x -> new ArrayList<>())
          .add(one);
    }
    List<Occurrence> found = new ArrayList<>();
    for (SeriesChange one : changes(byOriginal)) {
      one.occurrence(window, rules).ifPresent(found::add);
    }
    return found;
  }

  private static List<SeriesChange> changes(Map<Instant, List<CalendarEvent>> byOriginal)
      throws UnreadableCalendar {
    List<SeriesChange> changes = new ArrayList<>();
    for (Map.Entry<Instant, List<CalendarEvent>> one : byOriginal.entrySet()) {
      for (boolean onwards : new boolean[] {true, false}) {
        List<CalendarEvent> versions =
            one.getValue().stream().filter(event -> event.isOnwards() == onwards).toList();
        if (!versions.isEmpty()) {
          changes.add(new SeriesChange(one.getKey(), latest(versions), onwards));
        }
      }
    }
    return changes;
  }

  private static CalendarEvent latest(List<CalendarEvent> versions) throws UnreadableCalendar {
    CalendarEvent latest = versions.get(0);
    for (CalendarEvent one : versions.subList(1, versions.size())) {
      boolean undecided =
          one.sequence() == latest.sequence()
              && (one.hasUnreadableStamp()
                  || latest.hasUnreadableStamp()
                  || CalendarEvent.BY_VERSION.compare(one, latest) == 0);
      if (undecided && !one.times().equals(latest.times())) {
        throw new UnreadableCalendar("two different events with one UID and the same version");
      }
      latest = CalendarEvent.BY_VERSION.compare(one, latest) >= 0 ? one : latest;
    }
    return latest;
  }

  /**
   * Refuses a change with another rule than the series; some programs copy the rule of the series.
   */
  private static void refuseOtherRule(CalendarEvent change, CalendarEvent series)
      throws UnreadableCalendar {
    List<RecurrenceRule> own = change.event().getProperties(RecurrenceRule.class);
    if (!own.isEmpty() && !own.equals(series.event().getProperties(RecurrenceRule.class))) {
      throw new UnreadableCalendar(
          "a change of one instance that has a recurrence rule of its own");
    }
  }

  /** Refuses a change with more dates than its own, which some programs repeat in an RDATE. */
  private static void refuseMoreDates(CalendarEvent one) throws UnreadableCalendar {
    if (one.changes() == null || one.event().getRecurrenceDates().isEmpty()) {
      return;
    }
    for (RecurrenceDates more : one.event().getRecurrenceDates()) {
      for (ICalDate date : more.getDates()) {
        refuseOther(one, one.moment(more, date));
      }
      for (Period period : more.getPeriods()) {
        refuseOther(one, one.moment(more, period.getStartDate()));
      }
    }
  }

  private static void refuseOther(CalendarEvent one, LocalMoment time) throws UnreadableCalendar {
    if (!time.instant().equals(one.start().instant())) {
      throw new UnreadableCalendar("a change of one instance that has several times");
    }
  }

  private static Instant only(Collection<Instant> named) throws UnreadableCalendar {
    @Nullable Instant only = null;
    for (Instant one : named) {
      if (only != null) {
        throw new UnreadableCalendar("a change by date on a day with several instances");
      }
      only = one;
    }
    return Objects.requireNonNull(only);
  }
}
