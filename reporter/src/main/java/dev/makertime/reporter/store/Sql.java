package dev.makertime.reporter.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Runs SQL with arguments. Arguments are strings, numbers, dates or null. */
final class Sql {

  /** Reads one row of a result. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException, IOException;
  }

  /** Takes one row of a result. */
  interface RowConsumer {
    void accept(ResultSet row) throws SQLException, IOException;
  }

  private Sql() {}

  /** All rows of a query, in its order. */
  static <T> List<T> list(Connection from, String sql, Row<T> row, @Nullable Object... arguments)
      throws SQLException, IOException {
    List<T> all = new ArrayList<>();
    forEachRow(from, sql, read -> all.add(row.read(read)), arguments);
    return all;
  }

  /** Passes on the rows of a query one by one, in its order. */
  static void forEachRow(
      Connection from, String sql, RowConsumer consumer, @Nullable Object... arguments)
      throws SQLException, IOException {
    try (PreparedStatement select = from.prepareStatement(sql)) {
      bind(select, arguments);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          consumer.accept(rows);
        }
      }
    }
  }

  /** Runs a statement that changes rows; returns how many. */
  static int update(Connection to, String sql, @Nullable Object... arguments) throws SQLException {
    try (PreparedStatement statement = to.prepareStatement(sql)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    }
  }

  /** Runs one prepared statement for each of some rows. */
  static <R> void each(
      Connection to, String sql, Collection<R> rows, Function<R, @Nullable Object[]> arguments)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = to.prepareStatement(sql)) {
      for (R row : rows) {
        bind(statement, arguments.apply(row));
        statement.executeUpdate();
      }
    }
  }

  /** Runs statements without arguments. */
  static void script(Connection to, String sql) throws SQLException {
    try (Statement statement = to.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Appends to {@code incoming_table}, which is some eighty times as fast as inserting. */
  static DuckDBAppender appender(Connection to, String table) throws SQLException {
    return to.unwrap(DuckDBConnection.class).createAppender("temp", "main", "incoming_" + table);
  }

  /** Moves the rows of {@code incoming_table} into the table, in place of those of their keys. */
  static void replace(Connection to, String table) throws SQLException {
    script(to, "INSERT OR REPLACE INTO %s SELECT * FROM incoming_%s".formatted(table, table));
    script(to, "DELETE FROM incoming_" + table);
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }
}
