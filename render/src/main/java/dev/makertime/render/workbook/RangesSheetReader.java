package dev.makertime.render.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.topics.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads the cells of the sheet of ranges: of each input its range and its author. */
final class RangesSheetReader {
  private final Map<String, Row> rows = new HashMap<>();

  RangesSheetReader(@Nullable Sheet sheet) {
    if (sheet != null) {
      sheet.forEach(row -> rows.put(WorkbookInputs.text(row.getCell(0)), row));
    }
  }

  /** Puts ranges and factors to the values that they are of, and how probable a success is. */
  void apply(ObjectNode inputs) {
    rows.forEach((path, row) -> apply(path, row, inputs));
  }

  private static void apply(String path, Row row, ObjectNode inputs) {
    if (path.equals(RangesSheet.SUCCESS) && number(row, RangesSheet.LOW) != null) {
      inputs.put(RangesSheet.SUCCESS, number(row, RangesSheet.LOW));
    }
    int dot = path.lastIndexOf('.');
    String name = path.substring(dot + 1);
    if (dot < 0
        || !(inputs.at("/" + path.substring(0, dot).replace('.', '/')) instanceof ObjectNode holder)
        || !holder.path(name).isNumber()) {
      return;
    }
    double value = holder.path(name).asDouble();
    double now = inputs.at("/scenarios/current/" + name).asDouble();
    Double factor = number(row, RangesSheet.FACTOR);
    if (factor != null) {
      if (Math.abs(factor * now - value) <= 1e-9 * Math.max(1, Math.abs(value))) {
        holder.putObject(name).put("factor", factor);
      }
      return;
    }
    ObjectNode ranged = Json.MAPPER.createObjectNode().put("value", value);
    Double low = number(row, RangesSheet.LOW);
    Double high = number(row, RangesSheet.HIGH);
    if (low != null
        && low <= value) { // a bound that a changed figure has gone beyond holds no more
      ranged.put("low", low);
    }
    if (high != null && high >= value) {
      ranged.put("high", high);
    }
    if (ranged.size() > 1) {
      holder.set(name, ranged);
    }
  }

  private static @Nullable Double number(Row row, int column) {
    return WorkbookInputs.isNumber(row.getCell(column))
        ? Double.valueOf(row.getCell(column).getNumericCellValue())
        : null;
  }

  boolean has(String path) {
    return rows.containsKey(path);
  }

  /**
   * Changes what is typed by what the cells say now.
   *
   * @param ranges whether it may have a range
   * @return whether they say anything else than before
   */
  boolean change(String path, FigureOrigin before, ObjectNode typed, boolean ranges) {
    Row row = Objects.requireNonNull(rows.get(path));
    boolean changed = author(row, before, typed);
    if (ranges) {
      changed |= bound(row, RangesSheet.LOW, "low", before.low(), typed);
      changed |= bound(row, RangesSheet.HIGH, "high", before.high(), typed);
    }
    return changed;
  }

  /** The range in a changed cell, by the person who is newly named beside it. */
  JsonNode signedAnew(String path, JsonNode value, @Nullable FigureOrigin before) {
    Row row = rows.get(path);
    if (row == null || value.isMissingNode()) {
      return value;
    }
    ObjectNode signed =
        value instanceof ObjectNode object
            ? object
            : Json.MAPPER.createObjectNode().<ObjectNode>set("value", value);
    FigureOrigin known = before == null ? FigureOrigin.assumed("", null, null) : before;
    return author(row, known, signed) ? signed : value;
  }

  private static boolean author(Row row, FigureOrigin before, ObjectNode typed) {
    String by = WorkbookInputs.text(row.getCell(RangesSheet.BY)).strip();
    String on = date(row.getCell(RangesSheet.ON));
    boolean same =
        by.equals(Objects.requireNonNullElse(before.by(), ""))
            && on.equals(before.on() == null ? "" : before.on().toString());
    if (!same) {
      put(typed, "by", by);
      put(typed, "on", on);
    }
    return !same;
  }

  /** A date, whether a program keeps it as text or as a number of days. */
  private static String date(@Nullable Cell cell) {
    return cell != null && WorkbookInputs.isNumber(cell)
        ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
        : WorkbookInputs.text(cell).strip();
  }

  private static void put(ObjectNode typed, String name, String text) {
    if (text.isEmpty()) {
      typed.remove(name);
    } else {
      typed.put(name, text);
    }
  }

  private static boolean bound(
      Row row, int column, String name, @Nullable Double before, ObjectNode typed) {
    Double now = number(row, column);
    if (now == null
        ? before == null
        : before != null && Math.abs(now - before) <= 1e-12 * Math.abs(before)) {
      return false;
    }
    if (now == null) {
      typed.remove(name);
    } else {
      typed.put(name, now);
    }
    return true;
  }
}
