package dev.makertime.reporter.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Creates the tables of a database file, also of one that an earlier version wrote. Each table's
 * columns are declared by its own class.
 */
final class Schema {
  private static final List<String> TABLES =
      List.of(
          DayTable.columns("days"),
          DayTable.columns("team_days"),
          ActivityRows.COLUMNS,
          CalledDays.COLUMNS,
          DeliveryTable.COLUMNS,
          RunColumns.DECLARED,
          CoverageTable.COLUMNS,
          DeadLetterTable.COLUMNS,
          PastWeekTable.COLUMNS,
          PublishedTable.COLUMNS,
          Offsets.COLUMNS,
          Offsets.FOLLOWED_COLUMNS);

  /** Tables into which rows are appended before they replace others. */
  private static final List<String> APPENDED =
      List.of("activities", "days", "team_days", RunColumns.TABLE);

  private Schema() {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      dropEarlierForms(statement);
      statement.execute(Offsets.COLUMNS);
      RunColumns.takeOver(statement);
      for (String table : TABLES) {
        statement.execute(table);
      }
      CalledDays.fill(statement);
      for (String table : APPENDED) {
        statement.execute(
            "CREATE TEMP TABLE incoming_%s AS SELECT * FROM %s LIMIT 0".formatted(table, table));
      }
    }
  }

  /** Drops tables of a form that is no longer read: the topics still have what they held. */
  private static void dropEarlierForms(Statement statement) throws SQLException {
    String sql =
        """
        SELECT 1 FROM duckdb_columns()
        WHERE table_name = 'sightings' OR (table_name = 'days' AND column_name = 'person')
        OR (table_name = 'team_days' AND column_name = 'name' AND NOT EXISTS (
          SELECT 1 FROM duckdb_columns()
          WHERE table_name = 'team_days' AND column_name = 'people'))
        """;
    try (ResultSet old = statement.executeQuery(sql)) {
      if (!old.next()) {
        return;
      }
    }
    for (String table :
        List.of(
            "days",
            "team_days",
            "deliveries",
            "runs",
            RunColumns.TABLE,
            "sightings",
            "owned",
            "activities",
            "coverage",
            "dead_letters",
            "offsets")) {
      statement.execute("DROP TABLE IF EXISTS " + table);
    }
  }
}
