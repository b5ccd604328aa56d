package dev.makertime.reporter.download;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.Count;
import dev.makertime.render.table.Cell;
import dev.makertime.render.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Tables of the comparison of a migration, of what its page shows. */
public final class ComparisonTables {
  private static final List<String> CHANGES =
      List.of(
          "category",
          "verdict",
          "before, h",
          "change, h",
          "change from, h",
          "change to, h",
          "detectable, h",
          "promised, h");

  private ComparisonTables() {}

  /** Makes tables of the answer about a migration. */
  public static List<Table> of(JsonNode found) {
    List<String> notes = new ArrayList<>();
    notes.add(found.path("headline").asText());
    int engineers = found.at("/verdict/engineers").asInt();
    if (engineers > 0) {
      notes.add(
          "Hours per 40-hour week of %s, each compared with themselves; 95 %% intervals."
              .formatted(Count.of(engineers, "engineer")));
    }
    found.path("mind").forEach(line -> notes.add(line.asText()));
    List<List<Cell>> rows = new ArrayList<>();
    found
        .at("/verdict/categories")
        .properties()
        .forEach(
            one -> {
              JsonNode of = one.getValue();
              rows.add(
                  List.of(
                      Cell.text(one.getKey()),
                      Cell.text(of.path("words").asText()),
                      number(of.path("before")),
                      number(of.path("estimate")),
                      number(of.at("/interval/0")),
                      number(of.at("/interval/1")),
                      number(of.path("seenFrom")),
                      number(found.path("promises").path(one.getKey()).path("promised"))));
            });
    List<Table> tables = new ArrayList<>();
    tables.add(new Table("Changes", CHANGES, rows, notes));
    tables.add(weekly(found.path("weekly")));
    return tables;
  }

  private static Table weekly(JsonNode weeks) {
    TreeSet<String> categories = new TreeSet<>();
    weeks.forEach(week -> week.path("hours").fieldNames().forEachRemaining(categories::add));
    List<String> columns = new ArrayList<>(List.of("week from the wave", "engineers"));
    columns.addAll(categories);
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonNode week : weeks) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.text(week.path("week").asText()));
      row.add(number(week.path("engineers")));
      categories.forEach(category -> row.add(number(week.path("hours").path(category))));
      rows.add(row);
    }
    return new Table("Weeks", columns, rows);
  }

  static Cell number(JsonNode figure) {
    return figure.isNumber() ? Cell.figure(figure.asDouble()) : Cell.EMPTY;
  }
}
