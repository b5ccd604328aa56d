package dev.makertime.bench.runs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;

/** A table of runs in a file of H2; by itself it fills one. */
final class JobTable {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int BATCH = 10_000;

  private JobTable() {}

  static String url(String file) {
    return "jdbc:h2:file:%s;CACHE_SIZE=16384".formatted(file);
  }

  public static void main(String[] args) throws SQLException {
    fill(args[0], Integer.parseInt(args[1]));
  }

  private static void fill(String file, int rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(file))) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "create table runs (id bigint primary key, who varchar(40), created timestamp with"
                + " time zone, began timestamp with time zone, ended timestamp with time zone,"
                + " status varchar(20), trigger varchar(20), subject varchar(80))");
        statement.execute("create index by_time on runs (began, id)");
      }
      connection.setAutoCommit(false);
      try (PreparedStatement row =
          connection.prepareStatement("insert into runs values (?, ?, ?, ?, ?, ?, ?, ?)")) {
        for (int i = 0; i < rows; i++) {
          add(row, i);
          if ((i + 1) % BATCH == 0 || i + 1 == rows) {
            row.executeBatch();
            connection.commit();
          }
        }
      }
    }
  }

  private static void add(PreparedStatement row, int i) throws SQLException {
    Instant began = FIRST.plusSeconds(10L * (i / 3));
    row.setLong(1, 7_000_000_000L + i);
    row.setString(2, i % 4 == 0 ? "person" + i % 50 : null);
    row.setTimestamp(3, Timestamp.from(began.minusSeconds(5)));
    row.setTimestamp(4, Timestamp.from(began));
    row.setTimestamp(5, Timestamp.from(began.plusSeconds(60)));
    row.setString(6, i % 9 == 0 ? "failed" : "success");
    row.setString(7, i % 4 == 0 ? "command" : "schedule");
    row.setString(8, "load " + i % 200);
    row.addBatch();
  }
}
