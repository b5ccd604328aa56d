package dev.makertime.reporter.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What was taken from a topic and is not on disk yet, by what it stands for, and where to go on.
 * One thread takes while another saves: what was taken anew meanwhile stays.
 */
final class UnsavedRows<K, V> {

  /** Writes rows, in one transaction with where to go on. */
  interface Write<K, V> {
    void to(Connection connection, Map<K, V> rows) throws SQLException, IOException;
  }

  private final Database database;
  private final String topic;
  private final Map<K, V> rows = new LinkedHashMap<>();
  private final Map<Integer, Long> next = new HashMap<>();

  UnsavedRows(Database database, String topic) {
    this.database = database;
    this.topic = topic;
  }

  synchronized void take(Consumer<Map<K, V>> changes, Map<Integer, Long> offsets) {
    changes.accept(rows);
    next.putAll(offsets);
  }

  synchronized Map<K, V> rows() {
    return new LinkedHashMap<>(rows);
  }

  /**
   * Puts on disk what was taken so far.
   *
   * @param seen is told once it is there, if it was anything
   */
  void save(Write<K, V> write, Runnable seen) {
    Map<K, V> saved;
    Map<Integer, Long> offsets;
    synchronized (this) {
      saved = rows();
      offsets = Map.copyOf(next);
    }
    database.change(
        topic,
        offsets,
        to -> {
          write.to(to, saved);
          return true;
        },
        () -> {
          synchronized (this) {
            saved.forEach(rows::remove);
            offsets.forEach(next::remove);
          }
          if (!saved.isEmpty()) {
            seen.run();
          }
        });
  }

  synchronized void drop() {
    rows.clear();
    next.clear();
  }
}
