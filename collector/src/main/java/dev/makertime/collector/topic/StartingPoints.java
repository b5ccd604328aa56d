package dev.makertime.collector.topic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where each partition is read from now: where it was left; from the first instant of interest
 * where it is new; and from there again where what was left is no more.
 */
final class StartingPoints {
  private final TopicCursor known;
  private final Instant now;
  private final boolean isOther;
  private final Map<Integer, Long> offsets = new HashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final String id;
  private Instant from;

  /**
   * Decides it.
   *
   * @param now when the poll began
   */
  StartingPoints(ForeignTopic topic, TopicCursor known, Instant now) {
    this.known = known;
    this.now = now;
    id = topic.id();
    from = known.from();
    isOther = known.id() != null && !known.id().equals(id);
    if (isOther) {
      missing.add(
          "the topic %s was made anew; what it had and was not read is unknown"
              .formatted(known.topic()));
    }
    Map<TopicPartition, Long> begins = topic.begins();
    Map<TopicPartition, Long> ends = topic.ends();
    Map<TopicPartition, OffsetAndTimestamp> firsts = topic.since(known.since());
    for (TopicPartition one : topic.partitions()) {
      long begin = begins.getOrDefault(one, 0L);
      add(one.partition(), begin, ends.getOrDefault(one, begin), firsts.get(one));
    }
  }

  private void add(int partition, long begin, long end, @Nullable OffsetAndTimestamp first) {
    Long left = isOther ? null : known.offsets().get(partition);
    if (left == null || left > end) {
      offsets.put(partition, Math.max(begin, first == null ? end : first.offset()));
    } else {
      offsets.put(partition, Math.max(left, begin));
    }
    if (known.id() == null) {
      boolean isCut = begin > 0;
      Instant kept = first == null ? now : Instant.ofEpochMilli(first.timestamp());
      from = isCut && kept.isAfter(from) ? kept : from;
    } else if (!isOther && (left == null ? 0 : left) < begin) {
      missing.add(
          "records of partition %d were deleted before they were read: %d at most"
              .formatted(partition, begin - (left == null ? 0 : left)));
    }
  }

  /** The cursor with all partitions; what is missing is not covered. */
  TopicCursor cursor() {
    Instant whole = missing.isEmpty() ? from : now;
    return new TopicCursor(known.topic(), id, known.since(), whole, offsets);
  }

  /** What was deleted before it was read, for people to read. */
  List<String> missing() {
    return List.copyOf(missing);
  }
}
