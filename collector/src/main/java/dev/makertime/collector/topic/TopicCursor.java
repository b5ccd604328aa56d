package dev.makertime.collector.topic;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a topic was read.
 *
 * @param topic its name
 * @param id which the brokers gave it; one that was deleted and made anew has another. Absent = it
 *     was never read
 * @param since the first instant of interest when reading began
 * @param from since when nothing is missing
 * @param offsets of the next record, by partition
 */
record TopicCursor(
    String topic, @Nullable String id, Instant since, Instant from, Map<Integer, Long> offsets) {
  TopicCursor {
    offsets = new TreeMap<>(offsets);
  }

  /** Nothing was read yet. */
  static TopicCursor start(String topic, Instant since) {
    return new TopicCursor(topic, null, since, since, Map.of());
  }

  /** The same, further on. */
  TopicCursor at(Map<Integer, Long> next) {
    Map<Integer, Long> all = new TreeMap<>(offsets);
    all.putAll(next);
    return new TopicCursor(topic, id, since, from, all);
  }
}
