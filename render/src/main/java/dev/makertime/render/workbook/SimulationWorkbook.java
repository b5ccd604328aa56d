package dev.makertime.render.workbook;

import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.render.workbook.months.MonthsSheet;
import dev.makertime.render.workbook.months.RateOfReturnSheet;
import dev.makertime.render.workbook.months.Valued;
import dev.makertime.render.workbook.sheet.Charts;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Renders a simulation as a workbook: a summary of one page, Simulation, Returns, Maintenance over
 * time, and the months behind them. All computed cells are formulas, so a changed input changes
 * everything that depends on it. Where hours of the current scenario are not known, it has the
 * inputs alone, and says what is missing.
 */
public final class SimulationWorkbook {
  private static final int FEWEST_MONTHS = 60;
  private static final int CHART_COLUMNS = 7;
  private static final int CHART_ROWS = 22;

  private final WorkbookWriter book = new WorkbookWriter();
  private final Simulation simulation;
  private final List<String> scenarios;
  private final List<String> projected;
  private final int months;

  private SimulationWorkbook(Simulation simulation) {
    this.simulation = simulation;
    ScenarioInputs inputs = simulation.assumptions().inputs();
    scenarios = new ArrayList<>(inputs.scenarios().keySet());
    projected = scenarios.stream().filter(s -> !s.equals(ScenarioInputs.CURRENT)).toList();
    months = Math.max(FEWEST_MONTHS, inputs.org().horizonMonths());
  }

  /**
   * Writes one.
   *
   * @param about whose it is, and of when
   * @param out is left open
   * @return where each figure stands, such as {@code optimal.npv} at {@code Returns!$B$14}
   */
  public static Map<String, String> write(Simulation simulation, About about, OutputStream out)
      throws IOException {
    return new SimulationWorkbook(simulation).write(about, out);
  }

  private Map<String, String> write(About about, OutputStream out) throws IOException {
    book.fit(largest());
    try (book.poi) {
      SummarySheet summary = new SummarySheet(book, simulation, about);
      boolean compares = simulation.missing().isEmpty();
      RangesSheet.write(book, simulation.assumptions());
      SimulationSheet.write(book, simulation, scenarios, compares);
      if (compares) {
        compute(summary);
      } else {
        summary.writeMissing();
      }
      book.poi.getCreationHelper().createFormulaEvaluator().evaluateAll();
      book.poi.setSheetOrder(RangesSheet.SHEET, book.poi.getNumberOfSheets() - 1);
      WrittenInputs.write(book, simulation.assumptions());
      book.poi.setForceFormulaRecalculation(true);
      book.poi.write(out);
    }
    return new TreeMap<>(book.places());
  }

  /** No sum of the workbook is larger. */
  private double largest() {
    return simulation.results().scenarios().values().stream()
        .flatMapToDouble(
            one ->
                DoubleStream.concat(
                    DoubleStream.of(12 * one.monthly().totalMonthly()),
                    one.cumulativeCost().stream().mapToDouble(Double::doubleValue)))
        .map(Math::abs)
        .max()
        .orElse(0);
  }

  private void compute(SummarySheet summary) {
    ReturnsSheet returns = new ReturnsSheet(book, projected, simulation);
    returns.writeSavings();
    MaintenanceSheet maintenance = new MaintenanceSheet(book, scenarios, months);
    maintenance.write();
    MonthsSheet measurable = new MonthsSheet(book, Valued.MEASURABLE, projected, months);
    measurable.write();
    returns.writeMeasurableReturns(measurable);
    MonthsSheet monthly = new MonthsSheet(book, Valued.WITH_ASSUMPTIONS, projected, months);
    monthly.write();
    RateOfReturnSheet rates = new RateOfReturnSheet(book, monthly, projected);
    rates.write();
    returns.writeReturns(monthly, rates);
    summary.write(measurable);
    chart(maintenance);
    FormulaEvaluator evaluator = book.poi.getCreationHelper().createFormulaEvaluator();
    measurable.evaluate(evaluator);
    monthly.evaluate(evaluator);
    rates.evaluate(evaluator);
  }

  private void chart(MaintenanceSheet maintenance) {
    List<Charts.Line> projects = new ArrayList<>();
    for (int i = 0; i < scenarios.size(); i++) {
      projects.add(new Charts.Line(scenarios.get(i), 1 + i));
    }
    int column = scenarios.size() + 2;
    Charts.lines(
        maintenance.sheet(),
        new CellRangeAddress(3, 2 + CHART_ROWS, column, column + CHART_COLUMNS - 1),
        "Projects of an engineer by month",
        "projects",
        maintenance.sheet(),
        maintenance.firstMonth(),
        months,
        projects);
  }
}
