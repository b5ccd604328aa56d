package dev.makertime.reporter.download;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.render.table.Cell;
import dev.makertime.render.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of a simulation's result, of what its page shows. */
public final class SimulationResultTables {
  /** Figures of the page's tables, by where they are in a scenario's result. */
  private static final Map<String, String> FIGURES = figures();

  private static final String DRAWS = "draws with a positive net present value";

  private SimulationResultTables() {}

  private static Map<String, String> figures() {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("/monthly/totalMonthly", "monthly cost");
    figures.put("/oneOff", "one-off cost");
    figures.put("/freedHoursPerEngineer", "freed hours per engineer and month");
    figures.put("/freedFte", "freed full-time equivalents");
    figures.put("/breakEvenFractional", "break-even, months");
    figures.put("/npv", "net present value");
    figures.put("/capacity/fluidLimit", "projects an engineer can maintain");
    figures.put("/measuredBaselineShare", "share of the change that is not assumed");
    return figures;
  }

  /** Makes tables of the answer to a simulation; of one without a result only what is missing. */
  public static List<Table> of(JsonNode found) {
    List<String> notes = new ArrayList<>();
    notes.add(found.path("headline").asText());
    notes.add(found.at("/basis/sentence").asText());
    if (found.has("missing")) {
      List<List<Cell>> rows = new ArrayList<>();
      found
          .path("missing")
          .forEach(
              one ->
                  rows.add(
                      List.of(
                          Cell.text(one.path("path").asText()),
                          Cell.text(one.path("why").asText()))));
      return List.of(new Table("Missing", List.of("figure", "why"), rows, notes));
    }
    JsonNode measurable = found.path("measurable");
    JsonNode hours = measurable.at("/results/scenarios");
    List<Table> tables = new ArrayList<>();
    tables.add(results("From hours", hours, measurable.path("uncertainty"), notes));
    tables.add(
        results("With assumptions", found.path("scenarios"), found.path("uncertainty"), notes));
    tables.add(months("Cost by month", hours));
    tables.add(typed(found.path("typedBy")));
    return tables;
  }

  private static Table results(String title, JsonNode scenarios, JsonNode draws, List<String> n) {
    List<String> columns = new ArrayList<>(List.of("figure"));
    scenarios.fieldNames().forEachRemaining(columns::add);
    List<List<Cell>> rows = new ArrayList<>();
    FIGURES.forEach(
        (path, name) -> {
          List<Cell> row = new ArrayList<>(List.of(Cell.text(name)));
          scenarios.forEach(one -> row.add(ComparisonTables.number(one.at(path))));
          rows.add(row);
        });
    List<Cell> above = new ArrayList<>(List.of(Cell.text(DRAWS)));
    scenarios
        .fieldNames()
        .forEachRemaining(
            name -> {
              JsonNode share = draws.path(name).path("probNpvPositive");
              above.add(share.isNumber() ? Cell.share(share.asDouble()) : Cell.EMPTY);
            });
    rows.add(above);
    return new Table(title, columns, rows, n);
  }

  private static Table months(String title, JsonNode scenarios) {
    List<String> columns = new ArrayList<>(List.of("month"));
    scenarios.fieldNames().forEachRemaining(columns::add);
    int months = scenarios.path("current").path("cumulativeCost").size();
    List<List<Cell>> rows = new ArrayList<>();
    for (int month = 0; month < months; month++) {
      List<Cell> row = new ArrayList<>(List.of(Cell.text(Integer.toString(month))));
      for (JsonNode one : scenarios) {
        row.add(ComparisonTables.number(one.path("cumulativeCost").path(month)));
      }
      rows.add(row);
    }
    return new Table(title, columns, rows, List.of("Cumulative cost by month and scenario."));
  }

  private static Table typed(JsonNode typedBy) {
    List<List<Cell>> rows = new ArrayList<>();
    typedBy
        .properties()
        .forEach(
            one ->
                one.getValue()
                    .forEach(
                        path ->
                            rows.add(List.of(Cell.text(path.asText()), Cell.text(one.getKey())))));
    return new Table("Typed", List.of("input", "by"), rows);
  }
}
