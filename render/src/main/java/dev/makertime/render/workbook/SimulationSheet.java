package dev.makertime.render.workbook;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.render.workbook.sheet.SheetWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.List;

/** Writes the inputs, and a steady month of each scenario in hours and money. */
final class SimulationSheet {
  private SimulationSheet() {}

  /**
   * Writes them.
   *
   * @param computes whether enough is known to write the month
   */
  static void write(
      WorkbookWriter book, Simulation simulation, List<String> scenarios, boolean computes) {
    SheetWriter lines = new SheetWriter(book, InputCells.SHEET, 1, 58, scenarios);
    lines.row("Inputs, and a month of each scenario", Look.TITLE);
    lines.row(
        "Change any yellow cell and everything is computed again. Notes on cells tell where values"
            + " come from.",
        Look.NOTE);
    lines.freeze();
    InputLines inputs = new InputLines(book, lines, simulation.assumptions());
    inputs.write();
    Baseline baseline = simulation.baseline();
    if (baseline != null) {
      inputs.range(baseline.waitingHours(), baseline.waitingUpperHours());
    }
    if (computes) {
      new SteadyMonth(book, lines, inputs).write();
    }
  }
}
