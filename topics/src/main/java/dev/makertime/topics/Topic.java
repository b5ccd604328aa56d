package dev.makertime.topics;

import org.apache.kafka.common.serialization.Serde;

/** A topic with the form of its keys and values. */
public record Topic<K, V>(String name, Serde<K> key, Serde<V> value, Cleanup cleanup) {

  /** What becomes of old records. */
  public enum Cleanup {
    /** The last record of each key stays for good. */
    COMPACT,
    /** Records leave 100 days after the days that they count for are sealed. */
    AFTER_RETENTION,
    /** Records leave after 30 days. */
    AFTER_A_MONTH
  }

  static <V> Topic<String, V> of(String name, Serde<V> value, Cleanup cleanup) {
    return new Topic<>(name, org.apache.kafka.common.serialization.Serdes.String(), value, cleanup);
  }
}
