package dev.makertime.reporter.store;

import dev.makertime.topics.Topic;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Store of the records of one topic. Records are kept in memory and written a little later, in one
 * transaction with their offsets. One thread may add records while another saves.
 *
 * @param <K> what a row is known by
 * @param <R> a row
 * @param <V> a value of the topic
 */
public abstract class TopicTable<K, R, V> {

  /** A record of the topic; without a value it is a tombstone of its key. */
  public record Change<V>(String key, @Nullable V value) {}

  final Database database;
  private final String offsets;
  private final String table;
  private final UnsavedRows<K, R> unsaved = new UnsavedRows<>();

  TopicTable(Database database, Topic<String, V> topic, String table) {
    this(database, topic.name(), table);
  }

  /**
   * Makes a table whose offsets have another name than the topic, so that a version that does not
   * know the table keeps its own.
   */
  TopicTable(Database database, String offsets, String table) {
    this.database = database;
    this.offsets = offsets;
    this.table = table;
  }

  /** The next offset to read, by partition; none if the topic was never read. */
  public final Map<Integer, Long> offsets() {
    return database.transaction(from -> Offsets.of(from, offsets));
  }

  /**
   * Takes a stretch of the topic.
   *
   * @param changes in the order of each partition
   * @param offsets where to go on, by partition
   */
  public final void take(List<Change<V>> changes, Map<Integer, Long> offsets) {
    unsaved.take(rows -> merge(rows, changes), offsets);
  }

  /** Writes what was taken, and where to go on, in one transaction. */
  public final void save() {
    UnsavedRows.Snapshot<K, R> snapshot = unsaved.snapshot();
    database.change(
        offsets,
        snapshot.offsets(),
        to -> {
          if (!snapshot.rows().isEmpty()) {
            write(to, snapshot.rows());
          }
          return true;
        },
        () -> {
          unsaved.remove(snapshot);
          if (!snapshot.rows().isEmpty()) {
            saved();
          }
        });
  }

  /** Forgets what was taken and is not saved. */
  public final void drop() {
    unsaved.clear();
  }

  /** Forgets everything: what it was read from is gone. */
  public final void clear() {
    drop();
    database.clear(offsets, table);
  }

  /** What was taken and is not saved. */
  final Map<K, R> unsaved() {
    return unsaved.snapshot().rows();
  }

  /** Merges changes into the unsaved rows. */
  abstract void merge(Map<K, R> rows, List<Change<V>> changes);

  /** Writes rows, of which there is at least one. */
  abstract void write(Connection to, Map<K, R> rows) throws SQLException, IOException;

  /** Called once rows are committed. */
  void saved() {}
}
