package dev.makertime.reporter.workbook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of a workbook back, as somebody has changed them. */
public final class WorkbookInputs {
  private static final long LARGEST = 32L << 20;

  private WorkbookInputs() {}

  /**
   * Reads one.
   *
   * @return {@code org} and {@code scenarios}; empty cells are left out
   * @throws IllegalArgumentException when it is no workbook of makertime, with what is wrong
   */
  public static ObjectNode read(InputStream in) throws IOException {
    ZipSecureFile.setMaxEntrySize(LARGEST);
    try (XSSFWorkbook book = new XSSFWorkbook(in)) {
      Sheet sheet = book.getSheet(InputCells.SHEET);
      if (sheet == null) {
        throw new IllegalArgumentException("there is no sheet " + InputCells.SHEET);
      }
      return read(sheet);
    } catch (OpenXML4JRuntimeException
        | org.apache.poi.ooxml.POIXMLException
        | org.apache.poi.EmptyFileException
        | org.apache.poi.UnsupportedFileFormatException e) {
      throw new IllegalArgumentException("it is no workbook: " + e.getMessage(), e);
    }
  }

  private static ObjectNode read(Sheet sheet) {
    ObjectNode inputs = Json.MAPPER.createObjectNode();
    ObjectNode org = inputs.putObject("org");
    Map<Integer, ObjectNode> scenarios = new LinkedHashMap<>();
    List<ObjectNode> runs = new ArrayList<>();
    String section = "";
    for (Row row : sheet) {
      String key = text(row.getCell(0));
      boolean begins = List.of("org", "scenarios", "runs", "hours", "money").contains(key);
      section = begins ? key : section;
      if (key.equals("scenarios")) {
        scenarios(row, scenarios);
      } else if (!begins && section.equals("org") && InputCells.ORG.containsKey(key)) {
        put(org, key, row.getCell(2));
      } else if (!begins && section.equals("scenarios") && InputCells.SCENARIO.containsKey(key)) {
        scenarios.forEach((column, scenario) -> put(scenario, key, row.getCell(column)));
      } else if (!begins && section.equals("runs")) {
        run(row, runs);
      }
    }
    if (org.isEmpty() || scenarios.isEmpty()) {
      throw new IllegalArgumentException("it has no inputs of makertime");
    }
    ObjectNode all = inputs.putObject("scenarios");
    scenarios.values().forEach(one -> all.set(one.remove("name").asText(), one));
    org.set("runs", Json.MAPPER.valueToTree(runs));
    return inputs;
  }

  private static void scenarios(Row row, Map<Integer, ObjectNode> scenarios) {
    for (Cell cell : row) {
      if (cell.getColumnIndex() >= 2 && !text(cell).isBlank()) {
        scenarios.put(
            cell.getColumnIndex(), Json.MAPPER.createObjectNode().put("name", text(cell).strip()));
      }
    }
  }

  private static void run(Row row, List<ObjectNode> runs) {
    Cell minutes = row.getCell(2);
    Cell count = row.getCell(3);
    if (isNumber(minutes) && isNumber(count)) {
      ObjectNode run = Json.MAPPER.createObjectNode();
      put(run, "minutes", minutes);
      put(run, "perEngineerMonth", count);
      runs.add(run);
    }
  }

  private static void put(ObjectNode to, String key, @Nullable Cell cell) {
    if (cell == null) {
      return;
    }
    if (isNumber(cell)) {
      to.put(key, cell.getNumericCellValue());
    } else if (!text(cell).isBlank()) {
      to.put(key, text(cell).strip());
    }
  }

  /** A number, or a formula of the user's own that comes to one. */
  private static boolean isNumber(@Nullable Cell cell) {
    return cell != null
        && (cell.getCellType() == CellType.NUMERIC
            || (cell.getCellType() == CellType.FORMULA
                && cell.getCachedFormulaResultType() == CellType.NUMERIC));
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    boolean isText =
        cell.getCellType() == CellType.STRING
            || (cell.getCellType() == CellType.FORMULA
                && cell.getCachedFormulaResultType() == CellType.STRING);
    return isText ? cell.getStringCellValue() : "";
  }
}
