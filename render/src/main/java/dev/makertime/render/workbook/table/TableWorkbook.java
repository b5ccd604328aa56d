package dev.makertime.render.workbook.table;

import dev.makertime.render.table.Cell;
import dev.makertime.render.table.Table;
import dev.makertime.render.text.DayLines;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Renders tables as a workbook, with a sheet for each table. Figures have all their digits. */
public final class TableWorkbook {
  private static final int NAME_WIDTH = 256 * 30;
  private static final int FIGURE_WIDTH = 256 * 16;

  private TableWorkbook() {}

  /**
   * Writes one.
   *
   * @param heading whose and of when it is
   * @param out is left open
   */
  public static void write(String heading, List<Table> tables, OutputStream out)
      throws IOException {
    WorkbookWriter book = new WorkbookWriter();
    try (book.poi) {
      tables.forEach(table -> sheet(book, heading, table));
      book.poi.write(out);
    }
  }

  private static void sheet(WorkbookWriter book, String heading, Table table) {
    XSSFSheet sheet = book.sheet(WorkbookUtil.createSafeSheetName(table.title()));
    int next = 0;
    book.text(sheet.createRow(next++), 0, heading, Look.TITLE);
    for (String note : table.notes()) {
      book.text(sheet.createRow(next++), 0, note, Look.NOTE);
    }
    XSSFRow head = sheet.createRow(++next);
    for (int i = 0; i < table.columns().size(); i++) {
      book.text(head, i, table.columns().get(i), Look.HEAD);
      sheet.setColumnWidth(i, i == 0 ? NAME_WIDTH : FIGURE_WIDTH);
    }
    sheet.createFreezePane(1, next + 1);
    for (List<Cell> cells : table.rows()) {
      XSSFRow row = sheet.createRow(++next);
      for (int i = 0; i < cells.size(); i++) {
        cell(book, row, i, cells.get(i));
      }
    }
  }

  /** Writes a cell with its mark; an empty one is not written. */
  public static void cell(WorkbookWriter book, XSSFRow row, int column, Cell cell) {
    Double figure = cell.figure();
    if (figure != null) {
      book.number(row, column, figure, look(cell));
    } else if (cell.text() != null) {
      book.text(row, column, DayLines.harmless(cell.text()), Look.PLAIN);
    }
  }

  /** How a cell looks, by its unit and mark. */
  public static Look look(Cell cell) {
    return switch (cell.unit()) {
      case HOURS ->
          switch (cell.mark()) {
            case AT_MOST -> Look.HOURS_AT_MOST;
            case AT_LEAST -> Look.HOURS_AT_LEAST;
            case MEASURED, WITHHELD, UNKNOWN -> Look.HOURS;
          };
      case SHARE -> Look.SHARE;
      case FIGURE -> Look.HOURS;
      case COUNT, NONE -> Look.PLAIN;
    };
  }
}
