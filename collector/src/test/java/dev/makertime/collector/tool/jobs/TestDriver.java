package dev.makertime.collector.tool.jobs;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * A driver whose rows are made by a test, at {@code jdbc:made:NAME}, or come from an HTTP server of
 * a test, at {@code jdbc:rows:URL}. They have the columns of the dialect {@code table}.
 */
@NullUnmarked // as JDBC is
public final class TestDriver implements Driver {
  static final Map<String, Table> MADE = new ConcurrentHashMap<>();

  /** Columns in the order in which they are selected; those with a time have a T. */
  private static final List<String> COLUMNS =
      List.of("id", "who", "Tcreated", "Tbegan", "Tended", "status", "trigger", "subject");

  /** Answers queries. */
  interface Table {
    /** The rows, each by the names of columns; times and numbers may be texts. */
    Iterator<Map<String, Object>> select(String sql, List<Object> parameters, int most)
        throws SQLException;
  }

  @Override
  public Connection connect(String url, Properties login) {
    String name = url.substring("jdbc:made:".length());
    Table table = url.startsWith("jdbc:made:") ? MADE.get(name) : new HttpTable(name);
    return proxy(
        Connection.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "prepareStatement" -> statement(table, (String) arguments[0]);
              case "getMetaData" ->
                  proxy(
                      DatabaseMetaData.class,
                      (meta, asked, none) ->
                          asked.getReturnType() == int.class
                              ? (Object) 1
                              : asked.getName().endsWith("Name")
                                  ? "Rows of a test"
                                  : "1.0\nand more");
              default -> null;
            });
  }

  private static PreparedStatement statement(Table table, String sql) {
    List<Object> parameters = new ArrayList<>();
    int[] most = {0};
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "setMaxRows" -> most[0] = (Integer) arguments[0];
            case "setLong", "setString", "setObject", "setBigDecimal" ->
                parameters.add(arguments[1]);
            case "executeQuery" -> {
              return rows(
                  sql.contains("1 = 0")
                      ? List.<Map<String, Object>>of().iterator()
                      : table.select(sql, parameters, most[0]));
            }
            default -> {}
          }
          return null;
        });
  }

  private static ResultSet rows(Iterator<Map<String, Object>> rows) {
    List<Map<String, Object>> current = new ArrayList<>(List.of(Map.of()));
    return proxy(
        ResultSet.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "next" -> {
                if (rows.hasNext()) {
                  current.set(0, rows.next());
                  yield true;
                }
                yield false;
              }
              case "getMetaData" -> metaData();
              case "getString", "getBigDecimal", "getObject" ->
                  value(current.get(0), (Integer) arguments[0], method.getReturnType());
              default -> null;
            });
  }

  private static Object value(Map<String, Object> row, int column, Class<?> type)
      throws SQLException {
    String name = COLUMNS.get(column - 1);
    Object value = row.get(name.startsWith("T") ? name.substring(1) : name);
    if (value == null) {
      return null;
    }
    if (name.startsWith("T")) {
      return OffsetDateTime.parse(value.toString());
    }
    try {
      return type == BigDecimal.class ? new BigDecimal(value.toString()) : value.toString();
    } catch (NumberFormatException e) {
      throw new SQLException("no number", e);
    }
  }

  private static ResultSetMetaData metaData() {
    return proxy(
        ResultSetMetaData.class,
        (proxy, method, arguments) -> {
          String name = arguments == null ? "" : COLUMNS.get((Integer) arguments[0] - 1);
          boolean isTime = name.startsWith("T");
          return switch (method.getName()) {
            case "getColumnCount" -> COLUMNS.size();
            case "getColumnLabel" -> isTime ? name.substring(1) : name;
            case "getColumnTypeName" -> isTime ? "timestamptz" : "";
            default -> name.equals("id") ? Types.BIGINT : Types.VARCHAR;
          };
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(TestDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith("jdbc:made:") || url.startsWith("jdbc:rows:");
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties login) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("test");
  }
}
