package dev.makertime.render.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.render.format.InputTitles;
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
   * @return {@code org} and {@code scenarios}, and what was measured; empty cells are left out
   * @throws IllegalArgumentException when it is no workbook of makertime, with what is wrong
   */
  public static ObjectNode read(InputStream in) throws IOException {
    try (XSSFWorkbook book = open(in.readNBytes(LARGEST + 1))) {
      Sheet sheet = book.getSheet(InputCells.SHEET);
      if (sheet == null) {
        throw new IllegalArgumentException("there is no sheet " + InputCells.SHEET);
      }
      ObjectNode written = WrittenInputs.read(book);
      ObjectNode cells = read(sheet, written == null ? Set.of() : EditedInputs.unknown(written));
      ObjectNode ranged = cells.deepCopy();
      RangesSheetReader ranges = new RangesSheetReader(book.getSheet(RangesSheet.SHEET));
      ranges.apply(ranged);
      if (written == null) {
        return ranged;
      }
      ObjectNode merged = new EditedInputs(written, cells, ranged, ranges).merged();
      JsonNode success = ranged.path(RangesSheet.SUCCESS);
      if (success.asDouble(1) != merged.path(RangesSheet.SUCCESS).asDouble(1)) {
        merged.set(RangesSheet.SUCCESS, success);
      }
      return merged;
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

  private static ObjectNode read(Sheet sheet, Set<String> unknown) {
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
      } else if (!begins && section.equals("org") && InputTitles.ORG.containsKey(key)) {
        needed(row, "org." + key, 2, unknown);
        put(org, key, row.getCell(2));
      } else if (!begins && section.equals("scenarios") && InputTitles.SCENARIO.containsKey(key)) {
        scenarios.forEach(
            (column, scenario) -> {
              String name = scenario.path("name").asText();
              needed(row, "scenarios.%s.%s".formatted(name, key), column, unknown);
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

  private static void scenarios(Row row, Map<Integer, ObjectNode> scenarios) {
    for (Cell cell : row) {
      if (cell.getColumnIndex() >= 2 && !text(cell).isBlank()) {
        scenarios.put(
            cell.getColumnIndex(), Json.MAPPER.createObjectNode().put("name", text(cell).strip()));
      }
    }
  }

  /** The formulas take an empty cell for 0; whether that is meant must be said. */
  private static void needed(Row row, String path, int column, Set<String> unknown) {
    String key = path.substring(path.lastIndexOf('.') + 1);
    Cell cell = row.getCell(column);
    boolean isWord = List.of("currency", "valuation", "penaltyRule").contains(key);
    boolean sound = isWord ? !text(cell).isBlank() : isNumber(cell);
    boolean mayBeEmpty = (MAY_BE_EMPTY.contains(key) || unknown.contains(path)) && isEmpty(cell);
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
  static boolean isNumber(@Nullable Cell cell) {
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

  static String text(@Nullable Cell cell) {
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
