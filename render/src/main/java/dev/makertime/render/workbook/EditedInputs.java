package dev.makertime.render.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.render.format.InputTitles;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what a workbook was written from and what its cells say now. A cell that nobody
 * changed keeps its mark: measured stays measured, and what Ana typed stays Ana's. A changed one is
 * typed, by the person who is newly named beside it.
 */
final class EditedInputs {
  private static final String CURRENT = "scenarios." + ScenarioInputs.CURRENT + ".";
  private static final String ORG = "org.";
  private static final String RUNS = "org.runs";
  private static final String SALARY = "org.baseSalaryPerYear";
  private static final String LOADED = "org.monthlyCost";

  /** What follows a changed input may differ in its turn. */
  private static final int ROUNDS = 5;

  /** Other programs keep fifteen digits. */
  private static final double SAME = 1e-12;

  /** Measured runs decide these. */
  private static final Set<String> OF_RUNS =
      Set.of(RUNS, "org.penaltyRule", CURRENT + "runDurationFactor", CURRENT + "runCountFactor");

  private final ObjectNode file;
  private final ObjectNode cells;
  private final ObjectNode ranged;
  private final RangesSheetReader ranges;

  /**
   * Of a workbook.
   *
   * @param written what it was written from
   * @param cells the values of its input cells
   * @param ranged the same with ranges and factors
   */
  EditedInputs(ObjectNode written, ObjectNode cells, ObjectNode ranged, RangesSheetReader ranges) {
    file = written.deepCopy();
    this.cells = cells;
    this.ranged = ranged;
    this.ranges = ranges;
  }

  /** Which inputs nobody knew when a workbook was written, so that their cells may be empty. */
  static Set<String> unknown(ObjectNode written) {
    try {
      return Assumptions.of(written, null).origins().entrySet().stream()
          .filter(one -> one.getValue().kind() == FigureCertainty.UNKNOWN)
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    } catch (Assumptions.Invalid e) {
      return Set.of();
    }
  }

  /** The inputs as they are now. What cannot be is left as it is, to be refused by its path. */
  ObjectNode merged() {
    Assumptions before;
    try {
      before = Assumptions.of(file, null);
    } catch (Assumptions.Invalid e) {
      return ranged;
    }
    scenarios();
    before.origins().forEach(this::rangeAndAuthor);
    for (int i = 0; i < ROUNDS; i++) {
      try {
        Assumptions now = Assumptions.of(file, null);
        List<String> changed = paths().stream().filter(path -> !isSame(path, now)).toList();
        if (changed.isEmpty()) {
          return file;
        }
        (i == 0 ? leading(changed) : changed)
            .forEach(path -> change(path, before.origins().get(path)));
      } catch (Assumptions.Invalid e) {
        return file;
      }
    }
    return file;
  }

  /** What others may be multiples of; the rest where there is none. */
  private static List<String> leading(List<String> changed) {
    List<String> leading =
        changed.stream().filter(path -> path.startsWith(CURRENT) || path.startsWith(ORG)).toList();
    return leading.isEmpty() ? changed : leading;
  }

  private void scenarios() {
    ObjectNode all = file.withObject("/scenarios");
    JsonNode now = cells.path("scenarios");
    List<String> gone = new ArrayList<>();
    all.fieldNames().forEachRemaining(name -> gone.add(name));
    gone.removeIf(now::has);
    all.remove(gone);
    now.fieldNames()
        .forEachRemaining(
            name -> {
              if (!all.has(name)) {
                all.set(name, ranged.path("scenarios").path(name));
              }
            });
  }

  private List<String> paths() {
    List<String> all = new ArrayList<>(List.of(RUNS));
    InputTitles.ORG.keySet().forEach(key -> all.add("org." + key));
    cells
        .path("scenarios")
        .fieldNames()
        .forEachRemaining(
            name ->
                InputTitles.SCENARIO
                    .keySet()
                    .forEach(key -> all.add("scenarios.%s.%s".formatted(name, key))));
    return all;
  }

  private boolean isSame(String path, Assumptions now) {
    JsonNode cell = at(cells, path);
    FigureOrigin origin = now.origins().get(path);
    if (origin != null && origin.kind() == FigureCertainty.UNKNOWN) {
      return cell.isMissingNode() || (cell.isArray() && cell.isEmpty());
    }
    JsonNode value = at(now.tree(), path);
    return cell.isMissingNode() ? value.isMissingNode() || value.isNull() : isSame(cell, value);
  }

  private static boolean isSame(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      double a = one.asDouble();
      double b = other.asDouble();
      return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
    }
    if (one instanceof ArrayNode && other instanceof ArrayNode && one.size() == other.size()) {
      for (int i = 0; i < one.size(); i++) {
        if (!isSame(one.path(i).path("minutes"), other.path(i).path("minutes"))
            || !isSame(
                one.path(i).path("perEngineerMonth"), other.path(i).path("perEngineerMonth"))) {
          return false;
        }
      }
      return true;
    }
    return one.equals(other);
  }

  private void change(String path, @Nullable FigureOrigin before) {
    if (file.path("baseline") instanceof ObjectNode baseline) {
      forget(baseline, path);
    }
    if (path.equals(SALARY)) {
      file.withObject("/org").remove("monthlyCost");
    }
    put(path, ranges.signedAnew(path, at(ranged, path), before));
  }

  /** What was measured of a path holds no more. */
  private void forget(ObjectNode baseline, String path) {
    ObjectNode figures = baseline.withObject("/figures");
    figures.remove(path);
    baseline.withObject("/unknown").remove(path);
    if (path.equals(SALARY)) {
      figures.remove(LOADED);
    }
    if (OF_RUNS.contains(path) && !baseline.path("runs").isEmpty()) {
      baseline.putArray("runs");
      put(RUNS, at(cells, RUNS));
    }
  }

  private void put(String path, JsonNode value) {
    int dot = path.lastIndexOf('.');
    ObjectNode holder = file.withObject("/" + path.substring(0, dot).replace('.', '/'));
    String name = path.substring(dot + 1);
    if (value.isMissingNode()) {
      holder.remove(name);
    } else {
      holder.set(name, value);
    }
  }

  /** A range or an author that was changed, of an input that was typed. */
  private void rangeAndAuthor(String path, FigureOrigin origin) {
    String typedAt = origin.source().equals(FigureOrigin.OF_LOADED_COST) ? LOADED : path;
    JsonNode given = at(file, typedAt);
    if (!origin.isTyped() || given.isMissingNode() || !ranges.has(path)) {
      return;
    }
    ObjectNode changed =
        given instanceof ObjectNode object
            ? object.deepCopy()
            : Json.MAPPER.createObjectNode().<ObjectNode>set("value", given);
    boolean isAlone = typedAt.equals(LOADED) || changed.has("factor");
    if (ranges.change(path, origin, changed, !isAlone)) {
      put(typedAt, changed);
    }
  }

  private static JsonNode at(JsonNode tree, String path) {
    return tree.at("/" + path.replace('.', '/'));
  }
}
