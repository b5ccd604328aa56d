package dev.makertime.collector.calendar.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/**
 * Converts wall-clock times to instants and back: by an IANA zone, or one that the file defines.
 */
public sealed interface EventZone {

  /**
   * Returns the instant of a wall-clock time: in a gap the time after it, in an overlap the first.
   */
  Instant instant(LocalDateTime local);

  /** Returns the wall-clock time of an instant. */
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

  /** A zone by the rules of the file's VTIMEZONE, which are in wall-clock times. */
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
