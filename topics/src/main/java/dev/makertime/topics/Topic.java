package dev.makertime.topics;

import org.apache.kafka.common.serialization.Serde;

/** A topic with the form of its keys and values. */
public record Topic<K, V>(String name, Serde<K> key, Serde<V> value, Cleanup cleanup) {

  /** What becomes of old records. */
  public enum Cleanup {
    /** The last record of each key stays for good. */
    COMPACT,
    /** The same, and records leave 100 days after the days that they are of are sealed. */
    COMPACT_AFTER_RETENTION,
    /** Records leave 100 days after the days that they count for are sealed. */
    AFTER_RETENTION,
    /** Records leave after 30 days. */
    AFTER_A_MONTH;

    /** Whether a key's later record takes the place of its earlier ones. */
    public boolean isCompacted() {
      return this == COMPACT || this == COMPACT_AFTER_RETENTION;
    }

    /** Whether records leave once the days that they count for have long been sealed. */
    boolean followsRetention() {
      return this == AFTER_RETENTION || this == COMPACT_AFTER_RETENTION;
    }
  }

  static <V> Topic<String, V> of(String name, Serde<V> value, Cleanup cleanup) {
    return new Topic<>(name, org.apache.kafka.common.serialization.Serdes.String(), value, cleanup);
  }
}
