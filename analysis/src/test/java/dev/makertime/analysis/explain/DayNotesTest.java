package dev.makertime.analysis.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.CountingPolicy;
import dev.makertime.model.EngineerDay;
import java.time.LocalDate;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DayNotesTest {

  @Test
  void a_quiet_day_that_is_over_says_nothing() {
    assertThat(DayNotes.of(day(0, 0, 0, false), CountingPolicy.DEFAULT)).isEmpty();
  }

  @Test
  void what_does_not_count_and_why_is_said() {
    assertThat(DayNotes.of(day(3, 1, 2, true), CountingPolicy.DEFAULT))
        .containsExactly(
            "3 waits for machines began in working time.",
            "1 of them does not count: unattended, since other work was done meanwhile.",
            "2 of them were long: only the first 10 min count, and up to 10 min to resume the work.",
            "These figures are provisional: the day, or some evidence in it, is not over yet.");
  }

  @Test
  void one_wait_is_no_waits() {
    assertThat(DayNotes.of(day(1, 1, 0, false), CountingPolicy.DEFAULT))
        .containsExactly(
            "1 wait for a machine began in working time.",
            "It does not count: unattended, since other work was done meanwhile.");
  }

  private static EngineerDay day(int waits, int unattended, int longWaits, boolean provisional) {
    return new EngineerDay(
        "ana",
        LocalDate.parse("2026-06-16"),
        null,
        28_800,
        0,
        0,
        0,
        0,
        0,
        28_800,
        28_800,
        1,
        new EngineerDay.AfterHours(0, 0),
        new EngineerDay.Gross(0, 0, 0),
        0,
        waits,
        unattended,
        longWaits,
        0,
        new TreeMap<>(),
        provisional);
  }
}
