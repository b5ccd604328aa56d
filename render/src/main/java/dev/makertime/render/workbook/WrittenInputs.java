package dev.makertime.render.workbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import dev.makertime.topics.Json;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the inputs that a workbook was written from, with all their marks, on a hidden sheet: what
 * nobody changes in the workbook is read back exactly as it was.
 */
final class WrittenInputs {
  private static final String SHEET = "As written";

  /** A cell holds no more than 32,767 characters. */
  private static final int CELL = 30_000;

  private WrittenInputs() {}

  static void write(WorkbookWriter book, Assumptions assumptions) {
    XSSFSheet sheet = book.sheet(SHEET);
    String text = assumptions.asFile().toString();
    for (int row = 0; row * CELL < text.length(); row++) {
      String part = text.substring(row * CELL, Math.min(text.length(), (row + 1) * CELL));
      book.text(sheet.createRow(row), 0, part, Look.PLAIN);
    }
    book.poi.setSheetHidden(book.poi.getSheetIndex(sheet), true);
  }

  /**
   * Reads them.
   *
   * @return absent in workbooks of earlier versions, and in damaged ones
   */
  static @Nullable ObjectNode read(Workbook book) {
    Sheet sheet = book.getSheet(SHEET);
    if (sheet == null) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (Row row : sheet) {
      if (row.getCell(0) != null && row.getCell(0).getCellType() == CellType.STRING) {
        text.append(row.getCell(0).getStringCellValue());
      }
    }
    try {
      return Json.OUTSIDE.readTree(text.toString()) instanceof ObjectNode written ? written : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
