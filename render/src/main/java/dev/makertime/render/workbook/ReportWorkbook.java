package dev.makertime.render.workbook;

import dev.makertime.analysis.knowledge.DayKnowledge;
import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.analysis.privacy.Withheld;
import dev.makertime.analysis.report.Category;
import dev.makertime.analysis.report.Report;
import dev.makertime.analysis.report.Totals;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;
import dev.makertime.render.format.KnownFormat;
import dev.makertime.render.table.Cell;
import dev.makertime.render.text.VerdictLine;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import dev.makertime.render.workbook.table.DaysSheet;
import dev.makertime.render.workbook.table.TableWorkbook;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Renders a report as a workbook: teams by week, with sums as formulas, and every day behind them.
 */
public final class ReportWorkbook {
  private ReportWorkbook() {}

  /**
   * Writes one; hours have all their digits.
   *
   * @param verdicts one for each migration
   * @param days in the order in which they shall stand, never by hours
   * @param known how much is known of each
   * @param out is left open
   */
  public static void write(
      Report report,
      List<VerdictLine> verdicts,
      List<EngineerDay> days,
      Function<EngineerDay, DayKnowledge> known,
      OutputStream out)
      throws IOException {
    write(report, verdicts, out, book -> DaysSheet.ofPeople(book, days, known));
  }

  /**
   * The same of teams alone, with the teams' days.
   *
   * @param withheld what is withheld of each, and marked
   */
  public static void writeOfTeams(
      Report report,
      List<VerdictLine> verdicts,
      List<TeamDay> days,
      Function<TeamDay, Withheld> withheld,
      OutputStream out)
      throws IOException {
    write(report, verdicts, out, book -> DaysSheet.ofTeams(book, days, withheld));
  }

  private static void write(
      Report report, List<VerdictLine> verdicts, OutputStream out, Consumer<WorkbookWriter> days)
      throws IOException {
    WorkbookWriter book = new WorkbookWriter();
    try (book.poi) {
      weeks(book, report);
      days.accept(book);
      migrations(book, verdicts);
      book.poi.getCreationHelper().createFormulaEvaluator().evaluateAll();
      book.poi.write(out);
    }
  }

  private static void migrations(WorkbookWriter book, List<VerdictLine> verdicts) {
    if (verdicts.isEmpty()) {
      return;
    }
    XSSFSheet sheet = book.sheet("Migrations");
    XSSFRow head = sheet.createRow(0);
    book.text(head, 0, "migration", Look.HEAD);
    book.text(head, 1, "what changed with it", Look.HEAD);
    int next = 1;
    for (VerdictLine verdict : verdicts) {
      XSSFRow row = sheet.createRow(next++);
      book.text(row, 0, verdict.title(), Look.PLAIN);
      book.text(row, 1, verdict.sentence(), Look.PLAIN);
    }
    sheet.setColumnWidth(0, 256 * 48);
    sheet.setColumnWidth(1, 256 * 120);
  }

  private static void weeks(WorkbookWriter book, Report report) {
    XSSFSheet sheet = book.sheet("Weeks");
    book.text(
        sheet.createRow(0),
        0,
        "Hours by team and week, %s to %s".formatted(report.from(), report.to()),
        Look.TITLE);
    heads(book, sheet.createRow(2));
    int next = 3;
    for (Report.Group team : report.teams()) {
      int first = next;
      for (Week week : team.weeks().keySet()) {
        week(book, sheet.createRow(next++), team, week);
      }
      sum(book, sheet.createRow(next), team.name(), first, next);
      next += 2;
    }
    sheet.createFreezePane(2, 3);
    sheet.setColumnWidth(0, 256 * 24);
    for (int i = 1; i <= 12; i++) {
      sheet.setColumnWidth(i, 256 * 15);
    }
    sheet.setColumnWidth(13, 256 * 90);
  }

  private static void heads(WorkbookWriter book, XSSFRow head) {
    int column = 0;
    for (String name : List.of("team", "week from", "people", "available")) {
      book.text(head, column++, name, Look.HEAD);
    }
    for (Category category : Category.values()) {
      book.text(head, column++, category.title(), Look.HEAD);
    }
    book.text(head, column++, "Waiting at most", Look.HEAD);
    book.text(head, column++, "meetings known", Look.HEAD);
    book.text(head, column++, "tools known", Look.HEAD);
    book.text(head, column, "how to read it", Look.HEAD);
  }

  private static void week(WorkbookWriter book, XSSFRow row, Report.Group team, Week week) {
    Totals totals = Objects.requireNonNull(team.weeks().get(week));
    TimeSums sum = totals.amounts();
    book.text(row, 0, team.name(), Look.PLAIN);
    book.text(row, 1, week.monday().toString(), Look.PLAIN);
    book.number(row, 2, team.heads(), Look.PLAIN);
    book.number(row, 3, sum.available() / 3600.0, Look.HOURS);
    int at = 4;
    for (Category category : Category.values()) {
      TableWorkbook.cell(book, row, at++, Cell.hours(category.seconds(sum), category.mark(totals)));
    }
    FigureMark tools = FigureMark.ofSeen(totals.known().tools());
    FigureMark upper = totals.lacking().extra(Extra.WAIT_UPPER, tools, sum.waitUpper());
    TableWorkbook.cell(book, row, at++, Cell.hours(sum.waitUpper(), upper));
    if (totals.known().both().all() > 0) {
      book.number(row, at, totals.known().meetings().share(), Look.SHARE);
      book.number(row, at + 1, totals.known().tools().share(), Look.SHARE);
    }
    book.text(row, at + 2, KnownFormat.sentence(totals), Look.PLAIN);
  }

  private static void sum(WorkbookWriter book, XSSFRow row, String team, int first, int end) {
    book.text(row, 0, team, Look.HEADING);
    book.text(row, 1, "all", Look.HEADING);
    for (int column = 3; column <= 4 + Category.values().length; column++) {
      String name = CellReference.convertNumToColString(column);
      book.formula(row, column, "SUM(%s%d:%s%d)".formatted(name, first + 1, name, end), Look.HOURS);
    }
  }
}
