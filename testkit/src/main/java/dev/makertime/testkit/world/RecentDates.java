package dev.makertime.testkit.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** Provides recent dates for tests with the real clock, so that days are not sealed yet. */
public final class RecentDates {
  private RecentDates() {}

  /** A Monday four weeks ago, so that what a test does on it and after it is over. */
  public static LocalDate monday() {
    return LocalDate.now(ZoneOffset.UTC)
        .minusWeeks(4)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
