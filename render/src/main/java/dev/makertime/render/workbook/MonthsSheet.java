package dev.makertime.render.workbook;

import dev.makertime.render.workbook.WorkbookWriter.Look;
import java.util.List;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Writes the cash flow month by month: today first, then each month to the horizon. */
final class MonthsSheet {
  static final String SHEET = "Months";
  private static final int NAMES = 2;
  private static final int FIRST_ROW = 4;

  /** Columns of each scenario. */
  private enum Column {
    GAINED("share gained"),
    PROJECTS("projects, with"),
    WITHOUT("projects, without"),
    BENEFIT("benefit"),
    INVESTMENT("investment"),
    FLOW("cash flow"),
    CUMULATIVE("cumulative"),
    PRESENT("present value"),
    BACK("paid back"),
    SIGN("sign"),
    TURNED("sign change"),
    COST("cumulative cost");

    private final String title;

    Column(String title) {
      this.title = title;
    }
  }

  private final WorkbookWriter book;
  private final XSSFSheet sheet;
  private final List<String> projected;
  private final int months;

  MonthsSheet(WorkbookWriter book, List<String> projected, int months) {
    this.book = book;
    this.projected = List.copyOf(projected);
    this.months = months;
    sheet = book.sheet(SHEET);
  }

  void write() {
    book.text(sheet.createRow(0), 0, "Money month by month", Look.TITLE);
    book.text(
        sheet.createRow(1),
        0,
        "Month 0 is today and not discounted. Months beyond the horizon have no cash flow.",
        Look.NOTE);
    XSSFRow names = sheet.createRow(NAMES);
    XSSFRow heads = sheet.createRow(3);
    book.text(heads, 0, "month", Look.HEAD);
    book.text(heads, 1, "current: cumulative cost", Look.HEAD);
    sheet.setColumnWidth(1, 256 * 22);
    for (int i = 0; i < projected.size(); i++) {
      book.text(names, column(i, Column.GAINED), projected.get(i), Look.HEADING);
      for (Column column : Column.values()) {
        book.text(heads, column(i, column), column.title, Look.HEAD);
        sheet.setColumnWidth(column(i, column), 256 * 16);
      }
    }
    for (int month = 0; month <= months; month++) {
      XSSFRow row = sheet.createRow(FIRST_ROW + month);
      book.number(row, 0, month, Look.PLAIN);
      book.formula(
          row,
          1,
          "IF($A%d>%s,NA(),$A%d*%s)"
              .formatted(line(month), horizon(), line(month), book.at("current.totalMonthly")),
          Look.MONEY);
      for (int i = 0; i < projected.size(); i++) {
        month(row, i, month);
      }
    }
    for (int i = 0; i < projected.size(); i++) {
      book.text(names, column(i, Column.CUMULATIVE), "rounding", Look.NOTE);
      book.formula(
          names,
          column(i, Column.PRESENT),
          "1E-12*MAX(1000,SUMIF(%1$s,\">0\")-SUMIF(%1$s,\"<0\"))".formatted(flows(i)),
          Look.NOTE);
    }
    sheet.createFreezePane(1, FIRST_ROW);
  }

  private void month(XSSFRow row, int of, int month) {
    String s = projected.get(of);
    put(row, of, Column.GAINED, month == 0 ? "0" : gained(s, month), Look.EXACT);
    put(row, of, Column.PROJECTS, projects(of, s, month, true), Look.EXACT);
    put(row, of, Column.WITHOUT, projects(of, s, month, false), Look.EXACT);
    put(row, of, Column.BENEFIT, month == 0 ? "0" : benefit(of, s, month), Look.MONEY);
    put(row, of, Column.INVESTMENT, month == 0 ? oneOff(s) : investment(s, month), Look.MONEY);
    put(
        row,
        of,
        Column.FLOW,
        "IF($A%d>%s,0,%s)"
            .formatted(
                line(month),
                horizon(),
                WorkbookWriter.difference(
                    cell(of, Column.BENEFIT, month), cell(of, Column.INVESTMENT, month))),
        Look.MONEY);
    put(
        row,
        of,
        Column.CUMULATIVE,
        month == 0
            ? cell(of, Column.FLOW, 0)
            : "%s+%s"
                .formatted(cell(of, Column.CUMULATIVE, month - 1), cell(of, Column.FLOW, month)),
        Look.MONEY);
    put(
        row,
        of,
        Column.PRESENT,
        "%s/(1+%s)^($A%d/12)"
            .formatted(
                cell(of, Column.FLOW, month), book.at("org.discountRateAnnual"), line(month)),
        Look.MONEY);
    put(
        row,
        of,
        Column.BACK,
        month == months
            ? "IF(%s>=-%s,1,0)".formatted(cell(of, Column.CUMULATIVE, month), rounding(of))
            : "IF($A%d>%s,1,IF(AND(%s>=-%s,%s=1),1,0))"
                .formatted(
                    line(month),
                    horizon(),
                    cell(of, Column.CUMULATIVE, month),
                    rounding(of),
                    cell(of, Column.BACK, month + 1)),
        Look.PLAIN);
    put(
        row,
        of,
        Column.SIGN,
        month == 0
            ? "SIGN(%s)".formatted(cell(of, Column.FLOW, 0))
            : "IF(%s=0,%s,SIGN(%s))"
                .formatted(
                    cell(of, Column.FLOW, month),
                    cell(of, Column.SIGN, month - 1),
                    cell(of, Column.FLOW, month)),
        Look.PLAIN);
    put(
        row,
        of,
        Column.TURNED,
        month == 0
            ? "0"
            : "IF(%s*%s<0,1,0)"
                .formatted(cell(of, Column.SIGN, month - 1), cell(of, Column.SIGN, month)),
        Look.PLAIN);
    put(
        row,
        of,
        Column.COST,
        month == 0
            ? oneOff(s)
            : "IF($A%d>%s,NA(),%s+%s-%s)"
                .formatted(
                    line(month),
                    horizon(),
                    cell(of, Column.COST, month - 1),
                    book.at("current.totalMonthly"),
                    cell(of, Column.FLOW, month)),
        Look.MONEY);
  }

  private String gained(String s, int month) {
    String learning = in(s, "learningMonths");
    String ramp = in(s, "rampMonths");
    return "IF($A%d<=%s,0,IF(%s=0,1,MIN(1,($A%d-%s)/%s)))"
        .formatted(line(month), learning, ramp, line(month), learning, ramp);
  }

  private String benefit(int of, String s, int month) {
    String gained = cell(of, Column.GAINED, month);
    String worth =
        "%s*%s*(%s-%s)"
            .formatted(
                book.at("org.valuePerProjectMonth"),
                book.at("org.engineers"),
                cell(of, Column.PROJECTS, month - 1),
                cell(of, Column.WITHOUT, month - 1));
    return "IF($A%d>%s,0,IF(%s,%s*(%s+%s+%s),%s*%s+%s)+IF(%s>=1,%s,0))"
        .formatted(
            line(month),
            horizon(),
            isLabour(),
            gained,
            book.at(s + ".labourRealised"),
            book.at(s + ".turnoverSaved"),
            book.at(s + ".delaySaved"),
            gained,
            book.at(s + ".turnoverSaved"),
            worth,
            gained,
            book.at("current.costTools"));
  }

  private String investment(String s, int month) {
    return "IF($A%d>%s,0,IF(AND(%s,$A%d<=%s),%s*%s*%s*%s,0)+%s)"
        .formatted(
            line(month),
            horizon(),
            isLabour(),
            line(month),
            in(s, "learningMonths"),
            book.at("org.engineers"),
            book.at("hourlyCost"),
            book.at("org.contractHoursPerMonth"),
            in(s, "learningDrop"),
            book.at(s + ".costTools"));
  }

  /** Projects of an engineer on the way from now to then, or as it is now. */
  private String projects(int of, String s, int month, boolean with) {
    if (month == 0) {
      return book.at("org.capacityStartProjects");
    }
    String before = cell(of, with ? Column.PROJECTS : Column.WITHOUT, month - 1);
    if (!with) {
      return "%s+MAX(0,%s-%s*%s)/%s"
          .formatted(
              before,
              book.at("current.budget"),
              in("current", "maintenanceHoursPerProject"),
              before,
              in("current", "projectBuildHours"));
    }
    String gained = cell(of, Column.GAINED, month);
    String lost =
        "IF($A%d<=%s,%s*%s,0)"
            .formatted(
                line(month),
                in(s, "learningMonths"),
                book.at("org.contractHoursPerMonth"),
                in(s, "learningDrop"));
    return "%s+MAX(0,%s-%s-%s*%s)/%s"
        .formatted(
            before,
            between(book.at("current.budget"), book.at(s + ".budget"), gained),
            lost,
            between(
                in("current", "maintenanceHoursPerProject"),
                in(s, "maintenanceHoursPerProject"),
                gained),
            before,
            between(in("current", "projectBuildHours"), in(s, "projectBuildHours"), gained));
  }

  private static String between(String from, String to, String share) {
    return "(%s+(%s-%s)*%s)".formatted(from, to, from, share);
  }

  /** Where it stands below which sums of a scenario are nothing. */
  private static String rounding(int of) {
    return "%s$%d"
        .formatted(CellReference.convertNumToColString(column(of, Column.PRESENT)), NAMES + 1);
  }

  private String oneOff(String s) {
    return book.at(s + ".oneOff");
  }

  private String isLabour() {
    return book.at("org.valuation") + "=\"LABOUR\"";
  }

  private String horizon() {
    return book.at("org.horizonMonths");
  }

  private String in(String scenario, String field) {
    return book.at("scenarios." + scenario + "." + field);
  }

  private void put(XSSFRow row, int of, Column column, String formula, Look look) {
    XSSFCell cell = book.formula(row, column(of, column), formula, look);
    cell.setCellStyle(book.style(look));
  }

  private static int column(int of, Column column) {
    return 3 + of * (Column.values().length + 1) + List.of(Column.values()).indexOf(column);
  }

  private static int line(int month) {
    return FIRST_ROW + month + 1;
  }

  private static String cell(int of, Column column, int month) {
    return CellReference.convertNumToColString(column(of, column)) + line(month);
  }

  /** All months of one scenario's column, for a formula on another sheet. */
  private String range(int of, Column column, int from) {
    String name = CellReference.convertNumToColString(column(of, column));
    return "%s!$%s$%d:$%s$%d".formatted(SHEET, name, line(from), name, line(months));
  }

  /**
   * Computes month by month, and what depends on later months from the last one back: in any other
   * order a long horizon is a deep recursion.
   */
  void evaluate(FormulaEvaluator evaluator) {
    for (int month = 0; month <= months; month++) {
      for (int of = 0; of < projected.size(); of++) {
        for (Column column : Column.values()) {
          if (column != Column.BACK) {
            evaluator.evaluateFormulaCell(
                sheet.getRow(FIRST_ROW + month).getCell(column(of, column)));
          }
        }
      }
    }
    for (int of = 0; of < projected.size(); of++) {
      evaluator.evaluateFormulaCell(sheet.getRow(NAMES).getCell(column(of, Column.PRESENT)));
    }
    for (int month = months; month >= 0; month--) {
      for (int of = 0; of < projected.size(); of++) {
        evaluator.evaluateFormulaCell(
            sheet.getRow(FIRST_ROW + month).getCell(column(of, Column.BACK)));
      }
    }
  }

  String flows(int of) {
    return range(of, Column.FLOW, 0);
  }

  /** What flows today. */
  String flowToday(int of) {
    return "%s!%s".formatted(SHEET, cell(of, Column.FLOW, 0));
  }

  /** Flows from the first month on. */
  String laterFlows(int of) {
    return range(of, Column.FLOW, 1);
  }

  String presentValues(int of) {
    return range(of, Column.PRESENT, 0);
  }

  String benefits(int of) {
    return range(of, Column.BENEFIT, 1);
  }

  String investments(int of) {
    return range(of, Column.INVESTMENT, 0);
  }

  String sums(int of) {
    return range(of, Column.CUMULATIVE, 0);
  }

  String back(int of) {
    return range(of, Column.BACK, 0);
  }

  String turned(int of) {
    return range(of, Column.TURNED, 0);
  }

  /** Months from the first on. */
  String laterInvestments(int of) {
    return range(of, Column.INVESTMENT, 1);
  }

  int costColumn(int of) {
    return column(of, Column.COST);
  }

  XSSFSheet sheet() {
    return sheet;
  }

  int firstRow() {
    return FIRST_ROW;
  }

  int months() {
    return months;
  }
}
