package dev.makertime.reporter.store;

import dev.makertime.model.Activity;
import dev.makertime.model.Versions;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topics;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * The evidence: of each thing the version that holds, as in the measurement. It says what figures
 * rest on, how long waits were, and of whom there is evidence that nobody owns. What is taken is
 * seen once it is on disk.
 */
public final class Activities implements Target<Activity> {

  /**
   * An identity that there is evidence of.
   *
   * @param first when its first activity begins
   * @param last when its last activity begins
   */
  public record Sighting(String identity, long activities, Instant first, Instant last) {}

  record Key(String identity, String id) {}

  private static final String TOPIC = Topics.ACTIVITIES.name();

  private final Database database;
  private final Taken<Key, Activity> taken;

  Activities(Database database) {
    this.database = database;
    taken = new Taken<>(database, TOPIC);
  }

  @Override
  public Map<Integer, Long> offsets() {
    return database.offsets(TOPIC);
  }

  @Override
  public void take(List<Change<Activity>> changes, Map<Integer, Long> offsets) {
    taken.take(rows -> changes.forEach(change -> take(rows, change.value())), offsets);
  }

  private static void take(Map<Key, Activity> rows, @Nullable Activity activity) {
    if (activity != null) {
      rows.merge(
          new Key(activity.identity(), activity.id()),
          activity,
          (held, candidate) -> Versions.holds(candidate, held) ? candidate : held);
    }
  }

  @Override
  public void save() {
    taken.save(Activities::write, database::changed);
  }

  private static void write(Connection to, Map<Key, Activity> rows)
      throws SQLException, IOException {
    if (rows.isEmpty()) {
      return;
    }
    append(to, rows.values());
    List<Activity> stale = stale(to, rows);
    if (!stale.isEmpty()) {
      try (Statement statement = to.createStatement()) {
        statement.execute("DELETE FROM incoming_activities");
      }
      rows = new java.util.LinkedHashMap<>(rows);
      rows.values().removeAll(stale);
      append(to, rows.values());
    }
    Database.replace(to, "activities");
  }

  private static void append(Connection to, Collection<Activity> activities)
      throws SQLException, IOException {
    try (DuckDBAppender appender = Database.appender(to, "incoming_activities")) {
      for (Activity activity : activities) {
        Instant start = activity.retracted() ? null : activity.start();
        Instant end = activity.retracted() ? null : activity.end();
        appender.beginRow();
        appender.append(activity.identity()).append(activity.id());
        append(appender, start);
        append(appender, end);
        appender.append(Json.MAPPER.writeValueAsString(activity));
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

  /** Those that come in against which a version holds that is there. */
  private static List<Activity> stale(Connection to, Map<Key, Activity> rows)
      throws SQLException, IOException {
    List<Activity> stale = new ArrayList<>();
    String sql =
        """
        SELECT held.json FROM activities AS held JOIN incoming_activities AS coming
        ON held.identity = coming.identity AND held.id = coming.id
        """;
    try (Statement statement = to.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        Activity held = Json.MAPPER.readValue(found.getString(1), Activity.class);
        Activity coming = rows.get(new Key(held.identity(), held.id()));
        if (coming != null && !Versions.holds(coming, held)) {
          stale.add(coming);
        }
      }
    }
    return stale;
  }

  @Override
  public void drop() {
    taken.drop();
  }

  @Override
  public void clear() {
    drop();
    database.clear(TOPIC, "activities");
  }

  /** Every identity that something is known of, by its name. */
  public List<Sighting> sightings(Predicate<String> isAskedFor) {
    String sql =
        """
        SELECT identity, count(*), min(start), max(start) FROM activities
        WHERE start IS NOT NULL GROUP BY identity ORDER BY identity
        """;
    return database.read(
        from -> {
          List<Sighting> all = new ArrayList<>();
          try (PreparedStatement select = from.prepareStatement(sql);
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              if (isAskedFor.test(rows.getString(1))) {
                all.add(
                    new Sighting(
                        rows.getString(1),
                        rows.getLong(2),
                        Instant.ofEpochSecond(rows.getLong(3)),
                        Instant.ofEpochSecond(rows.getLong(4))));
              }
            }
          }
          return all;
        });
  }

  /**
   * All in force that touches a stretch of time, in the order of their starts.
   *
   * @param from included
   * @param to not included
   */
  public List<Activity> between(Instant from, Instant to) {
    String sql =
        """
        SELECT json FROM activities
        WHERE start < ? AND (finish IS NULL OR finish >= ?) ORDER BY start, identity, id
        """;
    return database.read(
        connection -> {
          List<Activity> found = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, to.getEpochSecond());
            select.setLong(2, from.getEpochSecond());
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                found.add(Json.MAPPER.readValue(rows.getString(1), Activity.class));
              }
            }
          }
          return found;
        });
  }
}
