package dev.makertime.analysis.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** Names an ISO week, by its Monday. */
public record Week(LocalDate monday) implements Comparable<Week> {

  public static Week of(LocalDate date) {
    return new Week(date.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY)));
  }

  /**
   * Reads {@code 2026-W07}.
   *
   * @throws java.time.format.DateTimeParseException for anything else
   */
  public static Week parse(String label) {
    return new Week(LocalDate.parse(label + "-1", DateTimeFormatter.ISO_WEEK_DATE));
  }

  /** As {@code 2026-W07}. */
  public String label() {
    return "%d-W%02d"
        .formatted(
            monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  @Override
  public int compareTo(Week other) {
    return monday.compareTo(other.monday);
  }
}
