package dev.makertime.render.workbook;

import dev.makertime.analysis.money.Projection;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.simulation.MissingInput.Category;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.render.format.CostLabels;
import dev.makertime.render.format.MoneyBasis;
import dev.makertime.render.format.ScenarioOrder;
import dev.makertime.render.text.Assumed;
import dev.makertime.render.text.SimulationAnswer;
import dev.makertime.render.workbook.months.MonthsSheet;
import dev.makertime.render.workbook.months.Valued;
import dev.makertime.render.workbook.sheet.Charts;
import dev.makertime.render.workbook.sheet.SheetWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;

/**
 * Writes the page that is seen first: one sentence, now and the other scenarios side by side, by
 * hours alone and with assumptions, and one chart. It is printed on one page.
 */
final class SummarySheet {
  private static final String SHEET = "Summary";
  private static final int LABEL = 52;
  private static final int CHART_ROWS = 22;

  /** More columns than this are printed across. */
  private static final int UPRIGHT = 4;

  private final WorkbookWriter book;
  private final Simulation simulation;
  private final About about;
  private final List<String> scenarios;
  private final SheetWriter lines;
  private final String currency;
  private final MoneyBasis basis;

  SummarySheet(WorkbookWriter book, Simulation simulation, About about) {
    this.book = book;
    this.simulation = simulation;
    this.about = about;
    scenarios = ScenarioOrder.of(simulation);
    lines = new SheetWriter(book, SHEET, 0, LABEL, scenarios);
    currency = simulation.assumptions().inputs().org().currency();
    basis = MoneyBasis.of(simulation);
  }

  /** Writes all of it; the other sheets have what it shows. */
  void write(MonthsSheet months) {
    begin();
    heading("By " + basis.hours());
    hours();
    money("Cost per month, with tools", Valued.MEASURABLE.name("totalMonthly"), scenarios);
    money("Saved per month, all freed hours", Valued.MEASURABLE.name("labourGross"), projected());
    money("Of it counted as money", Valued.MEASURABLE.name("labourRealised"), projected());
    money(CostLabels.oneOff(simulation), "oneOff", projected());
    money(CostLabels.learningLoss(simulation), Valued.MEASURABLE.name("learningLoss"), projected());
    returns(Valued.MEASURABLE);
    lines.skip();
    heading("With assumptions");
    money("Missing features a month", "costFeatureGap", scenarios);
    money("Attrition a month", "costTurnover", scenarios);
    money("Delay a month", "costDelay", scenarios);
    money("Cost per month, all of it", "totalMonthly", scenarios);
    money(CostLabels.learningLoss(simulation), "learningLoss", projected());
    returns(Valued.WITH_ASSUMPTIONS);
    show(
        "Share of the change that is assumed",
        Look.SHARE,
        projected(),
        s -> "IF(ISTEXT(%1$s),\"none\",1-%1$s)".formatted(book.of(s, "measuredBaselineShare")));
    note(
        basis.sentence()
            + " Assumptions add missing features, attrition and delay. "
            + CostLabels.learning(simulation)
            + " "
            + Assumed.line(simulation)
            + " Sheet Ranges names each, with who typed it and when.");
    chart(months);
    page();
  }

  /** Writes what is known where nothing can be compared. */
  void writeMissing() {
    begin();
    book.text(lines.row("Hours per engineer and month", Look.HEADING), 1, "now", Look.HEAD);
    known("Manual work", Category.MANUAL, one -> one.hours().manual());
    known("Waiting", Category.WAITING, one -> one.hours().mechanical());
    known("Meetings", Category.MEETINGS, one -> one.hours().meetings());
    lines.skip();
    wide(
        "Fill in the empty yellow cells of sheet Simulation, or connect what is named above, and"
            + " give this workbook to makertime simulate.",
        Look.SENTENCE);
    note(Assumed.line(simulation));
    page();
  }

  private void begin() {
    lines.row("What other ways of working cost and give back", Look.TITLE);
    wide(about.line(simulation), Look.SMALL);
    wide(SimulationAnswer.of(simulation, SimulationAnswer.plain(simulation)), Look.SENTENCE);
    stale();
  }

  /** The sentence is of the inputs as they were; a changed cell changes only the figures below. */
  private void stale() {
    XSSFRow row = lines.row();
    List<String> changed = new ArrayList<>();
    changed(changed, "", simulation.results());
    changed(changed, Valued.MEASURABLE.name(""), simulation.measurable().results());
    if (!changed.isEmpty()) {
      book.formula(
          row,
          0,
          "IF(OR(%s),\"Inputs were changed: the sentence above is of before, the figures below are of now.\",\"\")"
              .formatted(String.join(",", changed)),
          Look.WARNING);
    }
  }

  private void changed(List<String> changed, String prefix, ScenarioResults results) {
    for (String scenario : projected()) {
      Projection projection =
          Objects.requireNonNull(results.scenarios().get(scenario)).projection();
      if (projection != null) {
        String cell = book.of(scenario, prefix + "npv");
        changed.add(
            "ABS(%s-(%s))>%s"
                .formatted(
                    cell,
                    plain(projection.npv()),
                    plain(1e-6 * Math.max(1, Math.abs(projection.npv())))));
      }
    }
  }

  private static String plain(double value) {
    return new BigDecimal(value).round(new MathContext(15)).toPlainString();
  }

  private List<String> projected() {
    return scenarios.subList(1, scenarios.size());
  }

  private XSSFRow heading(String text) {
    XSSFRow row = lines.row();
    lines.names(row);
    book.text(row, 1, "now", Look.HEAD);
    book.text(row, 0, text, Look.HEADING);
    return row;
  }

  private void hours() {
    hours("Manual work, hours per engineer and month", Category.MANUAL, "manual");
    hours("Waiting", Category.WAITING, "mechanical");
    hours("Meetings", Category.MEETINGS, "meetings");
  }

  private void hours(String label, Category category, String figure) {
    show(label + basis.suffix(category), Look.HOURS, scenarios, of(figure));
  }

  private void money(String label, String figure, List<String> of) {
    show("%s, %s".formatted(label, currency), Look.MONEY, of, of(figure));
  }

  private void returns(Valued by) {
    show("Payback period, months", Look.MONTHS, projected(), of(by.name("breakEvenFractional")));
    money("Net present value", by.name("npv"), projected());
  }

  private Function<String, String> of(String figure) {
    return scenario -> book.of(scenario, figure);
  }

  private void show(String label, Look look, List<String> of, Function<String, String> formula) {
    XSSFRow row = lines.row(label, Look.PLAIN);
    for (int i = 0; i < scenarios.size(); i++) {
      if (of.contains(scenarios.get(i))) {
        book.formula(row, 1 + i, formula.apply(scenarios.get(i)), look);
      }
    }
  }

  private void known(
      String label, Category category, ToDoubleFunction<ScenarioResults.Outcome> hours) {
    XSSFRow row = lines.row(label, Look.PLAIN);
    ScenarioResults.Outcome now =
        Objects.requireNonNull(simulation.results().scenarios().get(ScenarioInputs.CURRENT));
    if (simulation.isUnknown(category)) {
      book.text(row, 1, "not known", Look.HOURS);
    } else {
      book.number(row, 1, hours.applyAsDouble(now), Look.HOURS);
    }
  }

  private void note(String text) {
    wide(text, Look.SMALL);
  }

  /** Text over all columns, on as many lines as it needs. */
  private XSSFRow wide(String text, Look look) {
    XSSFRow row = lines.row(text, look);
    int last = last();
    lines.sheet().addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, last));
    SheetWriter.height(row, text.length(), LABEL + last * book.width() - 6);
    return row;
  }

  private int last() {
    return Math.max(3, scenarios.size());
  }

  private void chart(MonthsSheet months) {
    List<Charts.Line> costs = new ArrayList<>(List.of(new Charts.Line("now", 1)));
    for (String scenario : projected()) {
      costs.add(new Charts.Line(scenario, months.costColumn(months.indexOf(scenario))));
    }
    lines.skip();
    Charts.lines(
        lines.sheet(),
        new CellRangeAddress(lines.next(), lines.next() + CHART_ROWS - 1, 0, last()),
        "Cumulative cost by month, by " + basis.hours(),
        currency,
        months.sheet(),
        months.firstRow(),
        simulation.assumptions().inputs().org().horizonMonths(),
        costs);
  }

  private void page() {
    book.onePage(lines.sheet(), last(), lines.next() + CHART_ROWS - 1, last() <= UPRIGHT);
  }
}
