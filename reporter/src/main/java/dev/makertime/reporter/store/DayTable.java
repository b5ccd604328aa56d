package dev.makertime.reporter.store;

import dev.makertime.model.DayKey;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Days of persons or of teams: all in a table but those that were taken since it was last written,
 * which are kept in memory and shown in the place of their rows. DuckDB takes some 20 ms for a
 * transaction, whatever is in it; so a change is seen without waiting for one.
 */
final class DayTable<V> implements TopicTable<V> {

  /**
   * Where the rows are: {@code (name, date, team, people, brief, json)}.
   *
   * @param kind what a row's name is of
   * @param people how many a row is of
   * @param brief a row as JSON for those who are not shown all of it; absent = all of it is shown
   */
  record Shape<V>(
      Topic<String, V> topic,
      Class<V> type,
      String table,
      String kind,
      Function<V, String> team,
      ToIntFunction<V> people,
      Function<V, @Nullable String> brief) {}

  private static final Logger LOG = LoggerFactory.getLogger(DayTable.class);

  private final Database database;
  private final Shape<V> shape;
  private final UnsavedRows<DayKey, Optional<V>> taken;

  DayTable(Database database, Shape<V> shape) {
    this.database = database;
    this.shape = shape;
    taken = new UnsavedRows<>(database, shape.topic().name());
  }

  @Override
  public Map<Integer, Long> offsets() {
    return database.offsets(topic());
  }

  @Override
  public void take(List<Change<V>> changes, Map<Integer, Long> offsets) {
    taken.take(rows -> changes.forEach(change -> take(rows, change)), offsets);
  }

  private void take(Map<DayKey, Optional<V>> rows, Change<V> change) {
    DayKey.parse(change.key())
        .ifPresentOrElse(
            key -> {
              rows.put(key, Optional.ofNullable(change.value()));
              database.changed(shape.kind(), key.name());
            },
            () -> LOG.warn("{}: {} is no key of a day", topic(), change.key()));
  }

  @Override
  public void save() {
    taken.save(this::write, () -> {});
  }

  private void write(Connection to, Map<DayKey, Optional<V>> rows) throws SQLException {
    List<DayKey> gone = new ArrayList<>();
    try (DuckDBAppender appender = Database.appender(to, "incoming_" + shape.table())) {
      for (Map.Entry<DayKey, Optional<V>> entry : rows.entrySet()) {
        DayKey key = entry.getKey();
        if (entry.getValue().isEmpty()) {
          gone.add(key);
          continue;
        }
        V value = entry.getValue().get();
        appender.beginRow();
        appender.append(key.name()).append(key.date()).append(shape.team().apply(value));
        appender.append(shape.people().applyAsInt(value));
        appender.append(shape.brief().apply(value)).append(json(value));
        appender.endRow();
      }
    }
    Database.replace(to, shape.table());
    delete(to, gone);
  }

  private void delete(Connection to, List<DayKey> gone) throws SQLException {
    if (gone.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        to.prepareStatement(
            "DELETE FROM %s WHERE name = ? AND date = ?".formatted(shape.table()))) {
      for (DayKey key : gone) {
        delete.setString(1, key.name());
        delete.setObject(2, key.date());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  @Override
  public void drop() {
    taken.drop();
  }

  @Override
  public void clear() {
    drop();
    database.clear(topic(), shape.table());
  }

  /** The days between two dates, both included, by name, then date; absent = any. */
  List<V> days(LocalDate from, LocalDate to, @Nullable String name, @Nullable String team) {
    String where = "date BETWEEN ? AND ? AND (? IS NULL OR name = ?) AND (? IS NULL OR team = ?)";
    Predicate<Map.Entry<DayKey, V>> matches =
        day ->
            !day.getKey().date().isBefore(from)
                && !day.getKey().date().isAfter(to)
                && (name == null || day.getKey().name().equals(name))
                && (team == null || team.equals(shape.team().apply(day.getValue())));
    return days(where, matches, from, to, name, name, team, team);
  }

  /**
   * The days between two dates, both included, as one JSON array, by name, then date. They go from
   * disk to the answer as they are.
   *
   * @param brief whether only the brief form is shown
   * @param fewest days of fewer people are only named, as withheld
   */
  String json(LocalDate from, LocalDate to, @Nullable String name, boolean brief, int fewest) {
    Map<DayKey, Optional<V>> recent = new TreeMap<>(taken.rows());
    recent.keySet().removeIf(key -> key.date().isBefore(from) || key.date().isAfter(to));
    recent.keySet().removeIf(key -> name != null && !key.name().equals(name));
    String sql =
        """
        SELECT %s, people, %s FROM %s
        WHERE date BETWEEN ? AND ? AND (? IS NULL OR name = ?) ORDER BY name, date
        """
            .formatted(
                recent.isEmpty() ? "NULL, NULL" : "name, epoch(date) // 86400",
                brief ? "coalesce(brief, json)" : "json",
                shape.table());
    sql = fewest > 1 ? sql.replace("NULL, NULL", "name, epoch(date) // 86400") : sql;
    StringBuilder text = new StringBuilder(1 << 16).append('[');
    String asked = sql;
    database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(asked)) {
            select.setObject(1, from);
            select.setObject(2, to);
            select.setString(3, name);
            select.setString(4, name);
            try (ResultSet rows = select.executeQuery()) {
              MergedRows<V> merge = new MergedRows<>(shape, recent, text, brief, fewest);
              while (rows.next()) {
                merge.add(rows);
              }
              merge.end();
            }
          }
          return true;
        });
    return text.append(']').toString();
  }

  /** All days that are of no team, by name, then date. */
  List<V> withoutTeam() {
    return days("team IS NULL", day -> shape.team().apply(day.getValue()) == null);
  }

  private List<V> days(
      String where, Predicate<Map.Entry<DayKey, V>> matches, @Nullable Object... arguments) {
    Map<DayKey, Optional<V>> recent = taken.rows();
    TreeMap<DayKey, V> days = new TreeMap<>();
    String sql = "SELECT name, date, json FROM %s WHERE %s".formatted(shape.table(), where);
    database.read(
        from -> {
          try (PreparedStatement select = from.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
              select.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                DayKey key = new DayKey(rows.getString(1), rows.getObject(2, LocalDate.class));
                if (!recent.containsKey(key)) {
                  days.put(key, Json.MAPPER.readValue(rows.getString(3), shape.type()));
                }
              }
            }
          }
          return true;
        });
    recent.forEach(
        (key, value) ->
            value
                .filter(day -> matches.test(Map.entry(key, day)))
                .ifPresent(day -> days.put(key, day)));
    return List.copyOf(days.values());
  }

  private String topic() {
    return shape.topic().name();
  }

  static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
