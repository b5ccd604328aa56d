package dev.makertime.reporter.privacy;

import dev.makertime.model.EngineerDay;
import dev.makertime.model.TimeSums;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Days of people by their sums. */
final class TestDays {
  private TestDays() {}

  static EngineerDay of(
      String person,
      LocalDate date,
      @Nullable String team,
      TimeSums sums,
      boolean provisional,
      SortedMap<String, EngineerDay.Share> subjects) {
    return new EngineerDay(
        person,
        date,
        team,
        sums.available(),
        sums.meeting(),
        sums.manual(),
        sums.queue(),
        sums.run(),
        sums.resume(),
        sums.technical(),
        sums.focus(),
        0,
        new EngineerDay.AfterHours(0, sums.afterHours()),
        new EngineerDay.Gross(sums.meeting(), sums.manual(), sums.run()),
        sums.waitUpper(),
        0,
        0,
        0,
        0,
        subjects,
        provisional);
  }
}
