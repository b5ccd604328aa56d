package dev.makertime.reporter.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Holds rows that were read from a topic but are not on disk, with the offsets to continue from.
 */
final class UnsavedRows<K, R> {

  /** Rows and offsets at one moment. */
  record Snapshot<K, R>(Map<K, R> rows, Map<Integer, Long> offsets) {}

  private final Map<K, R> rows = new LinkedHashMap<>();
  private final Map<Integer, Long> next = new HashMap<>();

  synchronized void take(Consumer<Map<K, R>> changes, Map<Integer, Long> offsets) {
    changes.accept(rows);
    next.putAll(offsets);
  }

  synchronized Snapshot<K, R> snapshot() {
    return new Snapshot<>(new LinkedHashMap<>(rows), Map.copyOf(next));
  }

  /** Removes rows that are saved now; rows that were taken again meanwhile stay. */
  synchronized void remove(Snapshot<K, R> saved) {
    saved.rows().forEach(rows::remove);
    saved.offsets().forEach(next::remove);
  }

  synchronized void clear() {
    rows.clear();
    next.clear();
  }
}
