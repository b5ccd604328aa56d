package dev.makertime.render.workbook.sheet;

import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a sheet line by line: a label, and a figure for each scenario. Formulas refer to figures
 * by name.
 */
public final class SheetWriter {
  private static final int FEWEST = 10;

  /** A figure of a scenario in brackets, or an input in braces. */
  private static final Pattern NAME = Pattern.compile("\\[([\\w.]+)]|\\{([\\w.]+)}");

  /** The height of a line of text, in points. */
  private static final float LINE = 16;

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
    for (int i = 1; i <= Math.max(FEWEST, scenarios.size()); i++) {
      sheet.setColumnWidth(label + i, 256 * book.width());
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

  /** The scenarios' names over their columns, the longest on as many lines as it needs. */
  public void names(XSSFRow row) {
    int longest = 1;
    for (int i = 0; i < scenarios.size(); i++) {
      book.text(row, first() + i, scenarios.get(i), Look.HEAD);
      longest = Math.max(longest, scenarios.get(i).length());
    }
    height(row, longest, book.width() - 2);
  }

  /**
   * Makes a row as high as its longest text needs.
   *
   * @param characters of the text
   * @param width of its cell, in characters
   */
  public static void height(XSSFRow row, int characters, int width) {
    int lines = Math.max(1, (characters + width - 1) / width);
    if (lines > 1) {
      row.setHeightInPoints(lines * LINE);
    }
  }

  /** Keeps what is written so far, and the labels, in sight and on every printed page. */
  public void freeze() {
    sheet.createFreezePane(first(), next);
    sheet.setRepeatingRows(new CellRangeAddress(0, next - 1, 0, 0));
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

  /**
   * Writes a line whose formula is the same for each scenario.
   *
   * @param formula names figures of the scenario as {@code [manual]}, those of the current one as
   *     {@code [current.manual]}, and inputs as {@code {meetingHours}} or {@code {org.engineers}}
   */
  public void formula(String name, String text, Look look, String formula) {
    line(name, text, look, scenario -> filled(formula, scenario));
  }

  /** A formula for one scenario, with cells in place of names. */
  public String filled(String formula, String scenario) {
    return NAME.matcher(formula)
        .replaceAll(name -> Matcher.quoteReplacement(cell(name.group(1), name.group(2), scenario)));
  }

  private String cell(@Nullable String figure, @Nullable String input, String scenario) {
    if (figure != null) {
      return figure.startsWith("current.") ? book.at(figure) : book.of(scenario, figure);
    }
    String name = String.valueOf(input);
    return name.startsWith("org.") ? book.at(name) : book.in(scenario, name);
  }
}
