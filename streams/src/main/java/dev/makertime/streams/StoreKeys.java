package dev.makertime.streams;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Builds keys of state stores from several parts, so that they sort by their parts. No part holds a
 * NUL: the model refuses control characters.
 */
final class StoreKeys {
  static final Serde<String> SERDE = Serdes.String();
  private static final String SEPARATOR = "\0";
  private static final String BEHIND_SEPARATOR = "\1";

  private StoreKeys() {}

  static String of(String... parts) {
    return String.join(SEPARATOR, parts);
  }

  /** Returns the first part of a key. */
  static String first(String key) {
    int end = key.indexOf(SEPARATOR);
    return end < 0 ? key : key.substring(0, end);
  }

  /** Reads all entries whose keys begin with these parts. */
  static <V> KeyValueIterator<String, V> under(KeyValueStore<String, V> store, String... parts) {
    return store.range(of(parts) + SEPARATOR, endOf(parts));
  }

  /** Returns the key that sorts behind all keys that begin with these parts. */
  static String endOf(String... parts) {
    return of(parts) + BEHIND_SEPARATOR;
  }
}
