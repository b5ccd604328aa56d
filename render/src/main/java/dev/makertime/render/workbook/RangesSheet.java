package dev.makertime.render.workbook;

import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** Writes the ranges of inputs and the factors of the current ones, to read them back. */
final class RangesSheet {
  static final String SHEET = "Ranges";
  static final String SUCCESS = "successProbability";

  private RangesSheet() {}

  static void write(WorkbookWriter book, Assumptions assumptions, double successProbability) {
    XSSFSheet sheet = book.sheet(SHEET);
    sheet.setColumnWidth(0, 256 * 52);
    book.text(sheet.createRow(0), 0, "Ranges of the inputs", Look.TITLE);
    book.text(
        sheet.createRow(1),
        0,
        "A measured input has its 95 % interval. A factor applies as long as the input is that"
            + " multiple of the current one.",
        Look.NOTE);
    XSSFRow head = sheet.createRow(2);
    book.text(head, 1, "low", Look.HEAD);
    book.text(head, 2, "high", Look.HEAD);
    book.text(head, 3, "factor of current", Look.HEAD);
    int next = 3;
    XSSFRow success = sheet.createRow(next++);
    book.text(success, 0, SUCCESS, Look.PLAIN);
    book.number(success, 1, successProbability, Look.INPUT);
    Map<String, Double> factors = new TreeMap<>();
    assumptions.links().followers().values().forEach(factors::putAll);
    for (Map.Entry<String, FigureOrigin> one : assumptions.origins().entrySet()) {
      FigureOrigin origin = one.getValue();
      Double factor = factors.get(one.getKey());
      Double low = origin.ci95() == null ? origin.low() : Double.valueOf(origin.ci95().low());
      Double high = origin.ci95() == null ? origin.high() : Double.valueOf(origin.ci95().high());
      if (low == null && high == null && factor == null) {
        continue;
      }
      XSSFRow row = sheet.createRow(next++);
      book.text(row, 0, one.getKey(), Look.PLAIN);
      number(book, row, 1, low);
      number(book, row, 2, high);
      number(book, row, 3, factor);
    }
  }

  private static void number(WorkbookWriter book, XSSFRow row, int column, @Nullable Double value) {
    if (value != null) {
      book.number(row, column, value, Look.INPUT);
    }
  }
}
