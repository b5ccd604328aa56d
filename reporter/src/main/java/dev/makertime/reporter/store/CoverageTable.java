package dev.makertime.reporter.store;

import dev.makertime.model.Coverage;
import dev.makertime.topics.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Store of the coverage of each source. */
public final class CoverageTable extends TopicTable<String, Optional<Coverage>, Coverage> {
  static final String COLUMNS =
      """
      CREATE TABLE IF NOT EXISTS coverage (source VARCHAR PRIMARY KEY, start BIGINT, finish BIGINT)
      """;

  CoverageTable(Database database) {
    super(database, Topics.COVERAGE, "coverage");
  }

  @Override
  void merge(Map<String, Optional<Coverage>> rows, List<Change<Coverage>> changes) {
    changes.forEach(change -> rows.put(change.key(), Optional.ofNullable(change.value())));
  }

  @Override
  void write(Connection to, Map<String, Optional<Coverage>> rows) throws SQLException {
    Sql.each(
        to,
        "DELETE FROM coverage WHERE source = ?",
        rows.entrySet().stream().filter(row -> row.getValue().isEmpty()).toList(),
        row -> new Object[] {row.getKey()});
    Sql.each(
        to,
        "INSERT OR REPLACE INTO coverage VALUES (?, ?, ?)",
        rows.entrySet().stream().filter(row -> row.getValue().isPresent()).toList(),
        row -> {
          Coverage coverage = row.getValue().orElseThrow();
          return new Object[] {
            row.getKey(), coverage.from().getEpochSecond(), coverage.to().getEpochSecond()
          };
        });
  }

  @Override
  void saved() {
    database.changed().add(ChangedKeys.Kind.SOURCE, "coverage");
  }

  /** All of them, by their source's name. */
  public List<Coverage> all() {
    return database.list(
        "SELECT * FROM coverage ORDER BY source",
        row ->
            new Coverage(
                row.getString(1),
                Instant.ofEpochSecond(row.getLong(2)),
                Instant.ofEpochSecond(row.getLong(3))));
  }
}
