package dev.makertime.reporter.store;

import dev.makertime.topics.DeadLetter;
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
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** How often each source sent what could not be counted, by reason; never what it sent. */
public final class DeadLetterTable implements TopicTable<DeadLetter> {

  /** What was set aside for one reason. */
  public record SetAside(String source, String reason, long count, Instant last) {
    SetAside plus(SetAside other) {
      return new SetAside(
          source, reason, count + other.count, last.isAfter(other.last) ? last : other.last);
    }
  }

  /** Of one take, so that what is counted while others are put on disk is not among those. */
  record Key(String source, String reason, long take) {}

  private static final String TOPIC = Topics.DEAD_LETTERS.name();

  /** A reason may quote what is wrong, and is cut: there must not be as many as letters. */
  private static final int LONGEST = 200;

  private final Database database;
  private final UnsavedRows<Key, SetAside> taken;
  private final AtomicLong takes = new AtomicLong();

  DeadLetterTable(Database database) {
    this.database = database;
    taken = new UnsavedRows<>(database, TOPIC);
  }

  @Override
  public Map<Integer, Long> offsets() {
    return database.offsets(TOPIC);
  }

  @Override
  public void take(List<Change<DeadLetter>> changes, Map<Integer, Long> offsets) {
    long take = takes.incrementAndGet();
    taken.take(rows -> changes.forEach(change -> take(rows, change, take)), offsets);
  }

  private static void take(Map<Key, SetAside> rows, Change<DeadLetter> change, long take) {
    DeadLetter letter = change.value();
    if (letter != null) {
      String reason = letter.reason();
      String cut = reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason;
      Key key = new Key(change.key(), cut, take);
      rows.merge(key, new SetAside(key.source(), cut, 1, letter.time()), SetAside::plus);
    }
  }

  @Override
  public void save() {
    taken.save(DeadLetterTable::write, () -> database.changed("source", "dead letters"));
  }

  private static void write(Connection to, Map<Key, SetAside> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String sql =
        """
        INSERT INTO dead_letters VALUES (?, ?, ?, ?) ON CONFLICT (source, reason)
        DO UPDATE SET count = count + excluded.count, last = greatest(last, excluded.last)
        """;
    try (PreparedStatement upsert = to.prepareStatement(sql)) {
      for (SetAside row : rows.values()) {
        upsert.setString(1, row.source());
        upsert.setString(2, row.reason());
        upsert.setLong(3, row.count());
        upsert.setLong(4, row.last().getEpochSecond());
        upsert.executeUpdate();
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
    database.clear(TOPIC, "dead_letters");
  }

  /** How many each source sent, since the store began. */
  public Map<String, Long> counts() {
    return database.read(
        from -> {
          Map<String, Long> counts = new TreeMap<>();
          try (Statement select = from.createStatement();
              ResultSet rows =
                  select.executeQuery(
                      "SELECT source, sum(count)::BIGINT FROM dead_letters GROUP BY source")) {
            while (rows.next()) {
              counts.put(rows.getString(1), rows.getLong(2));
            }
          }
          return counts;
        });
  }

  /** The reasons of late, the most recent first, at most so many. */
  public List<SetAside> latest(int most) {
    return database.read(
        from -> {
          List<SetAside> all = new ArrayList<>();
          try (Statement select = from.createStatement();
              ResultSet rows =
                  select.executeQuery(
                      "SELECT * FROM dead_letters ORDER BY last DESC, source, reason LIMIT "
                          + most)) {
            while (rows.next()) {
              all.add(
                  new SetAside(
                      rows.getString(1),
                      rows.getString(2),
                      rows.getLong(3),
                      Instant.ofEpochSecond(rows.getLong(4))));
            }
          }
          return all;
        });
  }
}
