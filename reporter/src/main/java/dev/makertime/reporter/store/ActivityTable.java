package dev.makertime.reporter.store;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityVersions;
import dev.makertime.topics.Topics;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * The evidence: of each thing the version that holds, as in the measurement. It says what figures
 * rest on, how long waits were, and of whom there is evidence that nobody owns. What was taken and
 * is not on disk yet is seen too, but by {@link #sightings}.
 */
public final class ActivityTable implements TopicTable<Activity> {

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
  private final UnsavedRows<Key, ActivityVersions> taken;

  ActivityTable(Database database) {
    this.database = database;
    taken = new UnsavedRows<>(database, TOPIC);
  }

  @Override
  public Map<Integer, Long> offsets() {
    return database.offsets(TOPIC);
  }

  @Override
  public void take(List<Change<Activity>> changes, Map<Integer, Long> offsets) {
    taken.take(rows -> changes.forEach(change -> take(rows, change.value())), offsets);
    changes.forEach(change -> database.changed("identity", change.key()));
  }

  private static void take(Map<Key, ActivityVersions> rows, @Nullable Activity activity) {
    if (activity != null) {
      rows.merge(key(activity), ActivityVersions.of(activity), ActivityVersions::with);
    }
  }

  private static Key key(Activity activity) {
    return new Key(activity.identity(), activity.id());
  }

  @Override
  public void save() {
    taken.save(ActivityTable::write, () -> {});
  }

  private static void write(Connection to, Map<Key, ActivityVersions> rows)
      throws SQLException, IOException {
    if (rows.isEmpty()) {
      return;
    }
    append(to, rows.values());
    Map<Key, ActivityVersions> merged = merged(to, rows);
    if (!merged.equals(rows)) {
      try (Statement statement = to.createStatement()) {
        statement.execute("DELETE FROM incoming_activities");
      }
      append(to, merged.values());
    }
    Database.replace(to, "activities");
  }

  private static void append(Connection to, Collection<ActivityVersions> all)
      throws SQLException, IOException {
    try (DuckDBAppender appender = Database.appender(to, "incoming_activities")) {
      for (ActivityVersions said : all) {
        Activity activity = said.inForce();
        Instant start = activity.retracted() ? null : activity.start();
        Instant end = activity.retracted() ? null : activity.end();
        appender.beginRow();
        appender.append(activity.identity()).append(activity.id());
        append(appender, start);
        append(appender, end);
        appender.append(ActivityVersionsText.of(said));
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

  /** What comes in together with what is there, without what says nothing new. */
  private static Map<Key, ActivityVersions> merged(Connection to, Map<Key, ActivityVersions> rows)
      throws SQLException, IOException {
    Map<Key, ActivityVersions> merged = new LinkedHashMap<>(rows);
    String sql =
        """
        SELECT held.json FROM activities AS held JOIN incoming_activities AS coming
        ON held.identity = coming.identity AND held.id = coming.id
        """;
    try (Statement statement = to.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        ActivityVersions held = ActivityVersionsText.read(found.getString(1));
        merged.computeIfPresent(
            key(held.inForce()),
            (key, coming) -> {
              ActivityVersions both = held.with(coming);
              return both.equals(held) ? null : both;
            });
      }
    }
    return merged;
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
    return inForce(
        "start < ? AND (finish IS NULL OR finish >= ?)",
        activity -> touches(activity, from, to),
        to.getEpochSecond(),
        from.getEpochSecond());
  }

  /** The same of some identities. */
  public List<Activity> between(Collection<String> identities, Instant from, Instant to) {
    List<Object> arguments = new ArrayList<>(identities);
    arguments.add(to.getEpochSecond());
    arguments.add(from.getEpochSecond());
    return inForce(
        "%s AND start < ? AND (finish IS NULL OR finish >= ?)".formatted(isOneOf(identities)),
        activity -> identities.contains(activity.identity()) && touches(activity, from, to),
        arguments.toArray());
  }

  /** All of some identities that goes on, in the order of their starts. */
  public List<Activity> open(Collection<String> identities) {
    return inForce(
        isOneOf(identities) + " AND start IS NOT NULL AND finish IS NULL",
        activity -> identities.contains(activity.identity()) && activity.isOpen(),
        identities.toArray());
  }

  /** What counts of one thing, taken back or not. */
  public Optional<Activity> find(String identity, String id) {
    return said(identity, id).map(ActivityVersions::inForce);
  }

  /** All that is said of one thing. */
  public Optional<ActivityVersions> said(String identity, String id) {
    return Optional.ofNullable(
        said("identity = ? AND id = ?", identity, id).get(new Key(identity, id)));
  }

  /** What people took back of some identities' evidence. */
  public List<Activity> objected(Collection<String> identities) {
    return select(
        isOneOf(identities) + " AND start IS NULL",
        activity ->
            identities.contains(activity.identity())
                && activity.retracted()
                && activity.revision() >= Activity.CORRECTIONS_FROM,
        identities.toArray());
  }

  /**
   * Lets go what was taken back so long ago that no earlier version of it can count any more. It
   * has no time of its own: what is new here is noted with the last date that it may have been
   * about, {@link Activity#FURTHEST_AHEAD}, and leaves by that.
   *
   * @param before what was noted for a date before this one leaves
   * @return how many have left
   */
  public int retireRetractions(LocalDate today, LocalDate before) {
    return database.transaction(
        connection -> {
          execute(
              connection,
              """
              INSERT INTO retractions
              SELECT identity, id, ? FROM activities WHERE start IS NULL ON CONFLICT DO NOTHING
              """,
              today.plusDays(Activity.FURTHEST_AHEAD.toDays()));
          int gone =
              execute(
                  connection,
                  """
                  DELETE FROM activities WHERE start IS NULL AND (identity, id) IN
                  (SELECT (identity, id) FROM retractions WHERE noted < ?)
                  """,
                  before);
          execute(
              connection,
              """
              DELETE FROM retractions WHERE (identity, id) NOT IN
              (SELECT (identity, id) FROM activities WHERE start IS NULL)
              """);
          return gone;
        });
  }

  private static int execute(Connection to, String sql, Object... arguments) throws SQLException {
    try (PreparedStatement statement = to.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static String isOneOf(Collection<String> identities) {
    return identities.isEmpty()
        ? "FALSE"
        : "identity IN (%s)"
            .formatted(String.join(", ", Collections.nCopies(identities.size(), "?")));
  }

  private static boolean touches(Activity activity, Instant from, Instant to) {
    return activity.start() != null
        && activity.start().isBefore(to)
        && (activity.end() == null || !activity.end().isBefore(from));
  }

  private List<Activity> inForce(String where, Predicate<Activity> matches, Object... arguments) {
    return select(where, activity -> !activity.retracted() && matches.test(activity), arguments);
  }

  private List<Activity> select(String where, Predicate<Activity> matches, Object... arguments) {
    return said(where, arguments).values().stream()
        .map(ActivityVersions::inForce)
        .filter(matches)
        .sorted(
            Comparator.comparing(Activity::start, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Activity::identity)
                .thenComparing(Activity::id))
        .toList();
  }

  private Map<Key, ActivityVersions> said(String where, Object... arguments) {
    Map<Key, ActivityVersions> found = new LinkedHashMap<>();
    Map<Key, ActivityVersions> recent = taken.rows();
    database.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT json FROM activities WHERE " + where)) {
            for (int i = 0; i < arguments.length; i++) {
              select.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                ActivityVersions held = ActivityVersionsText.read(rows.getString(1));
                found.put(key(held.inForce()), held);
              }
            }
          }
          return true;
        });
    recent.forEach((key, said) -> found.merge(key, said, ActivityVersions::with));
    return found;
  }
}
