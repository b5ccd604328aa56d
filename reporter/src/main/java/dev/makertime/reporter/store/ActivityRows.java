package dev.makertime.reporter.store;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityVersions;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes rows of evidence: one for each activity, with all of its versions that count.
 */
final class ActivityRows {
  static final String COLUMNS =
      """
      CREATE TABLE IF NOT EXISTS activities (
        identity VARCHAR, id VARCHAR, start BIGINT, finish BIGINT, json VARCHAR,
        PRIMARY KEY (identity, id));
      CREATE TABLE IF NOT EXISTS retractions (
        identity VARCHAR, id VARCHAR, noted DATE, PRIMARY KEY (identity, id))
      """;

  record Key(String identity, String id) {
    static Key of(Activity activity) {
      return new Key(activity.identity(), activity.id());
    }
  }

  private ActivityRows() {}

  /** Merges rows into those of the table. */
  static void write(Connection to, Map<Key, ActivityVersions> rows)
      throws SQLException, IOException {
    append(to, rows.values());
    Map<Key, ActivityVersions> merged = merged(to, rows);
    if (!merged.equals(rows)) {
      Sql.script(to, "DELETE FROM incoming_activities");
      append(to, merged.values());
    }
    Sql.replace(to, "activities");
  }

  /** Rows by a clause of SQL, such as a condition. */
  static Map<Key, ActivityVersions> read(
      Connection from, String clause, @Nullable Object... arguments)
      throws SQLException, IOException {
    Map<Key, ActivityVersions> found = new LinkedHashMap<>();
    for (ActivityVersions held :
        Sql.list(
            from,
            "SELECT json FROM activities " + clause,
            row -> ActivityVersionsText.read(row.getString(1)),
            arguments)) {
      found.put(Key.of(held.inForce()), held);
    }
    return found;
  }

  private static void append(Connection to, Collection<ActivityVersions> all)
      throws SQLException, IOException {
    try (DuckDBAppender appender = Sql.appender(to, "activities")) {
      for (ActivityVersions versions : all) {
        Activity activity = versions.inForce();
        appender.beginRow();
        appender.append(activity.identity()).append(activity.id());
        append(appender, activity.retracted() ? null : activity.start());
        append(appender, activity.retracted() ? null : activity.end());
        appender.append(ActivityVersionsText.of(versions));
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, @Nullable Instant instant)
      throws SQLException {
    if (instant == null) {
      appender.appendNull();
    } else {
      appender.append(instant.getEpochSecond());
    }
  }

  /** The incoming rows merged with those of the table, without rows that would not change. */
  private static Map<Key, ActivityVersions> merged(Connection to, Map<Key, ActivityVersions> rows)
      throws SQLException, IOException {
    Map<Key, ActivityVersions> merged = new LinkedHashMap<>(rows);
    read(to, "SEMI JOIN incoming_activities USING (identity, id)")
        .forEach(
            (key, held) ->
                merged.computeIfPresent(
                    key,
                    (same, coming) -> {
                      ActivityVersions both = held.with(coming);
                      return both.equals(held) ? null : both;
                    }));
    return merged;
  }

  /**
   * Deletes retractions so old that no earlier version of them can count any more. A retraction has
   * no time of its own: it is noted with the last date that it may be about, {@link
   * Activity#FURTHEST_AHEAD} from the day on which it is first seen here.
   *
   * @param before what was noted for an earlier date is deleted
   * @return how many were deleted
   */
  static int retireRetractions(Connection connection, LocalDate today, LocalDate before)
      throws SQLException {
    Sql.update(
        connection,
        """
        INSERT INTO retractions
        SELECT identity, id, ? FROM activities WHERE start IS NULL ON CONFLICT DO NOTHING
        """,
        today.plusDays(Activity.FURTHEST_AHEAD.toDays()));
    int gone =
        Sql.update(
            connection,
            """
            DELETE FROM activities WHERE start IS NULL AND (identity, id) IN
            (SELECT (identity, id) FROM retractions WHERE noted < ?)
            """,
            before);
    Sql.update(
        connection,
        """
        DELETE FROM retractions WHERE (identity, id) NOT IN
        (SELECT (identity, id) FROM activities WHERE start IS NULL)
        """);
    return gone;
  }
}
