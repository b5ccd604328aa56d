package dev.makertime.collector.calendar.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/** Between a wall clock and the one time: a zone of the IANA database, or one a file defines. */
public sealed interface EventZone {

  /**
   * When the wall clock shows it; in a gap the time after it, where it shows it twice the first.
   */
  Instant instant(LocalDateTime local);

  /** What the wall clock shows. */
  LocalDateTime local(Instant instant);

  static EventZone of(ZoneId id) {
    return new Known(id);
  }

  /** A zone of the IANA database. */
  record Known(ZoneId id) implements EventZone {
    @Override
    public Instant instant(LocalDateTime local) {
      return local.atZone(id).toInstant();
    }

    @Override
    public LocalDateTime local(Instant instant) {
      return LocalDateTime.ofInstant(instant, id);
    }
  }

  /** A zone by the rules of a file's VTIMEZONE, which are told by the wall clock. */
  record OfFile(TimeZone rules) implements EventZone {
    @Override
    public Instant instant(LocalDateTime local) {
      return local.toInstant(ZoneOffset.UTC).minusMillis(offset(local));
    }

    @Override
    public LocalDateTime local(Instant instant) {
      LocalDateTime guess = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      for (int i = 0; i < 2; i++) {
        guess = LocalDateTime.ofInstant(instant.plusMillis(offset(guess)), ZoneOffset.UTC);
      }
      return guess;
    }

    private int offset(LocalDateTime local) {
      return rules.getOffset(
          GregorianCalendar.AD,
          local.getYear(),
          local.getMonthValue() - 1,
          local.getDayOfMonth(),
          local.getDayOfWeek().getValue() % 7 + 1,
          (int) (local.toLocalTime().toNanoOfDay() / 1_000_000));
    }
  }
}
