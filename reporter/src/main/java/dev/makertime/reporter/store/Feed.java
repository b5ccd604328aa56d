package dev.makertime.reporter.store;

import dev.makertime.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a table from its topic, committed records only, on a thread of its own.
 *
 * @param <V> what the topic holds
 */
public final class Feed<V> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 2_000;

  private final Topic<String, V> topic;
  private final Target<V> target;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private volatile boolean caughtUp;

  private Feed(Topic<String, V> topic, Target<V> target, KafkaConsumer<String, byte[]> consumer) {
    this.topic = topic;
    this.target = target;
    this.consumer = consumer;
    thread = new Thread(this::run, "feed-" + topic.name());
    thread.setDaemon(true);
  }

  /** Starts to follow a topic, from where the table says that it ended. */
  public static <V> Feed<V> start(
      Map<String, Object> client, Topic<String, V> topic, Target<V> target) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    Feed<V> feed =
        new Feed<>(
            topic,
            target,
            new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()));
    feed.thread.start();
    return feed;
  }

  /** Whether all that was on the topic when the feed began is in the store. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      while (true) {
        try {
          follow();
        } catch (WakeupException e) {
          throw e;
        } catch (RuntimeException e) {
          caughtUp = false;
          LOG.error("the feed of {} failed and begins again where its rows end", topic.name(), e);
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (WakeupException e) {
      LOG.debug("feed closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name(), PATIENCE).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    seek(partitions, ends);
    while (true) {
      step(partitions);
      caughtUp |= partitions.stream().allMatch(p -> consumer.position(p) >= end(ends, p));
    }
  }

  private void step(List<TopicPartition> partitions) {
    try {
      apply(consumer.poll(Duration.ofMillis(250)));
    } catch (OffsetOutOfRangeException e) {
      LOG.warn("{} is not the topic that was read before; reading it anew", topic.name());
      target.clear();
      consumer.seekToBeginning(partitions);
    }
  }

  private void seek(List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
    Map<Integer, Long> known = target.offsets();
    boolean beyond =
        partitions.stream().anyMatch(p -> known.getOrDefault(p.partition(), 0L) > end(ends, p));
    if (beyond) {
      LOG.warn("{} is shorter than what was read before; reading it anew", topic.name());
      target.clear();
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

  private void apply(ConsumerRecords<String, byte[]> records) {
    if (records.isEmpty()) {
      return;
    }
    List<Target.Change<V>> changes = new ArrayList<>();
    Map<Integer, Long> offsets = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      offsets.put(record.partition(), record.offset() + 1);
      try {
        changes.add(new Target.Change<>(record.key(), value(record.value())));
      } catch (SerializationException e) {
        LOG.warn("a record of {} that cannot be read, at {}", topic.name(), record.offset());
      }
    }
    target.apply(changes, offsets);
  }

  private @Nullable V value(byte @Nullable [] bytes) {
    return bytes == null ? null : topic.value().deserializer().deserialize(topic.name(), bytes);
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }
}
