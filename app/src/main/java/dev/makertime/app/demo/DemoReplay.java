package dev.makertime.app.demo;

import dev.makertime.analysis.explain.ExplainedFigures;
import dev.makertime.analysis.replay.ChangeMatch;
import dev.makertime.analysis.replay.Replay;
import dev.makertime.analysis.replay.Scale;
import dev.makertime.analysis.replay.ToolChange;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.simulator.SimulatedOrganization;
import dev.makertime.app.simulator.truth.TrueHours;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Organization;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Replays the demo with machines that take half of their time, and compares every day with what
 * then truly would have been: the same people do the same, and each queue and run is halved.
 *
 * @param faster the true hours of such machines
 */
record DemoReplay(SimulatedOrganization cast, Organization organization, TrueHours faster) {
  private static final Scale HALF = new Scale(new BigDecimal("0.5"), null);

  /** Empty true hours of such machines: half of the time, halves of a second rounded up. */
  static TrueHours trueHours() {
    return new TrueHours(planned -> (planned + 1) / 2);
  }

  /** Whether all days agree to the second; a line says so. */
  boolean agrees(MeasuredDays measured, Instant now, PrintWriter results) {
    Replay replay;
    try {
      replay =
          Replay.of(
              organization,
              measured.activities(
                  ExplainedFigures.evidenceFrom(cast.from()),
                  ExplainedFigures.evidenceTo(cast.to())),
              new Replay.Question(
                  cast.from(),
                  cast.to(),
                  now,
                  List.of(
                      new ToolChange(
                          ActivityKind.WAIT,
                          ChangeMatch.ALL,
                          new ToolChange.WaitTimes(HALF, HALF)))),
              progress -> {});
    } catch (MeasuredDays.Unavailable e) {
      throw new IllegalStateException(e);
    }
    List<String> wrong =
        faster.compare(replay.days(), person -> "all").stream()
            .flatMap(verdict -> verdict.wrongDays().stream())
            .toList();
    results.printf(
        Locale.ROOT,
        "replay, machines twice as fast: %d days, %+.1f h technical  replayed %s true%s%n",
        replay.days().size(),
        replay.totals().freed() / 3600.0,
        wrong.isEmpty() ? "=" : "≠",
        wrong.isEmpty() ? "" : ": " + wrong.get(0));
    return wrong.isEmpty();
  }
}
