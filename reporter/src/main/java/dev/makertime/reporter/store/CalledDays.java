package dev.makertime.reporter.store;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityVersions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Store of the days in UTC of which each source has told anything. It outlives the evidence, so
 * that what is known of a day does not change when its evidence is deleted. No person is in it.
 */
final class CalledDays {
  static final String COLUMNS =
      """
      CREATE TABLE IF NOT EXISTS called_days (source VARCHAR, day DATE, PRIMARY KEY (source, day))
      """;

  /** Of evidence that was stored before these days were; what people said of theirs is left out. */
  private static final String OF_STORED_EVIDENCE =
      """
      INSERT INTO called_days
      SELECT DISTINCT split_part(identity, ':', 1), CAST(make_timestamp(start * 1000000) AS DATE)
      FROM activities WHERE start IS NOT NULL AND json NOT LIKE '%"author":%'
      """;

  private record SourceDay(String source, LocalDate day) {}

  private CalledDays() {}

  /** Fills the table from stored evidence if nothing is in it. */
  static void fill(Statement statement) throws SQLException {
    try (ResultSet any = statement.executeQuery("SELECT 1 FROM called_days LIMIT 1")) {
      if (any.next()) {
        return;
      }
    }
    statement.execute(OF_STORED_EVIDENCE);
  }

  static void write(Connection to, Collection<ActivityVersions> rows) throws SQLException {
    Set<SourceDay> days = new HashSet<>();
    for (ActivityVersions row : rows) {
      Activity told = row.source();
      Instant start = told == null ? null : told.start();
      if (told != null && start != null) {
        String identity = told.identity();
        days.add(
            new SourceDay(
                identity.substring(0, identity.indexOf(':')),
                LocalDate.ofInstant(start, ZoneOffset.UTC)));
      }
    }
    Sql.each(
        to,
        "INSERT OR IGNORE INTO called_days VALUES (?, ?)",
        days,
        one -> new Object[] {one.source(), one.day()});
  }

  /** All of them, by the source's name. */
  static Map<String, NavigableSet<LocalDate>> all(Database database) {
    Map<String, NavigableSet<LocalDate>> all = new HashMap<>();
    database.forEachRow(
        "SELECT source, day FROM called_days",
        row ->
            all.computeIfAbsent(row.getString(1), none -> new TreeSet<>())
                .add(row.getDate(2).toLocalDate()));
    return all;
  }
}
