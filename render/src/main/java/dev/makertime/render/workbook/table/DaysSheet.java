package dev.makertime.render.workbook.table;

import dev.makertime.analysis.knowledge.DayKnowledge;
import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.model.DayAmounts;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import dev.makertime.model.TimeSums;
import dev.makertime.render.table.Cell;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
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
      WorkbookWriter book, XSSFRow row, TimeSums amounts, long afterHours, boolean folded) {
    List<Cell> cells =
        List.of(
            Cell.hours(amounts.available()),
            seen(amounts.meeting(), folded),
            seen(amounts.manual(), folded),
            seen(amounts.queue(), folded),
            seen(amounts.run(), folded),
            seen(amounts.resume(), folded),
            Cell.hours(amounts.technical(), folded ? FigureMark.AT_MOST : FigureMark.MEASURED),
            seen(amounts.focus(), folded),
            seen(amounts.waitUpper(), folded),
            Cell.hours(afterHours));
    for (int i = 0; i < cells.size(); i++) {
      TableWorkbook.cell(book, row, 3 + i, cells.get(i));
    }
  }

  /** A part of the working time, of which more may be withheld. */
  private static Cell seen(long seconds, boolean folded) {
    FigureMark mark = FigureMark.MEASURED;
    return Cell.hours(seconds, folded ? mark.withheld(seconds) : mark);
  }

  /**
   * Writes days of teams.
   *
   * @param folded of which parts of few people are technical work, and marked as withheld
   */
  public static void ofTeams(WorkbookWriter book, List<TeamDay> days, Predicate<TeamDay> folded) {
    XSSFSheet sheet = daysSheet(book, List.of("team", "date", "people"));
    int last = 3 + SUMS.size();
    book.text(sheet.getRow(0), last, "parts withheld", Look.HEAD);
    int next = 1;
    for (TeamDay day : days) {
      XSSFRow row = sheet.createRow(next++);
      book.text(row, 0, day.team(), Look.PLAIN);
      book.text(row, 1, day.date().toString(), Look.PLAIN);
      book.number(row, 2, day.people(), Look.PLAIN);
      boolean isFolded = folded.test(day);
      sums(book, row, day.amounts(), afterHours(day), isFolded);
      book.text(row, last, isFolded ? "yes" : "", Look.PLAIN);
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
      sums(book, row, day.amounts(), afterHours(day), false);
      DayKnowledge much = known.apply(day);
      book.text(row, last, much.meetings().name().toLowerCase(Locale.ROOT), Look.PLAIN);
      book.text(row, last + 1, much.tools().name().toLowerCase(Locale.ROOT), Look.PLAIN);
    }
  }
}
