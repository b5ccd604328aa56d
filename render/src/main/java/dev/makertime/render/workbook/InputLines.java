package dev.makertime.render.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.model.Count;
import dev.makertime.render.format.InputTitles;
import dev.makertime.render.text.Assumed;
import dev.makertime.render.workbook.sheet.SheetWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;

/** Writes the cells that may be changed, each with its key beside it and a note of its origin. */
final class InputLines {
  private static final int KEY = 0;

  private final WorkbookWriter book;
  private final SheetWriter lines;
  private final Assumptions assumptions;

  InputLines(WorkbookWriter book, SheetWriter lines, Assumptions assumptions) {
    this.book = book;
    this.lines = lines;
    this.assumptions = assumptions;
    lines.sheet().setColumnWidth(KEY, 256 * 3);
    lines.sheet().setColumnHidden(KEY, true);
  }

  void write() {
    heading("Organization", "org");
    InputTitles.ORG.forEach((key, label) -> input(row(key, label), lines.first(), "org." + key));
    lines.names(heading("Scenarios, hours per engineer and month", "scenarios"));
    InputTitles.SCENARIO.forEach(
        (key, label) -> {
          XSSFRow row = row(key, label);
          for (int i = 0; i < lines.scenarios().size(); i++) {
            input(row, lines.first() + i, "scenarios." + lines.scenarios().get(i) + "." + key);
          }
        });
    assumptions.links().followers().forEach(this::follow);
    runs();
  }

  /** A heading that a workbook is read back by. */
  XSSFRow heading(String text, String key) {
    lines.skip();
    XSSFRow row = lines.row(text, Look.HEADING);
    book.text(row, KEY, key, Look.NOTE);
    return row;
  }

  private XSSFRow row(String key, String label) {
    XSSFRow row = lines.row(label, Look.PLAIN);
    book.text(row, KEY, key, Look.NOTE);
    return row;
  }

  private void input(XSSFRow row, int column, String path) {
    JsonNode value = assumptions.tree().at("/" + path.replace('.', '/'));
    XSSFCell cell = cell(row, column, value, path);
    book.place(path, cell);
  }

  /** What is so many times a current input is a formula of it. */
  private void follow(String current, Map<String, Double> followers) {
    followers
        .keySet()
        .forEach(
            path -> {
              XSSFCell cell = book.cell(path);
              if (cell.getCellType() == CellType.NUMERIC) {
                cell.setCellFormula(
                    "%s*%s".formatted(book.at(RangesSheet.factorOf(path)), book.at(current)));
              }
            });
  }

  private XSSFCell cell(XSSFRow row, int column, JsonNode value, String path) {
    XSSFCell cell = row.createCell(column);
    cell.setCellStyle(book.style(InputCells.look(path.substring(path.lastIndexOf('.') + 1))));
    FigureOrigin origin = assumptions.origins().get(path);
    boolean isUnknown = origin != null && origin.kind() == FigureCertainty.UNKNOWN;
    if (value.isNumber() && !isUnknown) {
      cell.setCellValue(value.asDouble());
    } else if (value.isTextual()) {
      cell.setCellValue(value.asText());
    }
    if (origin != null && !value.isMissingNode()) {
      WorkbookWriter.note(cell, describe(origin));
    }
    return cell;
  }

  /** An origin in a few words. */
  private static String describe(FigureOrigin origin) {
    StringBuilder text = new StringBuilder(origin.kind().toString());
    text.append(": ").append(Assumed.source(origin));
    if (origin.window() != null) {
      text.append("\n")
          .append(origin.window())
          .append(
              ", %s, %s"
                  .formatted(
                      Count.of(Objects.requireNonNullElse(origin.engineers(), 0), "engineer"),
                      Count.of(Objects.requireNonNullElse(origin.weeks(), 0), "week")));
    }
    if (origin.ci95() != null) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n95 %% interval %.2f to %.2f",
              origin.ci95().low(),
              origin.ci95().high()));
    }
    return text.toString();
  }

  /** Each class of waits by itself, so that every step can be followed. */
  private void runs() {
    int first = lines.first();
    List<String> scenarios = lines.scenarios();
    XSSFRow head = heading("Waits: how long, how often per engineer and month", "runs");
    book.text(head, first, "minutes", Look.HEAD);
    book.text(head, first + 1, "count", Look.HEAD);
    for (int i = 0; i < scenarios.size(); i++) {
      for (int j = 0; j < 2; j++) {
        int column = first + 2 + 2 * i + j;
        String what = j == 0 ? ": wait, h" : ": switch, h";
        book.text(head, column, scenarios.get(i) + what, Look.HEAD);
        lines.sheet().setColumnWidth(column, 256 * 22);
      }
    }
    JsonNode runs = assumptions.tree().at("/org/runs");
    int begin = lines.next();
    for (int i = 0; i < Math.max(InputCells.RUNS, runs.size()); i++) {
      XSSFRow row = lines.row();
      cell(row, first, runs.path(i).path("minutes"), "org.runs");
      cell(row, first + 1, runs.path(i).path("perEngineerMonth"), "org.runs");
      for (int j = 0; j < scenarios.size(); j++) {
        charge(row, scenarios.get(j), first + 2 + 2 * j);
      }
    }
    int end = lines.next();
    XSSFRow sum = lines.row("sum, times the factor for overlapping waits", Look.PLAIN);
    book.text(sum, KEY, InputCells.SUM, Look.NOTE);
    for (int i = 0; i < 2 * scenarios.size(); i++) {
      String column = CellReference.convertNumToColString(first + 2 + i);
      String formula =
          "%s*SUM(%s%d:%s%d)"
              .formatted(book.at("org.overlapFactor"), column, begin + 1, column, end);
      book.place(
          scenarios.get(i / 2) + (i % 2 == 0 ? ".mechanicalWait" : ".mechanicalSwitch"),
          book.formula(sum, first + 2 + i, formula, Look.HOURS));
    }
  }

  private void charge(XSSFRow row, String scenario, int column) {
    String minutes = "$C%d".formatted(row.getRowNum() + 1);
    String count = "$D%d".formatted(row.getRowNum() + 1);
    String length = "%s*%s".formatted(book.in(scenario, "runDurationFactor"), minutes);
    String often = "%s*%s".formatted(book.in(scenario, "runCountFactor"), count);
    String attention = book.at("org.attentionMinutes");
    String resumption = book.at("org.resumptionMinutes");
    book.formula(row, column, "%s*MIN(%s,%s)/60".formatted(often, length, attention), Look.HOURS);
    book.formula(
        row,
        column + 1,
        "%1$s*IF(%2$s=\"STEP\",IF(%3$s>%4$s,%5$s,0),MIN(MAX(%3$s-%4$s,0),%5$s))/60"
            .formatted(often, book.at("org.penaltyRule"), length, attention, resumption),
        Look.HOURS);
  }

  /** The upper end of waiting, of which money is only the lower. */
  void range(double lowerHours, double upperHours) {
    XSSFRow row = lines.row("Measured waiting: lower end, which counts, and upper end", Look.PLAIN);
    book.number(row, lines.first(), lowerHours, Look.HOURS);
    book.number(row, lines.first() + 1, upperHours, Look.HOURS);
    WorkbookWriter.note(
        Objects.requireNonNull(row.getCell(lines.first() + 1)),
        "Waits during which the engineer did other work are in the upper end only.");
  }
}
