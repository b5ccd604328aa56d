package dev.makertime.collector.tool.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.tool.jobs.row.Dialect;
import java.util.Locale;

/**
 * What is selected of a database, page by page.
 *
 * @param select of all runs, without a condition
 * @param id the column that names a run; rows without it are not read
 * @param at the column by which rows are read in order
 * @param page the most rows at once
 */
record JobQuery(Dialect dialect, String select, String id, String at, int page) {

  /** The query of a dialect. */
  static JobQuery of(Dialect dialect, String schema, int page) {
    return new JobQuery(dialect, dialect.select(schema), "row_id", dialect.cursor(), page);
  }

  /** The query of a user's own SELECT. */
  static JobQuery own(String select, String cursor, int page) {
    String bare = select.strip().replaceFirst(";\\s*$", "");
    return new JobQuery(Dialect.TABLE, bare, "id", cursor.toLowerCase(Locale.ROOT), page);
  }

  /** The same, one row at once. */
  JobQuery onePerPage() {
    return new JobQuery(dialect, select, id, at, 1);
  }

  /** Selects no row, only the columns. */
  String columns() {
    return all("1 = 0");
  }

  /** Selects the first page; its parameter is where it begins. */
  String first() {
    return ordered("r.%s >= ?".formatted(at));
  }

  /** Whether rows are in the order of their ids. */
  boolean isById() {
    return at.equals(id);
  }

  /**
   * Selects a page after a row; its parameters are the row's place, once more, and its id, or the
   * id alone.
   */
  String next() {
    if (isById()) {
      return ordered("r.%s > ?".formatted(id));
    }
    return ordered("r.%1$s >= ? and (r.%1$s > ? or r.%2$s > ?)".formatted(at, id));
  }

  /** Selects runs by so many ids. */
  String byId(int count) {
    return all("r.%s in (?%s)".formatted(id, ", ?".repeat(count - 1)));
  }

  private String ordered(String condition) {
    String order = isById() ? "r." + id : "r.%s, r.%s".formatted(at, id);
    return all("%s and r.%s is not null order by %s".formatted(condition, id, order));
  }

  /** A comment at the end of a user's SELECT ends with its line. */
  private String all(String condition) {
    return "select * from (\n%s\n) r where %s".formatted(select.stripTrailing(), condition);
  }

  /**
   * Where a row is, to go on after it.
   *
   * @param at its value of the cursor
   * @param id its id; null = the page begins there
   */
  record Place(JsonNode at, JsonNode id) {
    /** Where nothing is. */
    static final Place NONE = from(JsonNodeFactory.instance.nullNode());

    /** Where a first page begins. */
    static Place from(JsonNode at) {
      return new Place(at, JsonNodeFactory.instance.nullNode());
    }
  }

  /** Where a row is. */
  Place place(ObjectNode row) {
    return new Place(row.path(at), row.path(id));
  }
}
