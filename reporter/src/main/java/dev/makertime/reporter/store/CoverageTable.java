package dev.makertime.reporter.store;

import dev.makertime.model.Coverage;
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
import java.util.Optional;

/** What each source has been read for without a gap, as it said last. */
public final class CoverageTable implements TopicTable<Coverage> {
  private static final String TOPIC = Topics.COVERAGE.name();

  private final Database database;
  private final UnsavedRows<String, Optional<Coverage>> taken;

  CoverageTable(Database database) {
    this.database = database;
    taken = new UnsavedRows<>(database, TOPIC);
  }

  @Override
  public Map<Integer, Long> offsets() {
    return database.offsets(TOPIC);
  }

  @Override
  public void take(List<Change<Coverage>> changes, Map<Integer, Long> offsets) {
    taken.take(
        rows ->
            changes.forEach(change -> rows.put(change.key(), Optional.ofNullable(change.value()))),
        offsets);
  }

  @Override
  public void save() {
    taken.save(CoverageTable::write, () -> database.changed("source", "coverage"));
  }

  private static void write(Connection to, Map<String, Optional<Coverage>> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = to.prepareStatement("DELETE FROM coverage WHERE source = ?");
        PreparedStatement upsert =
            to.prepareStatement("INSERT OR REPLACE INTO coverage VALUES (?, ?, ?)")) {
      for (Map.Entry<String, Optional<Coverage>> row : rows.entrySet()) {
        Coverage coverage = row.getValue().orElse(null);
        if (coverage == null) {
          delete.setString(1, row.getKey());
          delete.executeUpdate();
        } else {
          upsert.setString(1, row.getKey());
          upsert.setLong(2, coverage.from().getEpochSecond());
          upsert.setLong(3, coverage.to().getEpochSecond());
          upsert.executeUpdate();
        }
      }
    }
  }

  @Override
  public void drop() {
    taken.drop();
  }

  @Override
  public void clear() {
    drop();
    database.clear(TOPIC, "coverage");
  }

  /** All of them, by their source's name. */
  public List<Coverage> all() {
    return database.read(
        from -> {
          List<Coverage> all = new ArrayList<>();
          try (Statement select = from.createStatement();
              ResultSet rows = select.executeQuery("SELECT * FROM coverage ORDER BY source")) {
            while (rows.next()) {
              all.add(
                  new Coverage(
                      rows.getString(1),
                      Instant.ofEpochSecond(rows.getLong(2)),
                      Instant.ofEpochSecond(rows.getLong(3))));
            }
          }
          return all;
        });
  }
}
