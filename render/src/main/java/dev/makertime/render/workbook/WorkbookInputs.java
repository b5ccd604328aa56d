package dev.makertime.render.workbook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of a workbook back, as somebody has changed them. */
public final class WorkbookInputs {
  private static final int LARGEST = 32 << 20;

  /** These have no default: empty is an answer. */
  private static final Set<String> MAY_BE_EMPTY =
      Set.of("platformFeatureHours", "featureCompleteness");

  private WorkbookInputs() {}

  /**
   * Reads one.
   *
   * @return {@code org} and {@code scenarios}; empty cells are left out
   * @throws IllegalArgumentException when it is no workbook of makertime, with what is wrong
   */
  public static ObjectNode read(InputStream in) throws IOException {
    try (XSSFWorkbook book = open(in.readNBytes(LARGEST + 1))) {
      Sheet sheet = book.getSheet(InputCells.SHEET);
      if (sheet == null) {
        throw new IllegalArgumentException("there is no sheet " + InputCells.SHEET);
      }
      ObjectNode inputs = read(sheet);
      Sheet ranges = book.getSheet(RangesSheet.SHEET);
      if (ranges != null) {
        ranges(ranges, inputs);
      }
      return inputs;
    }
  }

  /** All of it is read here; what POI says of what it cannot read is for programmers. */
  private static XSSFWorkbook open(byte[] file) {
    if (file.length > LARGEST) {
      throw new IllegalArgumentException("it is larger than %d MiB".formatted(LARGEST >> 20));
    }
    ZipSecureFile.setMaxEntrySize(LARGEST);
    try {
      return new XSSFWorkbook(new ByteArrayInputStream(file));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "it is no workbook that --xlsx wrote, or has far more in it than such a one", e);
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
      section = begins ? key : ends(section, row) ? "" : section;
      if (key.equals("scenarios")) {
        scenarios(row, scenarios);
      } else if (!begins && section.equals("org") && InputCells.ORG.containsKey(key)) {
        needed(row, key, 2);
        put(org, key, row.getCell(2));
      } else if (!begins && section.equals("scenarios") && InputCells.SCENARIO.containsKey(key)) {
        scenarios.forEach(
            (column, scenario) -> {
              needed(row, key, column);
              put(scenario, key, row.getCell(column));
            });
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

  /** Puts ranges and factors back to the figures that they are of. */
  private static void ranges(Sheet sheet, ObjectNode inputs) {
    for (Row row : sheet) {
      String path = text(row.getCell(0));
      if (path.equals(RangesSheet.SUCCESS) && isNumber(row.getCell(1))) {
        inputs.put(RangesSheet.SUCCESS, row.getCell(1).getNumericCellValue());
      }
      int dot = path.lastIndexOf('.');
      String name = path.substring(dot + 1);
      if (dot < 0
          || !(inputs.at("/" + path.substring(0, dot).replace('.', '/'))
              instanceof ObjectNode holder)
          || !holder.path(name).isNumber()) {
        continue;
      }
      double value = holder.path(name).asDouble();
      double now = inputs.at("/scenarios/current/" + name).asDouble();
      if (isNumber(row.getCell(3))) {
        double factor = row.getCell(3).getNumericCellValue();
        if (Math.abs(factor * now - value) <= 1e-9 * Math.max(1, Math.abs(value))) {
          holder.putObject(name).put("factor", factor);
        }
        continue;
      }
      ObjectNode ranged = Json.MAPPER.createObjectNode().put("value", value);
      bound(ranged, "low", row.getCell(1), value, false);
      bound(ranged, "high", row.getCell(2), value, true);
      if (ranged.size() > 1) {
        holder.set(name, ranged);
      }
    }
  }

  /** A bound that a changed figure has gone beyond holds no more. */
  private static void bound(
      ObjectNode to, String name, @Nullable Cell cell, double value, boolean upper) {
    if (cell != null && isNumber(cell)) {
      double bound = cell.getNumericCellValue();
      if (upper ? bound >= value : bound <= value) {
        to.put(name, bound);
      }
    }
  }

  private static void scenarios(Row row, Map<Integer, ObjectNode> scenarios) {
    for (Cell cell : row) {
      if (cell.getColumnIndex() >= 2 && !text(cell).isBlank()) {
        scenarios.put(
            cell.getColumnIndex(), Json.MAPPER.createObjectNode().put("name", text(cell).strip()));
      }
    }
  }

  /** Formulas read an empty cell as 0, so a number must be given. */
  private static void needed(Row row, String key, int column) {
    Cell cell = row.getCell(column);
    boolean isWord = List.of("currency", "valuation", "penaltyRule").contains(key);
    boolean sound = isWord ? !text(cell).isBlank() : isNumber(cell);
    boolean mayBeEmpty = MAY_BE_EMPTY.contains(key) && isEmpty(cell);
    if (!sound && !mayBeEmpty) {
      throw new IllegalArgumentException(
          "%s, column %s of sheet %s must be a %s"
              .formatted(
                  key,
                  CellReference.convertNumToColString(column) + (row.getRowNum() + 1),
                  InputCells.SHEET,
                  isWord ? "word" : "number"));
    }
  }

  private static void run(Row row, List<ObjectNode> runs) {
    Cell minutes = row.getCell(2);
    Cell count = row.getCell(3);
    boolean empty = isEmpty(minutes) && isEmpty(count);
    if (!empty && !(isNumber(minutes) && isNumber(count))) {
      throw new IllegalArgumentException(
          "row %d of sheet %s needs two numbers, minutes and a count"
              .formatted(row.getRowNum() + 1, InputCells.SHEET));
    }
    if (isNumber(minutes) && isNumber(count)) {
      ObjectNode run = Json.MAPPER.createObjectNode();
      put(run, "minutes", minutes);
      put(run, "perEngineerMonth", count);
      runs.add(run);
    }
  }

  /** Below their sum there are no waits; books of earlier versions have no key beside it. */
  private static boolean ends(String section, Row row) {
    return section.equals("runs")
        && (text(row.getCell(0)).equals(InputCells.SUM) || text(row.getCell(1)).startsWith("sum,"));
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

  /** A truth or an error is neither a number nor nothing. */
  private static boolean isEmpty(@Nullable Cell cell) {
    if (cell == null || cell.getCellType() == CellType.BLANK) {
      return true;
    }
    return isText(cell) && cell.getStringCellValue().isBlank();
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    return isText(cell) ? cell.getStringCellValue() : "";
  }

  private static boolean isText(Cell cell) {
    return cell.getCellType() == CellType.STRING
        || (cell.getCellType() == CellType.FORMULA
            && cell.getCachedFormulaResultType() == CellType.STRING);
  }
}
