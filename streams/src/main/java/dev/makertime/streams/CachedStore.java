package dev.makertime.streams;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Cache of the 4,096 last used values of a state store, so that they are not decoded each time.
 * Each change goes through to the store.
 */
final class CachedStore<V> {
  private static final int MOST = 4_096;

  private final KeyValueStore<String, V> store;

  private final Map<String, V> values =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
          return size() > MOST;
        }
      };

  CachedStore(KeyValueStore<String, V> store) {
    this.store = store;
  }

  @Nullable V get(String key) {
    V known = values.get(key);
    if (known == null) {
      known = store.get(key);
      if (known != null) {
        values.put(key, known);
      }
    }
    return known;
  }

  void put(String key, V value) {
    store.put(key, value);
    values.put(key, value);
  }

  void delete(String key) {
    store.delete(key);
    values.remove(key);
  }

  KeyValueStore<String, V> store() {
    return store;
  }
}
