package dev.makertime.reporter.store;

import dev.makertime.topics.DeadLetter;
import dev.makertime.topics.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Store of the number of dead letters by source and reason, without their content. */
public final class DeadLetterTable
    extends TopicTable<DeadLetterTable.Key, DeadLetterTable.SetAside, DeadLetter> {

  /** What was set aside for one reason. */
  public record SetAside(String source, String reason, long count, Instant last) {
    SetAside plus(SetAside other) {
      return new SetAside(
          source, reason, count + other.count, last.isAfter(other.last) ? last : other.last);
    }
  }

  /** Of one take, so that what is counted while others are written is not among those. */
  record Key(String source, String reason, long take) {}

  static final String COLUMNS =
      """
      CREATE TABLE IF NOT EXISTS dead_letters (
        source VARCHAR, reason VARCHAR, count BIGINT, last BIGINT, PRIMARY KEY (source, reason))
      """;

  /** A reason may quote what is wrong, and is cut: there must not be as many as letters. */
  private static final int LONGEST = 200;

  private final AtomicLong takes = new AtomicLong();

  DeadLetterTable(Database database) {
    super(database, Topics.DEAD_LETTERS, "dead_letters");
  }

  @Override
  void merge(Map<Key, SetAside> rows, List<Change<DeadLetter>> changes) {
    long take = takes.incrementAndGet();
    for (Change<DeadLetter> change : changes) {
      DeadLetter letter = change.value();
      if (letter != null) {
        String reason = letter.reason();
        String cut = reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason;
        Key key = new Key(change.key(), cut, take);
        rows.merge(key, new SetAside(key.source(), cut, 1, letter.time()), SetAside::plus);
      }
    }
  }

  @Override
  void write(Connection to, Map<Key, SetAside> rows) throws SQLException {
    Sql.each(
        to,
        """
        INSERT INTO dead_letters VALUES (?, ?, ?, ?) ON CONFLICT (source, reason)
        DO UPDATE SET count = count + excluded.count, last = greatest(last, excluded.last)
        """,
        rows.values(),
        row -> new Object[] {row.source(), row.reason(), row.count(), row.last().getEpochSecond()});
  }

  @Override
  void saved() {
    database.changed().add(ChangedKeys.Kind.SOURCE, "dead letters");
  }

  /** How many each source has, since the store began. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    database.forEachRow(
        "SELECT source, sum(count)::BIGINT FROM dead_letters GROUP BY source",
        row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  /** The most recent reasons, the last one first. */
  public List<SetAside> latest(int most) {
    return database.list(
        "SELECT * FROM dead_letters ORDER BY last DESC, source, reason LIMIT " + most,
        row ->
            new SetAside(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                Instant.ofEpochSecond(row.getLong(4))));
  }
}
