package dev.makertime.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.simulator.tool.ToolScripts;
import dev.makertime.app.simulator.truth.TrueHours;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimulatedDayTest {
  private static final LocalDate DATE = LocalDate.parse("2026-10-29");
  private static final SimulatedOrganization CAST =
      SimulatedOrganization.playing(LocalDate.parse("2026-10-26"), LocalDate.parse("2026-11-22"));
  private static final Member PRIYA =
      CAST.members().stream().filter(one -> one.id().equals("priya")).findFirst().orElseThrow();

  /** At the end of October Lisbon's afternoon becomes Kolkata's night. */
  @Test
  void nobody_starts_anything_at_night_while_in_a_meeting() {
    assertThat(nightsAtWork(Duration.ofHours(2))).isZero();
    assertThat(nightsAtWork(Duration.ofMinutes(1))).isPositive();
  }

  private static long nightsAtWork(Duration meeting) {
    TrueHours truth = new TrueHours();
    for (int seed = 0; seed < 300; seed++) {
      DayPlan day = new DayPlan(CAST, PRIYA, DATE);
      day.occupy(day.at(LocalTime.of(21, 30)), meeting);
      new SimulatedDay(
              CAST,
              PRIYA,
              day,
              new Random(seed),
              truth,
              ToolScripts.empty("partner", Clock.systemUTC()))
          .write();
    }
    List<TrueHours.Verdict> verdicts = truth.compare(List.of(), person -> person);
    return verdicts.get(0)
        .truth()[List.of(TrueHours.Kind.values()).indexOf(TrueHours.Kind.AFTER_HOURS_MANUAL)];
  }
}
