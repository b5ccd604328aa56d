package dev.makertime.collector.calendar.recurrence;

import biweekly.property.DateEnd;
import biweekly.util.Duration;
import biweekly.util.Period;
import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Length of an event. Days and weeks end at the same time of the wall clock, whatever the clock did
 * in between; hours and less are exact (RFC 5545, 3.3.6 and 3.8.5.3).
 *
 * @param days on the wall clock
 * @param exact on top of them
 */
record EventLength(long days, java.time.Duration exact) {
  private static final long HOURS = 24;

  /** Returns the end of what begins then. */
  Instant end(LocalMoment start) {
    return days == 0
        ? start.instant().plus(exact)
        : start.at(start.local().plusDays(days)).instant().plus(exact);
  }

  /**
   * Reads the length from the end or the duration; a date without either is a whole day.
   *
   * @throws UnreadableCalendar when it ends before it begins, or end and duration differ
   */
  static EventLength of(CalendarEvent event, LocalMoment start) throws UnreadableCalendar {
    DateEnd dateEnd = event.end();
    Duration duration =
        event.event().getDuration() == null ? null : event.event().getDuration().getValue();
    EventLength byDuration = duration == null ? null : of(duration, start.hasTime());
    if (dateEnd == null || dateEnd.getValue() == null) {
      return byDuration != null
          ? byDuration
          : new EventLength(start.hasTime() ? 0 : 1, java.time.Duration.ZERO);
    }
    EventLength byEnd = between(start, event.moment(dateEnd, dateEnd.getValue()));
    if (byDuration != null && !byDuration.end(start).equals(byEnd.end(start))) {
      throw new UnreadableCalendar("an event with an end and a duration that differ");
    }
    return byEnd;
  }

  /** Reads the length of a period in an RDATE. */
  static EventLength of(Period period, LocalMoment start, @Nullable LocalMoment end)
      throws UnreadableCalendar {
    if (end != null) {
      return between(start, end);
    }
    return period.getDuration() == null
        ? new EventLength(0, java.time.Duration.ZERO)
        : of(period.getDuration(), true);
  }

  private static EventLength between(LocalMoment start, LocalMoment end) throws UnreadableCalendar {
    if (start.hasTime() != end.hasTime()) {
      throw new UnreadableCalendar(
          "an event that begins with a date and ends with a time, or the other way round");
    }
    if (end.instant().isBefore(start.instant())) {
      throw new UnreadableCalendar("an event that ends before it begins");
    }
    long days = ChronoUnit.DAYS.between(start.local().toLocalDate(), end.local().toLocalDate());
    if (!start.hasTime()) {
      // many programs write a single day with itself as the end
      return new EventLength(Math.max(1, days), java.time.Duration.ZERO);
    }
    return WholeDays.isMidnight(start.local())
            && start.at(start.local().plusDays(days)).instant().equals(end.instant())
        ? new EventLength(days, java.time.Duration.ZERO)
        : new EventLength(0, java.time.Duration.between(start.instant(), end.instant()));
  }

  private static EventLength of(Duration duration, boolean hasTime) throws UnreadableCalendar {
    long days = number(duration.getWeeks()) * 7 + number(duration.getDays());
    java.time.Duration exact =
        java.time.Duration.ofHours(number(duration.getHours()))
            .plusMinutes(number(duration.getMinutes()))
            .plusSeconds(number(duration.getSeconds()));
    if (hasTime || exact.isZero()) {
      return new EventLength(days, exact);
    }
    if (exact.toSeconds() % java.time.Duration.ofHours(HOURS).toSeconds() != 0) {
      throw new UnreadableCalendar("an all-day event whose duration is no number of days");
    }
    return new EventLength(days + exact.toDays(), java.time.Duration.ZERO);
  }

  private static long number(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
