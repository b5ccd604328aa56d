package dev.makertime.render.text.evidence;

import dev.makertime.analysis.replay.Replay;
import dev.makertime.analysis.replay.ReplayAmounts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Renders replayed hours as a scenario of a simulation that measures its current one over the same
 * period: then the scenario has exactly these hours. Each is assumed, and names the replay.
 */
public final class ReplayScenario {
  private static final int DIGITS = 9;

  private ReplayScenario() {}

  /** The file's text, YAML. */
  public static String of(Replay replay) {
    ReplayAmounts was = replay.totals().current();
    ReplayAmounts is = replay.totals().replayed();
    String period = "%s to %s".formatted(replay.question().from(), replay.question().to());
    String manual = ratio(is.manual(), was.manual());
    String waiting = ratio(waited(is), waited(was));
    String meetings = ratio(is.meeting(), was.meeting());
    return """
    # Replayed hours of %1$s as a scenario of a simulation that measures the same period:
    # makertime simulate FILE --config makertime.yaml --from %2$s --to %3$s
    # Add to current what is not measured, such as projectBuildHours; and to replayed what the change
    # costs, such as assessmentHours, assessmentFees or subscriptionPerEngineerMonth.
    scenarios:
      current: {}
      replayed:
        manualFixedHours: {factor: %4$s, by: "replay of %1$s"}
        maintenanceHoursPerProject: {factor: %4$s, by: "replay of %1$s"}
        runCountFactor: {value: %5$s, by: "replay of %1$s"}  # of all waiting hours: what is left
        meetingHours: {factor: %6$s, by: "replay of %1$s"}
    """
        .formatted(
            period, replay.question().from(), replay.question().to(), manual, waiting, meetings);
  }

  private static long waited(ReplayAmounts amounts) {
    return amounts.queue() + amounts.run() + amounts.resume();
  }

  /** 1 where there was nothing. */
  private static String ratio(long is, long was) {
    return was == 0
        ? "1"
        : BigDecimal.valueOf(is)
            .divide(BigDecimal.valueOf(was), new MathContext(DIGITS, RoundingMode.HALF_UP))
            .stripTrailingZeros()
            .toPlainString();
  }
}
