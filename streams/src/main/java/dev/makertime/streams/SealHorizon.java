package dev.makertime.streams;

import dev.makertime.model.EvidenceByDay;
import dev.makertime.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far back days may still change. A day that ended longer ago than the retention is sealed: it
 * is not computed, emitted or taken away again, whatever becomes known.
 *
 * <p>A task seals nothing more in its first day: while it rebuilds, days that were open when it
 * began must not be sealed half told.
 */
final class SealHorizon {
  private static final Duration FIRST_DAY = Duration.ofDays(1);

  /** Days of the past that evidence of an open day may still depend on, and some more. */
  private static final long KEPT_DAYS = 40;

  /** A day is over in the easternmost zone while ten hours of it are left in UTC. */
  private static final Duration EARLIEST_END = Duration.ofHours(10);

  private final Sealing sealing;
  private final Instant began;
  private final Supplier<Instant> clock;

  SealHorizon(Sealing sealing, Supplier<Instant> clock) {
    this.sealing = sealing;
    this.clock = clock;
    began = clock.get();
  }

  /** The first date of a person that is not sealed. */
  LocalDate firstOpen(Person person) {
    return firstOpen(person.timeZone());
  }

  /** The first date in a zone that is not sealed. */
  LocalDate firstOpen(ZoneId zone) {
    return LocalDate.ofInstant(instant(), zone);
  }

  /** Whether every day that a change could be about was sealed when it arrived. */
  boolean cameTooLate(@Nullable Person person, EvidenceChange.Put put) {
    Instant arrival = put.arrival();
    if (person == null || arrival == null || put.activity().isOpen()) {
      return false;
    }
    Instant last = put.activity().end();
    for (Stretch former : put.former()) {
      Instant end = Instant.ofEpochSecond(former.to());
      last = last == null || last.isBefore(end) ? end : last;
    }
    return last != null && person.dateOf(last).isBefore(person.dateOf(sealing.at(arrival)));
  }

  /** Whether a team's date is sealed, which it is as soon as it is for a member in any zone. */
  boolean isSealed(LocalDate date) {
    return !date.atStartOfDay(ZoneOffset.UTC).toInstant().plus(EARLIEST_END).isAfter(instant());
  }

  /** The last day of UTC that is of no use to any open day. */
  long lastUseless() {
    return EvidenceByDay.epochDay(instant().getEpochSecond()) - KEPT_DAYS - 1;
  }

  private Instant instant() {
    Instant now = clock.get();
    return sealing.at(now.isBefore(began.plus(FIRST_DAY)) ? began : now);
  }
}
