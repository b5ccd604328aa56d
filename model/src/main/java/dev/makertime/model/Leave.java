package dev.makertime.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Time off.
 *
 * @param from first day
 * @param to last day, included
 * @param hours the part of each day, in local time; absent = the whole day
 */
public record Leave(LocalDate from, LocalDate to, @Nullable LocalWindow hours) {
  public Leave {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("to is before from");
    }
  }

  boolean covers(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(to);
  }
}
