package dev.makertime.collector.source.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;

/** Between a wall clock and the one time: a zone of the IANA database, or one a file defines. */
sealed interface Zone {

  /**
   * When the wall clock shows it; in a gap the time after it, where it shows it twice the first.
   */
  Instant instant(LocalDateTime local);

  /** What the wall clock shows. */
  LocalDateTime local(Instant instant);

  static Zone of(ZoneId id) {
    return new Known(id);
  }

  /** A zone of the IANA database. */
  record Known(ZoneId id) implements Zone {
    @Override
    public Instant instant(LocalDateTime local) {
      return local.atZone(id).toInstant();
    }

    @Override
    public LocalDateTime local(Instant instant) {
      return LocalDateTime.ofInstant(instant, id);
    }
  }

  /** A zone by the rules of a file's VTIMEZONE. */
  record OfFile(TimeZone rules) implements Zone {
    @Override
    public Instant instant(LocalDateTime local) {
      Instant guess = local.toInstant(ZoneOffset.UTC).minusMillis(rules.getRawOffset());
      Instant better = local.toInstant(ZoneOffset.UTC).minusMillis(offset(guess));
      return local.toInstant(ZoneOffset.UTC).minusMillis(offset(better));
    }

    @Override
    public LocalDateTime local(Instant instant) {
      return LocalDateTime.ofInstant(instant.plusMillis(offset(instant)), ZoneOffset.UTC);
    }

    private int offset(Instant instant) {
      return rules.getOffset(instant.toEpochMilli());
    }
  }
}
