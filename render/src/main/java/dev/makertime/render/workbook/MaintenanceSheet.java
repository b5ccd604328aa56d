package dev.makertime.render.workbook;

import dev.makertime.render.workbook.sheet.SheetWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Writes how many projects an engineer can have before maintenance leaves no time to build another.
 */
final class MaintenanceSheet {
  static final String SHEET = "Maintenance over time";

  private final WorkbookWriter book;
  private final SheetWriter lines;
  private final int months;
  private int firstMonth;

  MaintenanceSheet(WorkbookWriter book, List<String> scenarios, int months) {
    this.book = book;
    this.months = months;
    lines = new SheetWriter(book, SHEET, 0, 62, scenarios);
  }

  void write() {
    lines.row("Maintenance over time, of one engineer", Look.TITLE);
    lines.row(
        "Hours left after meetings, waits, fixed manual work and platform gaps go to maintenance"
            + " first, then to building.",
        Look.NOTE);
    lines.names(lines.row());
    lines.freeze();
    writeBudget();
    writeLimit();
    writeApproach();
    lines.skip();
    writeMonths();
  }

  private void writeBudget() {
    lines.formula(
        "budget",
        "Hours per month to maintain and build",
        Look.HOURS,
        "{org.contractHoursPerMonth}-[meetings]-[mechanical]-{manualFixedHours}-"
            + WorkbookWriter.orNothing("[featureGapDemand]"));
  }

  private void writeLimit() {
    lines.formula(
        "fluidLimit",
        "Limit of projects that can be maintained",
        Look.MONTHS,
        "IF({maintenanceHoursPerProject}=0,\"any\",MAX(0,[budget]/{maintenanceHoursPerProject}))");
    lines.formula(
        "saturationCount",
        "Whole projects that can be maintained",
        Look.PLAIN,
        "IF({maintenanceHoursPerProject}=0,\"any\","
            + "IF([budget]<=0,0,INT([budget]/{maintenanceHoursPerProject}+0.000000001)))");
  }

  /** How fast the limit is reached, and by how much present projects are above it. */
  private void writeApproach() {
    lines.formula(
        "ratio",
        "Share of the distance to the limit that is left each month",
        Look.EXACT,
        "1-{maintenanceHoursPerProject}/{projectBuildHours}");
    lines.formula(
        "months95",
        "Months until 95 % of the limit, from none",
        Look.MONTHS,
        "IF(AND({maintenanceHoursPerProject}>0,[ratio]>0,[ratio]<1,[budget]>0),"
            + "LN(0.05)/LN([ratio]),\"never\")");
    lines.formula(
        "initialOverloadHours",
        "Overload by present projects, hours per month",
        Look.HOURS,
        "MAX(0,{maintenanceHoursPerProject}*{org.capacityStartProjects}-[budget])");
  }

  private void writeMonths() {
    lines.row("Projects month by month, as if parts of projects could be released", Look.HEADING);
    XSSFRow head = lines.row();
    book.text(head, 0, "month", Look.HEAD);
    lines.names(head);
    firstMonth = lines.next();
    for (int month = 0; month <= months; month++) {
      XSSFRow row = lines.row();
      book.number(row, 0, month, Look.PLAIN);
      for (int i = 0; i < lines.scenarios().size(); i++) {
        String s = lines.scenarios().get(i);
        String before = CellReference.convertNumToColString(1 + i) + row.getRowNum();
        String formula =
            month == 0 ? book.at("org.capacityStartProjects") : projectsAfter(before, s);
        book.place(
            "%s.fluid.%d".formatted(s, month), book.formula(row, 1 + i, formula, Look.MONTHS));
      }
    }
  }

  private String projectsAfter(String before, String scenario) {
    return lines.filled(
        "%1$s+MAX(0,[budget]-{maintenanceHoursPerProject}*%1$s)/{projectBuildHours}"
            .formatted(before),
        scenario);
  }

  XSSFSheet sheet() {
    return lines.sheet();
  }

  int firstMonth() {
    return firstMonth;
  }
}
