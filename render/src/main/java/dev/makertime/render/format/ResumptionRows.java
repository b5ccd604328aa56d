package dev.makertime.render.format;

import dev.makertime.analysis.money.ResumptionRange;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.model.Count;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows how much a simulation hangs on the minutes that people need to get back into their work.
 */
public final class ResumptionRows {
  private ResumptionRows() {}

  /**
   * Rows of the minutes, of waiting now, and of what each other scenario is worth; none where
   * nothing can be compared.
   */
  public static List<List<String>> of(Simulation simulation, FigureFormat figures) {
    List<List<String>> rows = new ArrayList<>();
    if (!simulation.missing().isEmpty()) {
      return rows;
    }
    List<String> others = ScenarioOrder.of(simulation).stream().skip(1).toList();
    for (ResumptionRange one : ResumptionRange.of(simulation.assumptions().tree())) {
      List<String> row = new ArrayList<>();
      row.add(figures.plain(one.minutes()) + " " + Count.noun(one.minutes(), "minute"));
      row.add(figures.tenths(one.waitingHours()) + " h");
      others.forEach(name -> row.add(figures.money(one.npv().getOrDefault(name, Double.NaN))));
      rows.add(row);
    }
    return rows;
  }
}
