package dev.makertime.render.workbook.months;

import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.List;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Writes the cash flow month by month: today first, then each month to the horizon. */
public final class MonthsSheet {
  private static final int NAMES = 2;
  private static final int FIRST_ROW = 4;

  private final WorkbookWriter book;
  private final XSSFSheet sheet;
  private final Valued valued;
  private final List<String> projected;
  private final int months;

  public MonthsSheet(WorkbookWriter book, Valued valued, List<String> projected, int months) {
    this.book = book;
    this.valued = valued;
    this.projected = List.copyOf(projected);
    this.months = months;
    sheet = book.sheet(valued.sheet());
  }

  public void write() {
    book.text(
        sheet.createRow(0),
        0,
        valued == Valued.MEASURABLE
            ? "Money month by month, by manual work, waiting and meetings alone"
            : "Money month by month, with assumptions",
        Look.TITLE);
    book.text(
        sheet.createRow(1),
        0,
        "Month 0 is today and not discounted. Months beyond the horizon have no cash flow.",
        Look.NOTE);
    XSSFRow names = heads();
    for (int month = 0; month <= months; month++) {
      XSSFRow row = sheet.createRow(FIRST_ROW + month);
      book.number(row, 0, month, Look.PLAIN);
      book.formula(
          row,
          1,
          "IF($A%d>%s,NA(),$A%d*%s)"
              .formatted(
                  line(month),
                  book.at("org.horizonMonths"),
                  line(month),
                  book.at("current." + valued.name("totalMonthly"))),
          Look.MONEY);
      for (int i = 0; i < projected.size(); i++) {
        month(row, i, month);
      }
    }
    rounding(names);
    sheet.createFreezePane(1, FIRST_ROW);
  }

  private XSSFRow heads() {
    XSSFRow names = sheet.createRow(NAMES);
    XSSFRow heads = sheet.createRow(3);
    book.text(heads, 0, "month", Look.HEAD);
    book.text(heads, 1, "current: cumulative cost", Look.HEAD);
    sheet.setColumnWidth(1, 256 * 22);
    for (int i = 0; i < projected.size(); i++) {
      book.text(names, column(i, MonthColumn.GAINED), projected.get(i), Look.HEADING);
      for (MonthColumn column : valued.columns()) {
        book.text(heads, column(i, column), column.title(), Look.HEAD);
        sheet.setColumnWidth(column(i, column), 256 * book.width());
      }
    }
    return names;
  }

  private void month(XSSFRow row, int of, int month) {
    MonthFormulas cells = new MonthFormulas(book, this, projected.get(of), of, month);
    for (MonthColumn column : valued.columns()) {
      book.formula(row, column(of, column), column.formula(cells), column.look());
    }
  }

  /** Writes below which sums a scenario's cash flow is 0. */
  private void rounding(XSSFRow names) {
    for (int i = 0; i < projected.size(); i++) {
      book.text(names, column(i, MonthColumn.CUMULATIVE), "rounding", Look.NOTE);
      book.formula(
          names,
          column(i, MonthColumn.PRESENT),
          "1E-12*MAX(1000,SUMIF(%1$s,\">0\")-SUMIF(%1$s,\"<0\"))".formatted(flows(i)),
          Look.EXACT);
    }
  }

  /** The cell of the rounding of a scenario. */
  String rounding(int of) {
    return "%s$%d"
        .formatted(CellReference.convertNumToColString(column(of, MonthColumn.PRESENT)), NAMES + 1);
  }

  private int column(int of, MonthColumn column) {
    return 3 + of * (valued.columns().size() + 1) + valued.columns().indexOf(column);
  }

  static int line(int month) {
    return FIRST_ROW + month + 1;
  }

  String cell(int of, MonthColumn column, int month) {
    return CellReference.convertNumToColString(column(of, column)) + line(month);
  }

  /** All months of one scenario's column, for a formula on another sheet. */
  private String range(int of, MonthColumn column, int from) {
    String name = CellReference.convertNumToColString(column(of, column));
    return "'%s'!$%s$%d:$%s$%d".formatted(valued.sheet(), name, line(from), name, line(months));
  }

  /**
   * Computes month by month, and what depends on later months from the last one back: in any other
   * order a long horizon is a deep recursion.
   */
  public void evaluate(FormulaEvaluator evaluator) {
    for (int month = 0; month <= months; month++) {
      for (int of = 0; of < projected.size(); of++) {
        for (MonthColumn column : valued.columns()) {
          if (column != MonthColumn.BACK) {
            evaluator.evaluateFormulaCell(
                sheet.getRow(FIRST_ROW + month).getCell(column(of, column)));
          }
        }
      }
    }
    for (int of = 0; of < projected.size(); of++) {
      evaluator.evaluateFormulaCell(sheet.getRow(NAMES).getCell(column(of, MonthColumn.PRESENT)));
    }
    for (int month = months; month >= 0; month--) {
      for (int of = 0; of < projected.size(); of++) {
        evaluator.evaluateFormulaCell(
            sheet.getRow(FIRST_ROW + month).getCell(column(of, MonthColumn.BACK)));
      }
    }
  }

  public String flows(int of) {
    return range(of, MonthColumn.FLOW, 0);
  }

  /** What flows today. */
  String flowToday(int of) {
    return "'%s'!%s".formatted(valued.sheet(), cell(of, MonthColumn.FLOW, 0));
  }

  /** Flows from the first month on. */
  String laterFlows(int of) {
    return range(of, MonthColumn.FLOW, 1);
  }

  public String presentValues(int of) {
    return range(of, MonthColumn.PRESENT, 0);
  }

  public String benefits(int of) {
    return range(of, MonthColumn.BENEFIT, 1);
  }

  public String investments(int of) {
    return range(of, MonthColumn.INVESTMENT, 0);
  }

  public String sums(int of) {
    return range(of, MonthColumn.CUMULATIVE, 0);
  }

  public String back(int of) {
    return range(of, MonthColumn.BACK, 0);
  }

  public String turned(int of) {
    return range(of, MonthColumn.TURNED, 0);
  }

  /** Months from the first on. */
  public String laterInvestments(int of) {
    return range(of, MonthColumn.INVESTMENT, 1);
  }

  /** Which of the projected scenarios it is. */
  public int indexOf(String scenario) {
    return projected.indexOf(scenario);
  }

  public int costColumn(int of) {
    return column(of, MonthColumn.COST);
  }

  public XSSFSheet sheet() {
    return sheet;
  }

  public int firstRow() {
    return FIRST_ROW;
  }

  public int months() {
    return months;
  }

  public Valued valued() {
    return valued;
  }
}
