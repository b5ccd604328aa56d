package dev.makertime.collector.calendar.recurrence;

import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.occurrence.Occurrence;
import dev.makertime.collector.reading.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Change of one instance of a series.
 *
 * @param original start of the instance before the change
 * @param event the instance as it is now
 * @param onwards whether later instances are changed alike (RFC 5545, 3.8.4.4)
 */
record SeriesChange(Instant original, CalendarEvent event, boolean onwards) {

  /** Returns the changed instance; empty where it is cancelled or outside the window. */
  Optional<Occurrence> occurrence(TimeWindow window, MeetingRules rules) throws UnreadableCalendar {
    if (event.withdrawn()) {
      return Optional.empty();
    }
    LocalMoment start = event.start();
    EventLength length = EventLength.of(event, start);
    return window.contains(start.instant())
        ? Optional.of(new EventFacts(event, rules, start, length).at(original, start, length))
        : Optional.empty();
  }

  /** Returns by how much the start is moved, in wall-clock time. */
  Duration shift(LocalMoment first) throws UnreadableCalendar {
    LocalMoment start = start();
    if (start == null) {
      return Duration.ZERO;
    }
    return Duration.between(
        first.zone().local(original),
        start.hasTime() == first.hasTime() ? first.zone().local(start.instant()) : start.local());
  }

  /** Returns where a later instance is moved to. */
  LocalMoment moved(LocalMoment instance, LocalMoment first) throws UnreadableCalendar {
    LocalMoment start = start();
    LocalMoment like = start == null || start.hasTime() == first.hasTime() ? instance : start;
    return like.at(instance.local().plus(shift(first)));
  }

  private @Nullable LocalMoment start() throws UnreadableCalendar {
    return event.event().getDateStart() == null ? null : event.start();
  }
}
