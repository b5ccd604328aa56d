package dev.makertime.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The period in which a person works here, both ends included; an absent end is open. */
public record Employment(@Nullable LocalDate from, @Nullable LocalDate to) {
  public static final Employment ALWAYS = new Employment(null, null);

  public Employment {
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("to is before from");
    }
  }

  public boolean covers(LocalDate date) {
    return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
  }
}
