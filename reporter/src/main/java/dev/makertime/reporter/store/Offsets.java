package dev.makertime.reporter.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Store of the offsets up to which each topic was read, and when. They are saved in the same
 * transaction as the rows.
 */
final class Offsets {
  static final String COLUMNS =
      """
      CREATE TABLE IF NOT EXISTS offsets (
        topic VARCHAR, partition INTEGER, next BIGINT, PRIMARY KEY (topic, partition))
      """;

  static final String FOLLOWED_COLUMNS = "CREATE TABLE IF NOT EXISTS followed (second BIGINT)";

  private Offsets() {}

  /** The next offset to read, by partition; none if the topic was never read. */
  static Map<Integer, Long> of(Connection from, String topic) throws SQLException, IOException {
    Map<Integer, Long> offsets = new HashMap<>();
    Sql.forEachRow(
        from,
        "SELECT partition, next FROM offsets WHERE topic = ?",
        row -> offsets.put(row.getInt(1), row.getLong(2)),
        topic);
    return offsets;
  }

  /** Sets the next offsets. One statement: DuckDB takes a millisecond for each. */
  static void move(Connection to, String topic, Map<Integer, Long> offsets) throws SQLException {
    if (offsets.isEmpty()) {
      return;
    }
    List<Object> arguments = new ArrayList<>();
    offsets.forEach((partition, next) -> Collections.addAll(arguments, topic, partition, next));
    String rows = String.join(", ", Collections.nCopies(offsets.size(), "(?, ?, ?)"));
    Sql.update(to, "INSERT OR REPLACE INTO offsets VALUES " + rows, arguments.toArray());
  }

  static void clear(Connection to, String topic) throws SQLException {
    Sql.update(to, "DELETE FROM offsets WHERE topic = ?", topic);
  }

  /** When the topics were last followed, in seconds of the epoch; 0 if never. */
  static long lastFollowed(Connection from) throws SQLException, IOException {
    return Sql.list(from, "SELECT max(second) FROM followed", row -> row.getLong(1)).get(0);
  }

  static void followed(Connection to, long second) throws SQLException {
    Sql.update(to, "DELETE FROM followed");
    Sql.update(to, "INSERT INTO followed VALUES (?)", second);
  }
}
