package dev.makertime.render.workbook;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.model.Count;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Names what a workbook is about, so that a printed page tells it.
 *
 * @param team whose; absent = everybody's
 * @param on the day on which it is written
 */
public record About(@Nullable String team, LocalDate on) {

  /** In one line, with the period and the people of what was measured. */
  String line(Simulation simulation) {
    Baseline baseline = simulation.baseline();
    String whose = team == null ? "All teams" : "Team " + team;
    String measured =
        baseline == null
            ? "nothing is measured, every input is assumed or a default"
            : "now measured %s to %s, %s, %s"
                .formatted(
                    baseline.from(),
                    baseline.to(),
                    Count.of(baseline.engineers(), "person", "people"),
                    Count.of(baseline.weeks(), "week"));
    return "%s; %s; written %s".formatted(whose, measured, on);
  }
}
