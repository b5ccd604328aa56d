package dev.makertime.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Walks round a store, a few entries at a time, and takes out what has had its time. */
final class StoreSweep<V> {
  /** How often to go a step: a store of a million entries is gone round in an hour or so. */
  static final Duration EVERY = Duration.ofSeconds(1);

  private static final int ENTRIES = 256;

  private final KeyValueStore<String, V> store;
  private final BiPredicate<String, V> isOver;
  private @Nullable String next;

  StoreSweep(KeyValueStore<String, V> store, BiPredicate<String, V> isOver) {
    this.store = store;
    this.isOver = isOver;
  }

  void step() {
    List<String> over = new ArrayList<>();
    try (KeyValueIterator<String, V> entries = store.range(next, null)) {
      for (int i = 0; i < ENTRIES && entries.hasNext(); i++) {
        KeyValue<String, V> entry = entries.next();
        if (isOver.test(entry.key, entry.value)) {
          over.add(entry.key);
        }
      }
      next = entries.hasNext() ? entries.peekNextKey() : null;
    }
    over.forEach(store::delete);
  }
}
