package dev.makertime.collector.calendar.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;

/**
 * A date or time by which an exception or a change names an instance of a series. Taken literally
 * it is an instant. Where it is a date, or a time without a zone, or where the series is of whole
 * days, it names what the series has on that day or at that time of its own clock.
 *
 * @param moment as written, a time without a zone in the owner's
 * @param floating whether it is a time without a zone
 */
record InstanceReference(LocalMoment moment, boolean floating) {

  /** Whether its instant is all that it can mean. */
  boolean isPlain(LocalMoment first) {
    return moment.hasTime() && !floating && first.hasTime();
  }

  /**
   * What it names among the instances that are known; where that is none of them, what it names
   * outside of them.
   *
   * @param first of the series
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
