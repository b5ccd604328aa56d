package dev.makertime.reporter.store;

import dev.makertime.model.Activity;
import dev.makertime.topics.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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
  private final List<Activity> taken = new ArrayList<>();
  private final Map<Integer, Long> next = new HashMap<>();

  Sightings(Database database, Predicate<String> isNobodys) {
    this.database = database;
    this.isNobodys = isNobodys;
  }

  @Override
  public Map<Integer, Long> offsets() {
    return database.offsets(TOPIC);
  }

  @Override
  public void take(List<Change<Activity>> changes, Map<Integer, Long> offsets) {
    synchronized (taken) {
      for (Change<Activity> change : changes) {
        Activity activity = change.value();
        if (activity != null && isNobodys.test(activity.identity())) {
          taken.add(activity);
        }
      }
      next.putAll(offsets);
    }
  }

  @Override
  public void save() {
    List<Activity> rows;
    Map<Integer, Long> offsets;
    synchronized (taken) {
      rows = List.copyOf(taken);
      offsets = Map.copyOf(next);
    }
    database.change(
        TOPIC,
        offsets,
        to -> {
          write(to, rows);
          return true;
        },
        () -> {
          synchronized (taken) {
            taken.subList(0, rows.size()).clear();
            offsets.forEach(next::remove);
          }
          if (!rows.isEmpty()) {
            database.changed();
          }
        });
  }

  private static void write(Connection to, List<Activity> rows) throws SQLException {
    String sql =
        """
        INSERT INTO sightings VALUES (?, ?, ?, ?, ?) ON CONFLICT (identity, id) DO UPDATE
        SET revision = excluded.revision, first = excluded.first, last = excluded.last
        WHERE excluded.revision >= sightings.revision
        """;
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement put = to.prepareStatement(sql)) {
      for (Activity activity : rows) {
        put(put, activity);
      }
    }
  }

  @Override
  public void drop() {
    synchronized (taken) {
      taken.clear();
      next.clear();
    }
  }

  private static void put(PreparedStatement put, Activity activity) throws SQLException {
    Instant start = activity.start();
    put.setString(1, activity.identity());
    put.setString(2, activity.id());
    put.setLong(3, activity.revision());
    Long second = activity.retracted() || start == null ? null : start.getEpochSecond();
    put.setObject(4, second);
    put.setObject(5, second);
    put.execute();
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
