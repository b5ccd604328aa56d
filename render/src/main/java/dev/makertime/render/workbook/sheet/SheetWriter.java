package dev.makertime.render.workbook.sheet;

import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Writes a sheet line by line: a label, and a figure for each scenario. Formulas refer to figures
 * by name.
 */
public final class SheetWriter {
  private static final int WIDE = 16;

  private final WorkbookWriter book;
  private final XSSFSheet sheet;
  private final int label;
  private final List<String> scenarios;
  private int next;

  /**
   * Lines of a new sheet.
   *
   * @param label the column of labels; figures follow behind it
   * @param width of that column, in characters
   */
  public SheetWriter(
      WorkbookWriter book, String name, int label, int width, List<String> scenarios) {
    this.book = book;
    this.label = label;
    this.scenarios = List.copyOf(scenarios);
    sheet = book.sheet(name);
    sheet.setColumnWidth(label, 256 * width);
    for (int i = 1; i <= 10; i++) {
      sheet.setColumnWidth(label + i, 256 * WIDE);
    }
  }

  public XSSFSheet sheet() {
    return sheet;
  }

  public List<String> scenarios() {
    return scenarios;
  }

  /** The row that comes next, counted from 0. */
  public int next() {
    return next;
  }

  /** The column of the first figure. */
  public int first() {
    return label + 1;
  }

  public void skip() {
    next++;
  }

  public XSSFRow row() {
    return sheet.createRow(next++);
  }

  public XSSFRow row(String text, Look look) {
    XSSFRow row = row();
    book.text(row, label, text, look);
    return row;
  }

  /** The scenarios' names over their columns. */
  public void names(XSSFRow row) {
    for (int i = 0; i < scenarios.size(); i++) {
      book.text(row, first() + i, scenarios.get(i), Look.HEAD);
    }
  }

  public void line(String name, String text, Look look, Function<String, String> formula) {
    each(name, text, look, (scenario, column) -> formula.apply(scenario));
  }

  /** The same where a formula depends on which scenario it is, counted from 0. */
  public void each(
      String name, String text, Look look, BiFunction<String, Integer, String> formula) {
    XSSFRow row = row(text, Look.PLAIN);
    for (int i = 0; i < scenarios.size(); i++) {
      String scenario = scenarios.get(i);
      book.place(
          scenario + "." + name, book.formula(row, first() + i, formula.apply(scenario, i), look));
    }
  }
}
