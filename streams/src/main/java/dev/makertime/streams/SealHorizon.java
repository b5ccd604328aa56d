package dev.makertime.streams;

import dev.makertime.model.EvidenceLookup;
import dev.makertime.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Decides which days are sealed: those that ended longer ago than the retention. A sealed day is
 * never computed, emitted or withdrawn again, whatever evidence arrives.
 *
 * <p>In the first 24 hours of a task the horizon stands still. Days that were open when a rebuild
 * began must not be sealed before all their evidence has been read.
 */
final class SealHorizon {
  private static final Duration FIRST_DAY = Duration.ofDays(1);

  /** Days before the horizon on whose evidence an open day may depend, with some to spare. */
  private static final long DAYS_NEEDED = 40;

  /** A day is over in the easternmost zone while ten hours of it are left in UTC. */
  private static final Duration EARLIEST_END = Duration.ofHours(10);

  private final Sealing sealing;
  private final Instant began;
  private final InstantSource clock;

  SealHorizon(Sealing sealing, InstantSource clock) {
    this.sealing = sealing;
    this.clock = clock;
    began = clock.instant();
  }

  /** Returns the first date of a person that is not sealed. */
  LocalDate firstOpen(Person person) {
    return firstOpen(person.timeZone());
  }

  /** Returns the first date in a zone that is not sealed. */
  LocalDate firstOpen(ZoneId zone) {
    return LocalDate.ofInstant(sealedBefore(), zone);
  }

  /** Whether every day that a change affects was sealed when the change arrived. */
  boolean isTooLate(@Nullable Person person, EvidenceChange.Put put) {
    Instant arrival = put.arrival();
    if (person == null || arrival == null || put.activity().isOpen()) {
      return false;
    }
    Instant last = put.activity().end();
    for (TimeRange former : put.former()) {
      Instant end = Instant.ofEpochSecond(former.to());
      last = last == null || last.isBefore(end) ? end : last;
    }
    return last != null && person.dateOf(last).isBefore(person.dateOf(sealing.at(arrival)));
  }

  /** Whether a date of a team is sealed: as soon as it is sealed for a member in any zone. */
  boolean isSealed(LocalDate date) {
    return !date.atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .plus(EARLIEST_END)
        .isAfter(sealedBefore());
  }

  /** Returns the last day of UTC on which no open day can depend, since 1970-01-01. */
  long lastUnusedDay() {
    return EvidenceLookup.epochDay(sealedBefore().getEpochSecond()) - DAYS_NEEDED - 1;
  }

  /** Returns the horizon: days that ended before it are sealed. */
  private Instant sealedBefore() {
    Instant now = clock.instant();
    return sealing.at(now.isBefore(began.plus(FIRST_DAY)) ? began : now);
  }
}
