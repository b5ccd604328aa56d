package dev.makertime.analysis.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ControlTeamsTest {
  private static final MigrationPhases PHASES = MigrationPhases.of(0, 0);

  private final ControlTeams control = new ControlTeams();

  @Test
  void an_engineers_difference_is_after_less_before() {
    control.around(3, PHASES, weeks("cy", 10, 6));

    assertThat(control.differences("manual")).containsExactly(-4);
    assertThat(control.differences("meetings")).containsExactly(0);
  }

  @Test
  void waves_weigh_by_their_engineers() {
    control.around(3, PHASES, weeks("cy", 10, 6));
    control.around(1, PHASES, weeks("cy", 10, 14));

    assertThat(control.differences("manual")[0]).isCloseTo((3 * -4 + 4) / 4.0, within(1e-12));
  }

  @Test
  void who_is_in_one_wave_alone_has_its_difference() {
    List<Row> both = new ArrayList<>(weeks("cy", 10, 6));
    both.addAll(weeks("dan", 10, 12));
    control.around(3, PHASES, both);
    control.around(1, PHASES, weeks("cy", 10, 10));

    assertThat(control.differences("manual")).containsExactly(-3, 2);
  }

  @Test
  void the_order_of_weeks_changes_nothing() {
    List<Row> shuffled = weeks("cy", 10, 6);
    Collections.shuffle(shuffled, new Random(1));

    control.around(3, PHASES, shuffled);

    assertThat(control.differences("manual")).containsExactly(-4);
  }

  @Test
  void who_has_too_few_weeks_is_not_compared() {
    control.around(3, PHASES, weeks("cy", 10, 6).subList(0, 5));

    assertThat(control.differences("manual")).isEmpty();
  }

  @Test
  void control_teams_are_counted_from_the_day_of_the_wave() {
    LocalDate wave = LocalDate.parse("2026-03-02");

    assertThat(ControlTeams.asOf(wave, List.of("pricing", "platform")))
        .isEqualTo(Map.of("pricing", wave, "platform", wave));
  }

  /** Four weeks before the wave with so much manual work, and four after. */
  private static List<Row> weeks(String engineer, double before, double after) {
    List<Row> rows = new ArrayList<>();
    for (int week = -4; week < 4; week++) {
      rows.add(
          new Row(
              engineer,
              week,
              40,
              40,
              true,
              Map.of("manual", week < 0 ? before : after, "waiting", 1.0, "meetings", 2.0),
              "W" + week));
    }
    return rows;
  }
}
