package dev.makertime.reporter.store;

import dev.makertime.model.Run;
import dev.makertime.topics.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Store of runs, each with its highest revision, whatever the order of arrival. It has nothing of
 * whoever set a run off but that somebody did, and no ids, which may name people: a row is known by
 * a hash of 64 bits. Records are visible once they are saved.
 */
public final class RunTable extends TopicTable<Long, Optional<Run>, Run> {
  /** Subject of runs that tell none. */
  public static final String UNSPECIFIED = "unspecified";

  /** The version before kept less of a run, and its offsets under the topic's name. */
  private static final String OFFSETS = Topics.RUNS.name() + " with facts";

  /** So many are asked for at once. */
  private static final int TOGETHER = 1_000;

  /**
   * What is known of a run: nothing that says whose it is.
   *
   * @param queue in milliseconds; absent = not told
   * @param run in milliseconds; absent = not over, or not told
   */
  public record KnownRun(
      String source,
      String subject,
      @Nullable String kind,
      @Nullable String trigger,
      @Nullable String status,
      @Nullable Long queue,
      @Nullable Long run) {}

  /** How many runs of a subject no schedule set off in the week of a Monday. */
  public record SetOff(String subject, LocalDate monday, long runs) {}

  RunTable(Database database) {
    super(database, OFFSETS, RunColumns.TABLE);
  }

  @Override
  void merge(Map<Long, Optional<Run>> rows, List<Change<Run>> changes) {
    for (Change<Run> change : changes) {
      rows.merge(
          RunColumns.hash(change.key()), Optional.ofNullable(change.value()), RunTable::later);
    }
  }

  private static Optional<Run> later(Optional<Run> one, Optional<Run> other) {
    boolean holds =
        one.isPresent() && other.isPresent() && one.get().revision() > other.get().revision();
    return holds ? one : other;
  }

  @Override
  void write(Connection to, Map<Long, Optional<Run>> rows) throws SQLException {
    Sql.each(
        to,
        "DELETE FROM run_facts WHERE key = ?",
        rows.entrySet().stream().filter(row -> row.getValue().isEmpty()).toList(),
        row -> new Object[] {row.getKey()});
    try (DuckDBAppender appender = Sql.appender(to, RunColumns.TABLE)) {
      for (Entry<Long, Optional<Run>> row : rows.entrySet()) {
        if (row.getValue().isPresent()) {
          RunColumns.append(appender, row.getKey(), row.getValue().get());
        }
      }
    }
    for (String statement : RunColumns.MERGE) {
      Sql.script(to, statement);
    }
  }

  @Override
  void saved() {
    database.changed().add(ChangedKeys.Kind.SOURCE, "runs");
  }

  /** Finds runs of which somebody knows the ids; those that are not there are left out. */
  public Map<String, KnownRun> find(List<String> ids) {
    Map<Long, String> wanted = new LinkedHashMap<>();
    ids.forEach(id -> wanted.put(RunColumns.hash(id), id));
    List<Long> keys = List.copyOf(wanted.keySet());
    Map<String, KnownRun> found = new HashMap<>();
    for (int from = 0; from < keys.size(); from += TOGETHER) {
      String some =
          keys.subList(from, Math.min(keys.size(), from + TOGETHER)).stream()
              .map(key -> Long.toString(key))
              .collect(Collectors.joining(","));
      database
          .list(
              """
              SELECT key, source, subject, kind, trigger, status, queue, run FROM run_facts
              WHERE day IS NOT NULL AND key IN (%s)
              """
                  .formatted(some),
              row -> Map.entry(row.getLong(1), known(row)))
          .forEach(
              one -> found.put(Objects.requireNonNull(wanted.get(one.getKey())), one.getValue()));
    }
    return found;
  }

  private static KnownRun known(ResultSet row) throws SQLException {
    return new KnownRun(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getObject(7, Long.class),
        row.getObject(8, Long.class));
  }

  /** The subjects that there are runs of, by name. */
  public List<String> subjects() {
    return database.list(
        "SELECT DISTINCT subject FROM run_facts WHERE day IS NOT NULL ORDER BY subject",
        row -> row.getString(1));
  }

  /**
   * Sums runs by subject and part, by name.
   *
   * @param told of which weeks all may be told; absent = of all
   */
  public List<RunSums> sums(RunSums.Query query, @Nullable Set<RunSums.SubjectWeek> told) {
    return RunSums.of(database, query, told);
  }

  /** Counts what no schedule set off between two dates in UTC, both included. */
  public List<SetOff> setOff(LocalDate from, LocalDate to) {
    return database.list(
        """
        SELECT subject, CAST(date_trunc('week', day) AS DATE) AS monday, count(*) FROM run_facts
        WHERE day BETWEEN ? AND ? AND trigger <> 'schedule'
        GROUP BY ALL ORDER BY ALL
        """,
        row -> new SetOff(row.getString(1), row.getDate(2).toLocalDate(), row.getLong(3)),
        from,
        to);
  }

  /**
   * Reads runs for the figures of a platform.
   *
   * @param to not included
   */
  public PlatformRunReader ofPlatform(Instant from, Instant to) {
    return new PlatformRunReader(database, from, to);
  }

  /**
   * Deletes runs that are older than the window.
   *
   * @param before the first date that stays
   * @return how many were deleted
   */
  public int retire(LocalDate before) {
    return database.transaction(
        to -> Sql.update(to, "DELETE FROM run_facts WHERE day < ?", before));
  }
}
