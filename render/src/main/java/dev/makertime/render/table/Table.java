package dev.makertime.render.table;

import java.util.List;

/**
 * Table of what a page shows.
 *
 * @param title short, unique among the tables of a file
 * @param columns headings; the first one is that of the rows' names
 * @param rows each with as many cells as there are columns
 * @param notes how to read it, in sentences
 */
public record Table(String title, List<String> columns, List<List<Cell>> rows, List<String> notes) {
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%s has %d columns and a row of %d".formatted(title, columns.size(), row.size()));
      }
    }
  }

  /** Makes a table without notes. */
  public Table(String title, List<String> columns, List<List<Cell>> rows) {
    this(title, columns, rows, List.of());
  }
}
