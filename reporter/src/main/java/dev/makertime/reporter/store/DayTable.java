package dev.makertime.reporter.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import java.sql.Connection;
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
 * Store of days of people or of teams. Records are visible at once, before their row is written:
 * DuckDB needs some 20 ms for a transaction, whatever its size.
 */
final class DayTable<V> extends TopicTable<DayKey, Optional<V>, V> {

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
      ChangedKeys.Kind kind,
      Function<V, String> team,
      ToIntFunction<V> people,
      Function<V, @Nullable String> brief) {}

  private static final Logger LOG = LoggerFactory.getLogger(DayTable.class);

  private final Shape<V> shape;

  static DayTable<EngineerDay> ofPeople(Database database) {
    return new DayTable<>(
        database,
        new Shape<>(
            Topics.ENGINEER_DAYS,
            EngineerDay.class,
            "days",
            ChangedKeys.Kind.PERSON,
            EngineerDay::team,
            day -> 1,
            day -> null));
  }

  static DayTable<TeamDay> ofTeams(Database database) {
    return new DayTable<>(
        database,
        new Shape<>(
            Topics.TEAM_DAYS,
            TeamDay.class,
            "team_days",
            ChangedKeys.Kind.TEAM,
            TeamDay::team,
            TeamDay::people,
            DayTable::withoutSubjects));
  }

  private static String withoutSubjects(TeamDay day) {
    ObjectNode json = Json.MAPPER.valueToTree(day);
    json.remove("subjects");
    return json.toString();
  }

  private DayTable(Database database, Shape<V> shape) {
    super(database, shape.topic(), shape.table());
    this.shape = shape;
  }

  static String columns(String table) {
    return """
    CREATE TABLE IF NOT EXISTS %s (
      name VARCHAR, date DATE, team VARCHAR, people INTEGER, brief VARCHAR, json VARCHAR,
      PRIMARY KEY (name, date))
    """
        .formatted(table);
  }

  @Override
  void merge(Map<DayKey, Optional<V>> rows, List<Change<V>> changes) {
    for (Change<V> change : changes) {
      DayKey.parse(change.key())
          .ifPresentOrElse(
              key -> {
                rows.put(key, Optional.ofNullable(change.value()));
                database.changed().add(shape.kind(), key.name());
                changedTeamDay(key, change.value());
              },
              () -> LOG.warn("{}: {} is not the key of a day", shape.table(), change.key()));
    }
  }

  /** A person's day that is gone changes that of the team, of which there is a record as well. */
  private void changedTeamDay(DayKey key, @Nullable V value) {
    if (shape.kind() == ChangedKeys.Kind.TEAM) {
      database.changed().addTeamDay(key);
    } else if (value != null && shape.team().apply(value) != null) {
      database.changed().addTeamDay(new DayKey(shape.team().apply(value), key.date()));
    }
  }

  @Override
  void write(Connection to, Map<DayKey, Optional<V>> rows) throws SQLException {
    List<DayKey> gone = new ArrayList<>();
    try (DuckDBAppender appender = Sql.appender(to, shape.table())) {
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
    Sql.replace(to, shape.table());
    Sql.each(
        to,
        "DELETE FROM %s WHERE name = ? AND date = ?".formatted(shape.table()),
        gone,
        key -> new Object[] {key.name(), key.date()});
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
    Map<DayKey, Optional<V>> recent = new TreeMap<>(unsaved());
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
    MergedRows<V> merge = new MergedRows<>(shape, recent, text, brief, fewest);
    database.forEachRow(sql, merge::add, from, to, name, name);
    merge.end();
    return text.append(']').toString();
  }

  /** All days that are of no team, by name, then date. */
  List<V> withoutTeam() {
    return days("team IS NULL", day -> shape.team().apply(day.getValue()) == null);
  }

  private List<V> days(
      String where, Predicate<Map.Entry<DayKey, V>> matches, @Nullable Object... arguments) {
    Map<DayKey, Optional<V>> recent = unsaved();
    TreeMap<DayKey, V> days = new TreeMap<>();
    String sql = "SELECT name, date, json FROM %s WHERE %s".formatted(shape.table(), where);
    database.forEachRow(
        sql,
        row -> {
          DayKey key = new DayKey(row.getString(1), row.getObject(2, LocalDate.class));
          if (!recent.containsKey(key)) {
            days.put(key, Json.MAPPER.readValue(row.getString(3), shape.type()));
          }
        },
        arguments);
    recent.forEach(
        (key, value) ->
            value
                .filter(day -> matches.test(Map.entry(key, day)))
                .ifPresent(day -> days.put(key, day)));
    return List.copyOf(days.values());
  }

  static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
