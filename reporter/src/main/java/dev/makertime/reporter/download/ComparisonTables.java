package dev.makertime.reporter.download;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.comparison.CategoryWords;
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
                      Cell.text(CategoryWords.of(one.getKey())),
                      Cell.text(of.path("words").asText()),
                      hours(of.path("before")),
                      hours(of.path("estimate")),
                      hours(of.at("/interval/0")),
                      hours(of.at("/interval/1")),
                      hours(of.path("seenFrom")),
                      hours(found.path("promises").path(one.getKey()).path("promised"))));
            });
    List<Table> tables = new ArrayList<>();
    tables.add(answer(found));
    tables.add(new Table("Changes", CHANGES, rows, notes));
    tables.add(weekly(found.path("weekly")));
    return tables;
  }

  /** The verdict and its limits: they come first in each file. */
  private static Table answer(JsonNode found) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(List.of(Cell.text("verdict"), Cell.text(found.path("headline").asText())));
    found
        .path("mind")
        .forEach(limit -> rows.add(List.of(Cell.text("limit"), Cell.text(limit.asText()))));
    return new Table("Answer", List.of("kind", "answer"), rows);
  }

  private static Table weekly(JsonNode weeks) {
    TreeSet<String> categories = new TreeSet<>();
    weeks.forEach(week -> week.path("hours").fieldNames().forEachRemaining(categories::add));
    List<String> columns = new ArrayList<>(List.of("week from the wave", "engineers"));
    categories.forEach(category -> columns.add(CategoryWords.of(category) + ", h"));
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonNode week : weeks) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.text("week " + week.path("week").asText()));
      row.add(Cell.count(week.path("engineers").asLong()));
      categories.forEach(category -> row.add(hours(week.path("hours").path(category))));
      rows.add(row);
    }
    return new Table("Weeks", columns, rows);
  }

  private static Cell hours(JsonNode hours) {
    return hours.isNumber() ? Cell.inHours(hours.asDouble()) : Cell.EMPTY;
  }

  static Cell number(JsonNode figure) {
    return figure.isNumber() ? Cell.figure(figure.asDouble()) : Cell.EMPTY;
  }
}
