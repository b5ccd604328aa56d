package dev.makertime.render.workbook;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.render.workbook.sheet.Charts;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.jspecify.annotations.Nullable;

/**
 * Renders a simulation as a workbook: Simulation, Summary, Maintenance over time, and the months
 * behind them. All computed cells are formulas, so a changed input changes everything that depends
 * on it.
 */
public final class SimulationWorkbook {
  private static final int FEWEST_MONTHS = 60;

  private SimulationWorkbook() {}

  /**
   * Writes one.
   *
   * @param baseline what was measured, if it was
   * @param successProbability that anything is gained at all, kept for reading it back
   * @param out is left open
   * @return the cell of each figure, such as {@code optimal.npv} at {@code Summary!$B$14}
   */
  public static Map<String, String> write(
      Assumptions assumptions,
      @Nullable Baseline baseline,
      double successProbability,
      OutputStream out)
      throws IOException {
    ScenarioInputs inputs = assumptions.inputs();
    List<String> scenarios = new ArrayList<>(inputs.scenarios().keySet());
    List<String> projected =
        scenarios.stream().filter(s -> !s.equals(ScenarioInputs.CURRENT)).toList();
    int months = Math.max(FEWEST_MONTHS, inputs.org().horizonMonths());
    WorkbookWriter book = new WorkbookWriter();
    try (book.poi) {
      SimulationSheet.write(book, assumptions, baseline, scenarios);
      SummarySheet summary = new SummarySheet(book, projected);
      summary.writeSavings();
      MaintenanceSheet maintenance = new MaintenanceSheet(book, scenarios, months);
      maintenance.write();
      MonthsSheet monthly = new MonthsSheet(book, projected, months);
      monthly.write();
      RateOfReturnSheet rates = new RateOfReturnSheet(book, monthly, projected);
      rates.write();
      summary.writeReturns(monthly, rates);
      RangesSheet.write(book, assumptions, successProbability);
      charts(inputs, scenarios, projected, summary, maintenance, monthly);
      FormulaEvaluator evaluator = book.poi.getCreationHelper().createFormulaEvaluator();
      monthly.evaluate(evaluator);
      rates.evaluate(evaluator);
      evaluator.evaluateAll();
      book.poi.setForceFormulaRecalculation(true);
      book.poi.write(out);
    }
    return new TreeMap<>(book.places());
  }

  private static void charts(
      ScenarioInputs inputs,
      List<String> scenarios,
      List<String> projected,
      SummarySheet summary,
      MaintenanceSheet maintenance,
      MonthsSheet monthly) {
    List<Charts.Line> costs = new ArrayList<>(List.of(new Charts.Line(ScenarioInputs.CURRENT, 1)));
    for (int i = 0; i < projected.size(); i++) {
      costs.add(new Charts.Line(projected.get(i), monthly.costColumn(i)));
    }
    Charts.lines(
        summary.sheet(),
        0,
        summary.end() + 1,
        "Cumulative cost by month",
        inputs.org().currency(),
        monthly.sheet(),
        monthly.firstRow(),
        inputs.org().horizonMonths(),
        costs);
    List<Charts.Line> projects = new ArrayList<>();
    for (int i = 0; i < scenarios.size(); i++) {
      projects.add(new Charts.Line(scenarios.get(i), 1 + i));
    }
    Charts.lines(
        maintenance.sheet(),
        scenarios.size() + 2,
        3,
        "Projects of an engineer by month",
        "projects",
        maintenance.sheet(),
        maintenance.firstMonth(),
        monthly.months(),
        projects);
  }
}
