package dev.makertime.topics;

import org.apache.kafka.common.serialization.Serde;

/** Description of a topic: its name, the serdes of key and value, and its cleanup policy. */
public record Topic<K, V>(String name, Serde<K> key, Serde<V> value, Cleanup cleanup) {

  /** Decides how long records stay: the cleanup policy. */
  public enum Cleanup {
    /** Compacted: the last record of each key stays for good. */
    COMPACT,
    /** Compacted, and records are deleted 100 days after their day is sealed. */
    COMPACT_AFTER_RETENTION,
    /** Records are deleted 100 days after the days that they count for are sealed. */
    AFTER_RETENTION,
    /** Records are deleted after 30 days. */
    AFTER_A_MONTH;

    /** Whether a later record of a key replaces the earlier ones. */
    public boolean isCompacted() {
      return this == COMPACT || this == COMPACT_AFTER_RETENTION;
    }

    /** Whether records are deleted a time after their days are sealed. */
    public boolean followsRetention() {
      return this == AFTER_RETENTION || this == COMPACT_AFTER_RETENTION;
    }
  }

  static <V> Topic<String, V> of(String name, Serde<V> value, Cleanup cleanup) {
    return new Topic<>(name, org.apache.kafka.common.serialization.Serdes.String(), value, cleanup);
  }
}
