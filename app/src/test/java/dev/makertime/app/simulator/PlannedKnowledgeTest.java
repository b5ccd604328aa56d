package dev.makertime.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.simulator.truth.TrueKnowledge;
import dev.makertime.app.simulator.truth.TrueKnowledge.Group;
import dev.makertime.app.simulator.truth.TrueKnowledge.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twelve weeks; the partner's webhooks fail from Thursday, the 5th of February, for two weeks. */
class PlannedKnowledgeTest {
  private static final SimulatedOrganization CAST =
      SimulatedOrganization.playing(LocalDate.parse("2026-01-05"), LocalDate.parse("2026-03-29"));
  private static final SimulatedHistory HISTORY =
      new SimulatedHistory(
          CAST, 7, Clock.fixed(Instant.parse("2026-03-30T00:00:00Z"), ZoneOffset.UTC));
  private static final TrueKnowledge KNOWN = HISTORY.knowledge();

  @ParameterizedTest
  @CsvSource({
    "2026-02-04, ONLY_CALLS",
    "2026-02-05, ONLY_CALLS",
    "2026-02-10, ONLY_CALLS",
    "2026-02-11, ONLY_CALLS",
    "2026-02-12, SILENT",
    "2026-02-18, SILENT",
    "2026-02-19, ONLY_CALLS",
  })
  void a_source_that_only_calls_is_unknown_after_three_silent_working_days(
      LocalDate date, Reason why) {
    assertThat(KNOWN.of("kai", date, Group.TOOLS)).isEqualTo(why);
    assertThat(KNOWN.of("kai", date, Group.MEETINGS)).isEqualTo(Reason.READ);
  }

  @Test
  void of_somebody_without_a_calendar_meetings_are_unknown_and_in_no_figure() {
    LocalDate monday = LocalDate.parse("2026-01-12");

    assertThat(KNOWN.of("amy", monday, Group.MEETINGS)).isEqualTo(Reason.NO_CALENDAR);
    assertThat(KNOWN.of("amy", monday, Group.TOOLS)).isEqualTo(Reason.READ);
    assertThat(HISTORY.truth().unseen()).isNotEmpty();
  }

  @Test
  void another_days_level_is_told() {
    TrueKnowledge.Verdict meetings = KNOWN.compare((person, date, group) -> "KNOWN").get(0);

    assertThat(meetings.agrees()).isFalse();
    assertThat(meetings.says()).contains("amy|2026-01-05 says KNOWN, truly UNKNOWN");
  }
}
