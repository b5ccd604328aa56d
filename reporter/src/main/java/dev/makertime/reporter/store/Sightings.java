package dev.makertime.reporter.store;

import dev.makertime.model.Activity;
import dev.makertime.topics.Topics;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Evidence of identities that nobody owns: how much there is, and from when to when. Of each thing
 * the highest revision holds, as in the measurement.
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

  Sightings(Database database, Predicate<String> isNobodys) {
    this.database = database;
    this.isNobodys = isNobodys;
  }

  @Override
  public Map<Integer, Long> offsets() {
    return database.offsets(TOPIC);
  }

  @Override
  public void apply(List<Change<Activity>> changes, Map<Integer, Long> offsets) {
    String sql =
        """
        INSERT INTO sightings VALUES (?, ?, ?, ?, ?) ON CONFLICT (identity, id) DO UPDATE
        SET revision = excluded.revision, first = excluded.first, last = excluded.last
        WHERE excluded.revision >= sightings.revision
        """;
    database.change(
        TOPIC,
        offsets,
        to -> {
          try (PreparedStatement put = to.prepareStatement(sql)) {
            for (Change<Activity> change : changes) {
              Activity activity = change.value();
              if (activity != null && isNobodys.test(activity.identity())) {
                put(put, activity);
              }
            }
          }
          return true;
        });
  }

  private static void put(PreparedStatement put, Activity activity) throws java.sql.SQLException {
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
