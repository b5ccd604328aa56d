package dev.makertime.collector.calendar.recurrence;

import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import biweekly.util.ICalDate;
import biweekly.util.Period;
import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.occurrence.Occurrence;
import dev.makertime.collector.reading.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Expands a series, or a single event, to its occurrences in a window. */
final class SeriesExpansion {
  private final CalendarEvent series;
  private final MeetingRules rules;
  private final TimeWindow window;
  private final LocalMoment first;
  private final EventLength length;
  private @Nullable List<LocalMoment> instances;

  /** Lengths of instances that have their own. */
  private final Map<Instant, EventLength> lengths = new HashMap<>();

  SeriesExpansion(CalendarEvent series, MeetingRules rules, TimeWindow window)
      throws UnreadableCalendar {
    this.series = series;
    this.rules = rules;
    this.window = window;
    first = series.start();
    length = EventLength.of(series, first);
  }

  /** Returns the original starts of the instances that an exception or change refers to. */
  Collection<Instant> named(InstanceReference reference) throws UnreadableCalendar {
    return reference.named(first, reference.isPlain(first) ? List.of() : instances(Duration.ZERO));
  }

  /** Returns all occurrences in the window, with the changes applied. */
  List<Occurrence> occurrences(List<SeriesChange> changes) throws UnreadableCalendar {
    EventFacts facts = new EventFacts(series, rules, first, length);
    List<Occurrence> found = new ArrayList<>();
    boolean single = !series.isRecurring() && series.event().getExceptionDates().isEmpty();
    if (single && changes.isEmpty()) {
      add(found, facts, null, first, length);
      return found;
    }
    addInstances(found, facts, changes);
    for (SeriesChange change : changes) {
      boolean again =
          change.onwards()
              && changes.stream()
                  .anyMatch(one -> !one.onwards() && one.original().equals(change.original()));
      if (!again) {
        change.occurrence(window, rules).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Adds the instances of the rule that no change or exception names. */
  private void addInstances(List<Occurrence> found, EventFacts facts, List<SeriesChange> changes)
      throws UnreadableCalendar {
    Set<Instant> taken = new HashSet<>();
    NavigableMap<Instant, SeriesChange> onwards = new TreeMap<>();
    for (SeriesChange change : changes) {
      taken.add(change.original());
      if (change.onwards()) {
        onwards.put(change.original(), change);
      }
    }
    List<LocalMoment> all = instances(furthestShift(changes));
    taken.addAll(exceptions());
    Set<Instant> originals = new HashSet<>();
    all.forEach(one -> originals.add(one.instant()));
    Map<SeriesChange, EventFacts> factsOf = new HashMap<>();
    for (LocalMoment one : all) {
      Instant original = one.instant();
      Map.Entry<Instant, SeriesChange> last = onwards.lowerEntry(original);
      if (!taken.add(original)) {
        continue;
      }
      if (last == null) {
        add(
            found,
            facts,
            series.isRecurring() ? original : null,
            one,
            lengths.getOrDefault(original, length));
      } else if (!last.getValue().event().withdrawn()) {
        SeriesChange change = last.getValue();
        LocalMoment moved = change.moved(one, first);
        // some programs name an instance by the time that it was moved to
        if (originals.contains(moved.instant()) || !taken.contains(moved.instant())) {
          add(found, facts(change, factsOf), original, moved, length(change.event()));
        }
      }
    }
  }

  /** Returns by how much instances are moved at most: so far outside the window they may begin. */
  private Duration furthestShift(List<SeriesChange> changes) throws UnreadableCalendar {
    Duration furthest = Duration.ZERO;
    for (SeriesChange change : changes) {
      if (change.onwards()) {
        Duration shift = change.shift(first).abs();
        furthest = shift.compareTo(furthest) > 0 ? shift : furthest;
      }
    }
    return furthest;
  }

  private EventFacts facts(SeriesChange change, Map<SeriesChange, EventFacts> known)
      throws UnreadableCalendar {
    EventFacts facts = known.get(change);
    if (facts == null) {
      facts = facts(change.event());
      known.put(change, facts);
    }
    return facts;
  }

  private EventFacts facts(CalendarEvent event) throws UnreadableCalendar {
    return new EventFacts(event, rules, event.start(), length(event));
  }

  private static EventLength length(CalendarEvent event) throws UnreadableCalendar {
    return EventLength.of(event, event.start());
  }

  private void add(
      List<Occurrence> found,
      EventFacts facts,
      @Nullable Instant original,
      LocalMoment start,
      EventLength lasting) {
    if (window.contains(start.instant())) {
      found.add(facts.at(original, start, lasting));
    }
  }

  /** Returns the instances without changes, in the window and some time around it. */
  private List<LocalMoment> instances(Duration around) throws UnreadableCalendar {
    if (instances != null && around.isZero()) {
      return instances;
    }
    TimeWindow wide = new TimeWindow(window.from().minus(around), window.to().plus(around));
    List<LocalMoment> all = new ArrayList<>();
    if (series.event().getRecurrenceRule() == null) {
      all.add(first);
    }
    for (RecurrenceRule rule : series.event().getProperties(RecurrenceRule.class)) {
      for (LocalDateTime local : Recurrence.expand(rule, first, wide)) {
        all.add(first.at(local));
      }
    }
    for (RecurrenceDates more : series.event().getRecurrenceDates()) {
      for (ICalDate date : more.getDates()) {
        all.add(inSeriesZone(series.reference(more, date)));
      }
      for (Period period : more.getPeriods()) {
        LocalMoment start = inSeriesZone(series.reference(more, period.getStartDate()));
        ICalDate end = period.getEndDate();
        lengths.putIfAbsent(
            start.instant(),
            EventLength.of(
                period, start, end == null ? null : inSeriesZone(series.reference(more, end))));
        all.add(start);
      }
    }
    instances = all;
    return all;
  }

  /** Reads a floating time in the zone of the series, where that has one. */
  private LocalMoment inSeriesZone(InstanceReference more) {
    return more.floating() && first.hasTime() ? first.at(more.moment().local()) : more.moment();
  }

  private Set<Instant> exceptions() throws UnreadableCalendar {
    Set<Instant> exceptions = new HashSet<>();
    for (ExceptionDates dates : series.event().getExceptionDates()) {
      for (ICalDate date : dates.getValues()) {
        exceptions.addAll(named(series.reference(dates, date)));
      }
    }
    return exceptions;
  }
}
