package dev.makertime.collector.tool.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.tool.jobs.JobQuery.Place;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Selects rows over an open connection, as JSON with names of columns in lower case. */
final class JobRows implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 60;
  private static final int FETCHED = 500;
  private static final int IDS = 200;

  private final Connection connection;
  private final JobQuery query;
  private final Map<String, ColumnKind> columns;
  private final RowLimit limit;

  /**
   * A page of rows.
   *
   * @param isFull whether there may be more
   */
  record Page(List<ObjectNode> rows, boolean isFull) {
    Page {
      rows = List.copyOf(rows);
    }
  }

  JobRows(Connection connection, JobQuery query) throws SQLException, IOException {
    this.connection = connection;
    this.query = query;
    limit = RowLimit.of(connection.getMetaData());
    try (PreparedStatement statement = statement(query.columns(), 1);
        ResultSet none = statement.executeQuery()) {
      columns = columns(none.getMetaData());
    }
    for (String needed : List.of(query.id(), query.at())) {
      if (!columns.containsKey(needed)) {
        throw new IOException("its rows lack the column " + needed);
      }
    }
  }

  /** The kinds of columns by their names. */
  Map<String, ColumnKind> columns() {
    return columns;
  }

  /** The kind of the column by which rows are in order. */
  ColumnKind cursor() {
    return kind(query.at());
  }

  /** The page after a place. */
  Page page(Place after) throws SQLException {
    boolean isFirst = after.id().isNull();
    try (PreparedStatement statement =
        statement(limit.on(isFirst ? query.first() : query.next(), query.page()), query.page())) {
      kind(query.at()).bind(statement, 1, after.at());
      if (!isFirst && !query.isById()) {
        kind(query.at()).bind(statement, 2, after.at());
        kind(query.id()).bind(statement, 3, after.id());
      }
      List<ObjectNode> rows = rows(statement);
      return new Page(rows, rows.size() >= query.page());
    }
  }

  /** The rows of some ids. */
  List<ObjectNode> byId(List<JsonNode> ids) throws SQLException {
    List<ObjectNode> rows = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += IDS) {
      List<JsonNode> some = ids.subList(from, Math.min(ids.size(), from + IDS));
      try (PreparedStatement statement = statement(query.byId(some.size()), 0)) {
        for (int i = 0; i < some.size(); i++) {
          kind(query.id()).bind(statement, i + 1, some.get(i));
        }
        rows.addAll(rows(statement));
      }
    }
    return rows;
  }

  private ColumnKind kind(String column) {
    return columns.getOrDefault(column, ColumnKind.TEXT);
  }

  private PreparedStatement statement(String sql, int most) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(TIMEOUT_SECONDS);
    statement.setFetchSize(FETCHED);
    statement.setMaxRows(most);
    return statement;
  }

  private List<ObjectNode> rows(PreparedStatement statement) throws SQLException {
    List<ObjectNode> all = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      List<Map.Entry<String, ColumnKind>> names = List.copyOf(columns.entrySet());
      while (rows.next()) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < names.size(); i++) {
          names.get(i).getValue().read(rows, i + 1, names.get(i).getKey(), row);
        }
        all.add(row);
      }
    }
    return all;
  }

  private static Map<String, ColumnKind> columns(ResultSetMetaData meta) throws SQLException {
    Map<String, ColumnKind> columns = new LinkedHashMap<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      ColumnKind kind = ColumnKind.of(meta.getColumnType(i), meta.getColumnTypeName(i));
      if (columns.put(meta.getColumnLabel(i).toLowerCase(Locale.ROOT), kind) != null) {
        throw new SQLException("two columns have the name " + meta.getColumnLabel(i));
      }
    }
    return columns;
  }

  /** Ends the transaction, and with it all that the database holds for it. */
  @Override
  public void close() throws SQLException {
    try {
      connection.rollback();
    } finally {
      connection.close();
    }
  }
}
