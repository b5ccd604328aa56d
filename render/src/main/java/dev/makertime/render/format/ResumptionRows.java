package dev.makertime.render.format;

import dev.makertime.analysis.money.ResumptionRange;
import dev.makertime.analysis.simulation.MissingInput.Category;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.model.Count;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows how much a simulation hangs on the minutes that people need to get back into their work.
 */
public final class ResumptionRows {
  private ResumptionRows() {}

  /** Rows of the minutes, of waiting now, and of what each other scenario is worth. */
  public static List<List<String>> of(Simulation simulation, FigureFormat figures) {
    List<List<String>> rows = new ArrayList<>();
    List<String> others = ScenarioOrder.of(simulation).stream().skip(1).toList();
    boolean isCompared = simulation.missing().isEmpty();
    for (ResumptionRange one : ResumptionRange.of(simulation.assumptions().tree(), isCompared)) {
      List<String> row = new ArrayList<>();
      row.add(figures.plain(one.minutes()) + " " + Count.noun(one.minutes(), "minute"));
      row.add(
          simulation.isUnknown(Category.WAITING)
              ? "not known"
              : figures.tenths(one.waitingHours()) + " h");
      others.forEach(
          name -> row.add(one.npv().containsKey(name) ? figures.money(one.npv().get(name)) : ""));
      rows.add(row);
    }
    return rows;
  }
}
