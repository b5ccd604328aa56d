package dev.makertime.reporter.store.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks how far a feed has read. Seeks each partition to where its table ended, and clears a table
 * that was read from another topic of the same name.
 */
final class FeedPosition {
  private static final Logger LOG = LoggerFactory.getLogger(FeedPosition.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<StoreFeed.Route<?>> routes;
  private List<TopicPartition> all = List.of();
  private Map<TopicPartition, Long> ends = Map.of();
  private volatile boolean caughtUp;

  /** The positions while no records come; empty while some do. */
  private volatile Map<TopicPartition, Long> atRest = Map.of();

  FeedPosition(KafkaConsumer<String, byte[]> consumer, List<StoreFeed.Route<?>> routes) {
    this.consumer = consumer;
    this.routes = routes;
  }

  /** Seeks each topic to where its table ended. */
  void seek() {
    all = routes.stream().flatMap(route -> partitions(route).stream()).toList();
    consumer.assign(all);
    ends = consumer.endOffsets(all, PATIENCE);
    routes.forEach(this::seek);
  }

  private void seek(StoreFeed.Route<?> route) {
    List<TopicPartition> partitions = partitions(route);
    Map<Integer, Long> known = route.target().offsets();
    boolean beyond =
        partitions.stream().anyMatch(p -> known.getOrDefault(p.partition(), 0L) > end(p));
    if (beyond) {
      LOG.warn("{} is shorter than before: reading it again from the beginning", route.name());
      route.target().clear();
    }
    for (TopicPartition partition : partitions) {
      Long next = known.get(partition.partition());
      if (next == null || beyond) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, next);
      }
    }
  }

  /** Reads topics again whose records at the table's offsets are gone. */
  void seekToBeginning(Set<TopicPartition> outOfRange) {
    for (StoreFeed.Route<?> route : routes) {
      List<TopicPartition> partitions = partitions(route);
      if (partitions.stream().anyMatch(outOfRange::contains)) {
        LOG.warn(
            "topic {}: the saved offsets no longer exist; reading it from the beginning",
            route.name());
        route.target().clear();
        consumer.seekToBeginning(partitions);
      }
    }
  }

  /** Notes where the consumer is after a poll. */
  void polled(boolean nothingCame) {
    atRest =
        nothingCame ? all.stream().collect(Collectors.toMap(p -> p, consumer::position)) : Map.of();
    caughtUp |= all.stream().allMatch(p -> consumer.position(p) >= end(p));
  }

  /** The feed has failed, and begins again. */
  void failed() {
    caughtUp = false;
    atRest = Map.of();
  }

  /** Whether all that was on the topics when the feed began has been taken. */
  boolean isCaughtUp() {
    return caughtUp;
  }

  /** Whether no more records come and all ahead of these offsets have been taken. */
  boolean hasReached(Map<TopicPartition, Long> offsets) {
    Map<TopicPartition, Long> reached = atRest;
    return offsets.entrySet().stream()
        .allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private List<TopicPartition> partitions(StoreFeed.Route<?> route) {
    return consumer.partitionsFor(route.name(), PATIENCE).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private long end(TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }
}
