package dev.makertime.reporter.store;

import dev.makertime.model.Activity;
import dev.makertime.topics.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Evidence of identities that nobody owns: how much there is, and from when to when. Of each thing
 * the highest revision holds, as in the measurement. What is taken is seen once it is on disk.
 */
public final class Sightings implements Target<Activity> {

  /**
   * An identity that nobody owns.
   *
   * @param first when its first activity begins
   * @param last when its last activity begins
   */
  public record Sighting(String identity, long activities, Instant first, Instant last) {}

  private static final String TOPIC = Topics.ACTIVITIES.name();

  private final Database database;
  private final Predicate<String> isNobodys;
  private final Taken<String, Activity> taken;

  Sightings(Database database, Predicate<String> isNobodys) {
    this.database = database;
    this.isNobodys = isNobodys;
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

  private void take(Map<String, Activity> rows, @Nullable Activity activity) {
    if (activity != null && isNobodys.test(activity.identity())) {
      rows.merge(activity.identity() + "|" + activity.id(), activity, Sightings::later);
    }
  }

  @Override
  public void save() {
    taken.save(Sightings::write, database::changed);
  }

  private static void write(Connection to, Map<String, Activity> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (DuckDBAppender appender = Database.appender(to, "incoming_sightings")) {
      for (Activity activity : rows.values()) {
        Instant start = activity.retracted() ? null : activity.start();
        appender.beginRow();
        appender.append(activity.identity()).append(activity.id()).append(activity.revision());
        if (start == null) {
          appender.appendNull().appendNull();
        } else {
          appender.append(start.getEpochSecond()).append(start.getEpochSecond());
        }
        appender.endRow();
      }
    }
    try (Statement statement = to.createStatement()) {
      statement.execute(
          """
          INSERT INTO sightings SELECT * FROM incoming_sightings
          ON CONFLICT (identity, id) DO UPDATE
          SET revision = excluded.revision, first = excluded.first, last = excluded.last
          WHERE excluded.revision > sightings.revision
            OR (excluded.revision = sightings.revision AND sightings.first IS NOT NULL)
          """);
      statement.execute("DELETE FROM incoming_sightings");
    }
  }

  /** A higher revision, or a retraction of the same one. */
  private static Activity later(Activity one, Activity other) {
    boolean holds =
        other.revision() > one.revision()
            || (other.revision() == one.revision() && !one.retracted());
    return holds ? other : one;
  }

  /** Identities that were owned when evidence was last read: none of it was kept. */
  public Stream<String> wereOwned() {
    return database
        .read(
            from -> {
              List<String> all = new ArrayList<>();
              try (Statement statement = from.createStatement();
                  ResultSet rows = statement.executeQuery("SELECT identity FROM owned")) {
                while (rows.next()) {
                  all.add(rows.getString(1));
                }
              }
              return all;
            })
        .stream();
  }

  /** Remembers which identities are owned while evidence is read from now on. */
  public void own(Stream<String> identities) {
    database.transaction(
        to -> {
          try (Statement statement = to.createStatement()) {
            statement.execute("DELETE FROM owned");
          }
          try (DuckDBAppender appender =
              to.unwrap(DuckDBConnection.class).createAppender("main", "owned")) {
            for (String identity : identities.distinct().toList()) {
              appender.beginRow();
              appender.append(identity);
              appender.endRow();
            }
          }
          return true;
        });
  }

  @Override
  public void drop() {
    taken.drop();
  }

  @Override
  public void clear() {
    drop();
    database.clear(TOPIC, "sightings");
  }

  /** Every identity that nobody owns now and that something is known of, by its name. */
  public List<Sighting> all() {
    String sql =
        """
        SELECT identity, count(*), min(first), max(last) FROM sightings
        WHERE first IS NOT NULL GROUP BY identity ORDER BY identity
        """;
    return database.read(
        from -> {
          List<Sighting> all = new ArrayList<>();
          try (PreparedStatement select = from.prepareStatement(sql);
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              if (isNobodys.test(rows.getString(1))) {
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
}
