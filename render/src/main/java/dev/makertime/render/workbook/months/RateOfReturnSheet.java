package dev.makertime.render.workbook.months;

import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.List;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Writes the monthly internal rate of return, between −50 % and 1000 %, by bisection as the model
 * does. A spreadsheet's own IRR starts from a guess, and may find a rate out of range or none.
 */
public final class RateOfReturnSheet {
  private static final String SHEET = "Rate of return";
  private static final int ENDS = 2;
  private static final int FIRST_ROW = 4;
  private static final double LOWEST = -0.5;
  private static final double HIGHEST = 10;

  /** After so many halvings the two ends are one number. */
  private static final int HALVINGS = 64;

  /** Columns of each scenario. */
  private enum Column {
    LOW("low"),
    HIGH("high"),
    MIDDLE("middle"),
    SIGN("sign of the present value");

    private final String title;

    Column(String title) {
      this.title = title;
    }
  }

  private final WorkbookWriter book;
  private final XSSFSheet sheet;
  private final MonthsSheet months;
  private final int scenarios;

  public RateOfReturnSheet(WorkbookWriter book, MonthsSheet months, List<String> projected) {
    this.book = book;
    this.months = months;
    scenarios = projected.size();
    sheet = book.sheet(SHEET);
    book.text(sheet.createRow(0), 0, "Internal rate of return per month, by bisection", Look.TITLE);
    book.text(
        sheet.createRow(1),
        0,
        "At this rate the net present value is 0. Each step halves the interval that contains it.",
        Look.NOTE);
    XSSFRow names = sheet.createRow(ENDS);
    XSSFRow heads = sheet.createRow(3);
    book.text(heads, 0, "step", Look.HEAD);
    for (int i = 0; i < scenarios; i++) {
      book.text(names, column(i, Column.LOW), projected.get(i), Look.HEADING);
      for (Column column : Column.values()) {
        book.text(heads, column(i, column), column.title, Look.HEAD);
        sheet.setColumnWidth(column(i, column), 256 * 16);
      }
    }
  }

  public void write() {
    for (int step = 0; step <= HALVINGS; step++) {
      XSSFRow row = sheet.createRow(FIRST_ROW + step);
      book.number(row, 0, step, Look.PLAIN);
      for (int of = 0; of < scenarios; of++) {
        step(row, of, step);
      }
    }
    XSSFRow ends = sheet.getRow(ENDS);
    for (int of = 0; of < scenarios; of++) {
      book.text(ends, column(of, Column.HIGH), "signs at the ends", Look.NOTE);
      String lowest = cell(of, Column.LOW, 0);
      String highest = cell(of, Column.HIGH, 0);
      book.formula(ends, column(of, Column.MIDDLE), sign(of, lowest), Look.PLAIN);
      book.formula(ends, column(of, Column.SIGN), sign(of, highest), Look.PLAIN);
    }
    sheet.createFreezePane(1, FIRST_ROW);
  }

  private void step(XSSFRow row, int of, int step) {
    if (step == 0) {
      book.number(row, column(of, Column.LOW), LOWEST, Look.EXACT);
      book.number(row, column(of, Column.HIGH), HIGHEST, Look.EXACT);
    } else {
      String above = "%s*%s>0".formatted(cell(of, Column.SIGN, step - 1), side(of));
      String middle = cell(of, Column.MIDDLE, step - 1);
      half(row, of, Column.LOW, above, middle, cell(of, Column.LOW, step - 1));
      half(row, of, Column.HIGH, above, cell(of, Column.HIGH, step - 1), middle);
    }
    book.formula(
        row,
        column(of, Column.MIDDLE),
        "(%s+%s)/2".formatted(cell(of, Column.LOW, step), cell(of, Column.HIGH, step)),
        Look.EXACT);
    book.formula(row, column(of, Column.SIGN), sign(of, cell(of, Column.MIDDLE, step)), Look.PLAIN);
  }

  private void half(XSSFRow row, int of, Column column, String above, String then, String other) {
    book.formula(row, column(of, column), "IF(%s,%s,%s)".formatted(above, then, other), Look.EXACT);
  }

  /** Far months are worth nothing where their discount is beyond what a cell holds. */
  private String sign(int of, String rate) {
    return "SIGN(IFERROR(%1$s+NPV(%2$s,%3$s),%1$s))"
        .formatted(months.flowToday(of), rate, months.laterFlows(of));
  }

  /** Step by step: all at once it is a deep recursion. */
  public void evaluate(FormulaEvaluator evaluator) {
    for (int of = 0; of < scenarios; of++) {
      evaluator.evaluateFormulaCell(sheet.getRow(ENDS).getCell(column(of, Column.MIDDLE)));
      evaluator.evaluateFormulaCell(sheet.getRow(ENDS).getCell(column(of, Column.SIGN)));
    }
    for (int step = 0; step <= HALVINGS; step++) {
      for (int of = 0; of < scenarios; of++) {
        for (Column column : Column.values()) {
          evaluator.evaluateFormulaCell(sheet.getRow(FIRST_ROW + step).getCell(column(of, column)));
        }
      }
    }
  }

  /** The sign of what all is worth at the lowest rate, for a formula. */
  public String side(int of) {
    return at(of, Column.MIDDLE, ENDS);
  }

  /** The same at the highest. */
  public String otherSide(int of) {
    return at(of, Column.SIGN, ENDS);
  }

  /** The rate, where the signs at the ends differ. */
  public String found(int of) {
    return at(of, Column.MIDDLE, FIRST_ROW + HALVINGS);
  }

  private static String at(int of, Column column, int row) {
    return new CellReference(SHEET, row, column(of, column), true, true).formatAsString();
  }

  private static int column(int of, Column column) {
    return 1 + of * (Column.values().length + 1) + List.of(Column.values()).indexOf(column);
  }

  private static String cell(int of, Column column, int step) {
    return CellReference.convertNumToColString(column(of, column)) + (FIRST_ROW + step + 1);
  }
}
