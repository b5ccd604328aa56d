package dev.makertime.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Deletes expired entries of a state store: it checks 256 at a step, and starts over at the end.
 */
final class StoreSweep<V> {
  /** The interval of the steps: a store of a million entries is gone round in about an hour. */
  static final Duration EVERY = Duration.ofSeconds(1);

  private static final int ENTRIES = 256;

  private final KeyValueStore<String, V> store;
  private final BiPredicate<String, V> isExpired;
  private @Nullable String next;

  StoreSweep(KeyValueStore<String, V> store, BiPredicate<String, V> isExpired) {
    this.store = store;
    this.isExpired = isExpired;
  }

  void step() {
    List<String> expired = new ArrayList<>();
    try (KeyValueIterator<String, V> entries = store.range(next, null)) {
      for (int i = 0; i < ENTRIES && entries.hasNext(); i++) {
        KeyValue<String, V> entry = entries.next();
        if (isExpired.test(entry.key, entry.value)) {
          expired.add(entry.key);
        }
      }
      next = entries.hasNext() ? entries.peekNextKey() : null;
    }
    expired.forEach(store::delete);
  }
}
