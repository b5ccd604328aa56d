package dev.makertime.render.workbook;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.render.workbook.sheet.SheetWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the inputs, and a steady month of each scenario in hours and money. */
final class SimulationSheet {
  private SimulationSheet() {}

  static void write(
      WorkbookWriter book,
      Assumptions assumptions,
      @Nullable Baseline baseline,
      List<String> scenarios) {
    SheetWriter lines = new SheetWriter(book, InputCells.SHEET, 1, 58, scenarios);
    lines.row("makertime: costs and savings of scenarios", Look.TITLE);
    lines.row(
        "Change any yellow cell and everything is computed again. Notes on cells tell where values"
            + " come from.",
        Look.NOTE);
    InputLines inputs = new InputLines(book, lines, assumptions);
    inputs.write();
    if (baseline != null) {
      inputs.range(baseline.waitingHours(), baseline.waitingUpperHours());
    }
    new SteadyMonth(book, lines, inputs).write();
  }
}
