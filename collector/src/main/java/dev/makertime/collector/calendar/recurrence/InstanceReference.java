package dev.makertime.collector.calendar.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;

/**
 * Reference of an exception or a change to an instance of a series, by date or time. A time with a
 * zone is an instant. A date, a floating time, or any reference to an all-day series means an
 * instance by its local day or time. The zone of the series tells which one.
 *
 * @param moment as written; a floating time is in the owner's zone
 * @param floating whether it is a time without a zone
 */
record InstanceReference(LocalMoment moment, boolean floating) {

  /** Whether it can only mean its instant. */
  boolean isPlain(LocalMoment first) {
    return moment.hasTime() && !floating && first.hasTime();
  }

  /**
   * Returns the instances that it refers to; where none matches, the one that it would mean.
   *
   * @param first instance of the series
   */
  Collection<Instant> named(LocalMoment first, Collection<LocalMoment> instances) {
    if (isPlain(first)) {
      return List.of(moment.instant());
    }
    LocalDateTime clock = moment.local();
    LocalDate day = clock.toLocalDate();
    if (!moment.hasTime()) {
      List<Instant> thatDay =
          instances.stream()
              .filter(one -> one.local().toLocalDate().equals(day))
              .map(LocalMoment::instant)
              .distinct()
              .toList();
      return thatDay.isEmpty() ? List.of(at(first, day)) : thatDay;
    }
    Instant literal = moment.instant();
    boolean isLiteral = instances.stream().anyMatch(one -> one.instant().equals(literal));
    if (!first.hasTime()) {
      return List.of(isLiteral ? literal : at(first, day));
    }
    Instant byClock = first.at(clock).instant();
    boolean isByClock = instances.stream().anyMatch(one -> one.instant().equals(byClock));
    return List.of(isLiteral && !isByClock ? literal : byClock);
  }

  private static Instant at(LocalMoment first, LocalDate day) {
    return first.at(day.atTime(first.local().toLocalTime())).instant();
  }
}
