package dev.makertime.reporter.workbook;

import dev.makertime.reporter.workbook.Book.Look;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** How many projects an engineer can have before maintenance leaves no time to build another. */
final class MaintenanceSheet {
  static final String SHEET = "Maintenance over time";

  private final Book book;
  private final XSSFSheet sheet;
  private final List<String> scenarios;
  private final int months;
  private int next;
  private int firstMonth;

  MaintenanceSheet(Book book, List<String> scenarios, int months) {
    this.book = book;
    this.scenarios = List.copyOf(scenarios);
    this.months = months;
    sheet = book.sheet(SHEET);
    sheet.setColumnWidth(0, 256 * 62);
    for (int i = 1; i <= 10; i++) {
      sheet.setColumnWidth(i, 256 * 16);
    }
  }

  void write() {
    book.text(row(), 0, "Maintenance over time, of one engineer", Look.TITLE);
    book.text(
        row(),
        0,
        "What is left after meetings, waits, fixed manual work and gaps maintains what there is, then builds.",
        Look.NOTE);
    names(row());
    line(
        "budget",
        "Hours a month to maintain and build",
        Look.HOURS,
        s ->
            "%s-%s-%s-%s-%s"
                .formatted(
                    book.at("org.contractHoursPerMonth"),
                    of(s, "meetings"),
                    of(s, "mechanical"),
                    in(s, "manualFixedHours"),
                    of(s, "featureGapDemand")));
    line(
        "fluidLimit",
        "Projects that can be maintained, as a limit",
        Look.MONTHS,
        s -> "IF(%1$s=0,\"any\",MAX(0,%2$s/%1$s))".formatted(maintenance(s), of(s, "budget")));
    line(
        "saturationCount",
        "Whole projects that can be maintained",
        Look.PLAIN,
        s ->
            "IF(%1$s=0,\"any\",IF(%2$s<=0,0,INT(%2$s/%1$s+0.000000001)))"
                .formatted(maintenance(s), of(s, "budget")));
    line(
        "ratio",
        "Of the distance to the limit, left each month",
        Look.EXACT,
        s -> "1-%s/%s".formatted(maintenance(s), in(s, "projectBuildHours")));
    line(
        "months95",
        "Months until 95 % of the limit, from none",
        Look.MONTHS,
        s ->
            "IF(AND(%1$s>0,%2$s>0),LN(0.05)/LN(%2$s),\"never\")"
                .formatted(maintenance(s), of(s, "ratio")));
    line(
        "initialOverloadHours",
        "Overload of what there is now, hours a month",
        Look.HOURS,
        s ->
            "MAX(0,%s*%s-%s)"
                .formatted(maintenance(s), book.at("org.capacityStartProjects"), of(s, "budget")));
    next++;
    book.text(
        row(),
        0,
        "Projects month by month, as if parts of projects could be released",
        Look.HEADING);
    XSSFRow head = row();
    book.text(head, 0, "month", Look.HEAD);
    names(head);
    firstMonth = next;
    for (int month = 0; month <= months; month++) {
      XSSFRow row = row();
      book.number(row, 0, month, Look.PLAIN);
      for (int i = 0; i < scenarios.size(); i++) {
        String before = CellReference.convertNumToColString(1 + i) + row.getRowNum();
        String s = scenarios.get(i);
        book.place(
            "%s.fluid.%d".formatted(s, month),
            book.formula(
                row,
                1 + i,
                month == 0
                    ? book.at("org.capacityStartProjects")
                    : "%1$s+MAX(0,%2$s-%3$s*%1$s)/%4$s"
                        .formatted(
                            before, of(s, "budget"), maintenance(s), in(s, "projectBuildHours")),
                Look.MONTHS));
      }
    }
  }

  private void names(XSSFRow row) {
    for (int i = 0; i < scenarios.size(); i++) {
      book.text(row, 1 + i, scenarios.get(i), Look.HEAD);
    }
  }

  private void line(String name, String label, Look look, Function<String, String> formula) {
    XSSFRow row = row();
    book.text(row, 0, label, Look.PLAIN);
    for (int i = 0; i < scenarios.size(); i++) {
      String s = scenarios.get(i);
      book.place(s + "." + name, book.formula(row, 1 + i, formula.apply(s), look));
    }
  }

  private XSSFRow row() {
    return sheet.createRow(next++);
  }

  private String maintenance(String scenario) {
    return in(scenario, "maintenanceHoursPerProject");
  }

  private String in(String scenario, String field) {
    return book.at("scenarios." + scenario + "." + field);
  }

  private String of(String scenario, String name) {
    return book.at(scenario + "." + name);
  }

  XSSFSheet sheet() {
    return sheet;
  }

  int firstMonth() {
    return firstMonth;
  }
}
