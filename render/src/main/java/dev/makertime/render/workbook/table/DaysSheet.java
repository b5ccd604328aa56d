package dev.makertime.render.workbook.table;

import dev.makertime.analysis.knowledge.DayKnowledge;
import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.analysis.privacy.Withheld;
import dev.makertime.model.DayAmounts;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;
import dev.makertime.render.table.Cell;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Writes the sheet of days that a report is made of, in hours. */
public final class DaysSheet {
  private static final List<String> SUMS =
      List.of(
          "available, h",
          "meetings, h",
          "manual work, h",
          "wait: queue, h",
          "wait: run, h",
          "wait: resume, h",
          "technical work, h",
          "focus, h",
          "waiting at most, h",
          "after hours, h");

  private DaysSheet() {}

  private static XSSFSheet daysSheet(WorkbookWriter book, List<String> whose) {
    XSSFSheet sheet = book.sheet("Days");
    XSSFRow head = sheet.createRow(0);
    List<String> names = Stream.concat(whose.stream(), SUMS.stream()).toList();
    for (int i = 0; i < names.size(); i++) {
      book.text(head, i, names.get(i), Look.HEAD);
      sheet.setColumnWidth(i, 256 * 14);
    }
    sheet.createFreezePane(0, 1);
    return sheet;
  }

  private static void sums(
      WorkbookWriter book, XSSFRow row, TimeSums amounts, long afterHours, Withheld withheld) {
    List<Cell> cells =
        List.of(
            Cell.hours(amounts.available()),
            part(amounts.meeting(), withheld),
            part(amounts.manual(), withheld),
            part(amounts.queue(), withheld),
            part(amounts.run(), withheld),
            part(amounts.resume(), withheld),
            Cell.hours(
                amounts.technical(), withheld.parts() ? FigureMark.AT_MOST : FigureMark.MEASURED),
            extra(Extra.FOCUS, amounts.focus(), withheld),
            extra(Extra.WAIT_UPPER, amounts.waitUpper(), withheld),
            extra(Extra.AFTER_HOURS, afterHours, withheld));
    for (int i = 0; i < cells.size(); i++) {
      TableWorkbook.cell(book, row, 3 + i, cells.get(i));
    }
  }

  /** A part of the working time, of which more may be withheld. */
  private static Cell part(long seconds, Withheld withheld) {
    return Cell.hours(seconds, withheld.part(FigureMark.MEASURED, seconds));
  }

  private static Cell extra(Extra extra, long seconds, Withheld withheld) {
    return Cell.hours(seconds, withheld.extra(extra, FigureMark.MEASURED, seconds));
  }

  /**
   * Writes days of teams.
   *
   * @param withheld what is withheld of each, and marked
   */
  public static void ofTeams(
      WorkbookWriter book, List<TeamDay> days, Function<TeamDay, Withheld> withheld) {
    XSSFSheet sheet = daysSheet(book, List.of("team", "date", "people"));
    int last = 3 + SUMS.size();
    book.text(sheet.getRow(0), last, "parts withheld", Look.HEAD);
    int next = 1;
    for (TeamDay day : days) {
      XSSFRow row = sheet.createRow(next++);
      book.text(row, 0, day.team(), Look.PLAIN);
      book.text(row, 1, day.date().toString(), Look.PLAIN);
      book.number(row, 2, day.people(), Look.PLAIN);
      Withheld what = withheld.apply(day);
      sums(book, row, day.amounts(), afterHours(day), what);
      book.text(row, last, what.isAny() ? "yes" : "", Look.PLAIN);
    }
  }

  private static long afterHours(DayAmounts day) {
    return day.afterHours().meeting() + day.afterHours().manual();
  }

  /** Writes days of people, with how much is known of each. */
  public static void ofPeople(
      WorkbookWriter book, List<EngineerDay> days, Function<EngineerDay, DayKnowledge> known) {
    XSSFSheet sheet = daysSheet(book, List.of("person", "date", "team"));
    int last = 3 + SUMS.size();
    book.text(sheet.getRow(0), last, "meetings known", Look.HEAD);
    book.text(sheet.getRow(0), last + 1, "tools known", Look.HEAD);
    int next = 1;
    for (EngineerDay day : days) {
      XSSFRow row = sheet.createRow(next++);
      book.text(row, 0, day.person(), Look.PLAIN);
      book.text(row, 1, day.date().toString(), Look.PLAIN);
      book.text(row, 2, Objects.requireNonNullElse(day.team(), ""), Look.PLAIN);
      sums(book, row, day.amounts(), afterHours(day), Withheld.NOTHING);
      DayKnowledge much = known.apply(day);
      book.text(row, last, much.meetings().name().toLowerCase(Locale.ROOT), Look.PLAIN);
      book.text(row, last + 1, much.tools().name().toLowerCase(Locale.ROOT), Look.PLAIN);
    }
  }
}
