package dev.makertime.render.workbook;

import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.render.text.Assumed;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the ranges of inputs, the factors of the current ones, and of each input how well it is
 * known and who typed it, to read them back.
 */
final class RangesSheet {
  static final String SHEET = "Ranges";
  static final String SUCCESS = "successProbability";
  static final int LOW = 1;
  static final int HIGH = 2;
  static final int FACTOR = 3;
  static final int BY = 6;
  static final int ON = 7;

  private static final int MARK = 4;
  private static final int SOURCE = 5;

  private RangesSheet() {}

  static void write(WorkbookWriter book, Assumptions assumptions) {
    XSSFSheet sheet = book.sheet(SHEET);
    sheet.setColumnWidth(0, 256 * 52);
    book.text(sheet.createRow(0), 0, "Inputs: their ranges, and who typed them", Look.TITLE);
    book.text(
        sheet.createRow(1),
        0,
        "A measured input has its 95 % interval. A changed factor changes its input, as long as nobody"
            + " types a number over it. Who changes a typed input may write name and day here.",
        Look.NOTE);
    head(book, sheet);
    int next = 3;
    XSSFRow success = sheet.createRow(next++);
    book.text(success, 0, SUCCESS, Look.PLAIN);
    book.number(success, LOW, assumptions.given().path(SUCCESS).asDouble(1), Look.INPUT_RATE);
    Map<String, Double> factors = new TreeMap<>();
    assumptions.links().followers().values().forEach(factors::putAll);
    for (Map.Entry<String, FigureOrigin> one : assumptions.origins().entrySet()) {
      XSSFRow row = sheet.createRow(next++);
      book.text(row, 0, one.getKey(), Look.PLAIN);
      write(book, row, one.getKey(), one.getValue(), factors.get(one.getKey()));
    }
  }

  /** The name of the cell that holds how many times the current one an input is. */
  static String factorOf(String path) {
    return "factor." + path;
  }

  private static void head(WorkbookWriter book, XSSFSheet sheet) {
    XSSFRow head = sheet.createRow(2);
    book.text(head, 0, "input", Look.HEADING);
    book.text(head, LOW, "low", Look.HEAD);
    book.text(head, HIGH, "high", Look.HEAD);
    book.text(head, FACTOR, "factor of current", Look.HEAD);
    book.text(head, MARK, "known how", Look.HEADING);
    book.text(head, SOURCE, "source", Look.HEADING);
    book.text(head, BY, "typed by", Look.HEADING);
    book.text(head, ON, "on", Look.HEADING);
    sheet.setColumnWidth(FACTOR, 256 * 18);
    sheet.setColumnWidth(MARK, 256 * 34);
    sheet.setColumnWidth(SOURCE, 256 * 44);
    sheet.setColumnWidth(BY, 256 * 24);
    sheet.setColumnWidth(ON, 256 * 12);
    sheet.createFreezePane(1, 3);
    sheet.setRepeatingRows(new CellRangeAddress(0, 2, 0, 0));
  }

  private static void write(
      WorkbookWriter book, XSSFRow row, String path, FigureOrigin origin, @Nullable Double factor) {
    number(
        book, row, LOW, origin.ci95() == null ? origin.low() : Double.valueOf(origin.ci95().low()));
    number(
        book,
        row,
        HIGH,
        origin.ci95() == null ? origin.high() : Double.valueOf(origin.ci95().high()));
    if (factor != null) {
      book.place(factorOf(path), book.number(row, FACTOR, factor, Look.INPUT_RATE));
    }
    book.text(row, MARK, origin.isTyped() ? "assumed" : origin.mark(), Look.PLAIN);
    book.text(row, SOURCE, Assumed.source(origin), Look.PLAIN);
    if (origin.isTyped()) {
      book.text(row, BY, Objects.requireNonNullElse(origin.by(), ""), Look.INPUT);
      book.text(row, ON, origin.on() == null ? "" : origin.on().toString(), Look.INPUT);
    }
  }

  private static void number(WorkbookWriter book, XSSFRow row, int column, @Nullable Double value) {
    if (value != null) {
      book.number(row, column, value, Look.INPUT_RATE);
    }
  }
}
