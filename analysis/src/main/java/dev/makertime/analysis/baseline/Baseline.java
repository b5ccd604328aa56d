package dev.makertime.analysis.baseline;

import dev.makertime.analysis.money.ScenarioInputs.Run;
import dev.makertime.analysis.simulation.Figure;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what was measured of the current way to work, as inputs of a simulation.
 *
 * @param from the first day that was measured
 * @param to the last
 * @param engineers people with working time in it
 * @param weeks ISO weeks in it
 * @param engineerMonths all their time, in months of 365.25 / 12 days
 * @param figures by the path of the input that each is, such as {@code
 *     scenarios.current.meetingHours}
 * @param runs attended waits by their length
 * @param waitingHours what waiting cost, a month and engineer: the lower end of its range
 * @param waitingUpperHours the upper end
 */
public record Baseline(
    LocalDate from,
    LocalDate to,
    int engineers,
    int weeks,
    double engineerMonths,
    Map<String, Figure> figures,
    List<Run> runs,
    double waitingHours,
    double waitingUpperHours) {

  /** One measured figure and where it comes from. */
  public record Figure(double value, FigureOrigin origin) {}

  /** Whether hours of accounts that several people use are among the measured ones. */
  public boolean countsShared() {
    return figures.values().stream()
        .anyMatch(figure -> figure.origin().source().endsWith(MonthlyRates.BY_SHARED));
  }

  /** The origin of something that was counted, and has no spread of its own. */
  public FigureOrigin counted(String source) {
    return new FigureOrigin(
        FigureKind.MEASURED, source, from + "/" + to, engineers, weeks, null, null, null, null);
  }

  public Baseline {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    runs = List.copyOf(runs);
  }
}
