package dev.makertime.bench;

import dev.makertime.topics.admin.TopicEnds;
import dev.makertime.topics.admin.TopicReadiness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Starts the broker of a benchmark. */
final class Broker implements AutoCloseable {
  private static final String GROUP = "makertime";

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Map<String, Object> client;
  private final Admin admin;

  Broker(Map<String, Object> client) {
    this.client = client;
    admin = Admin.create(client);
  }

  /**
   * Makes topics.
   *
   * @param timed of which the broker notes when each record was appended
   */
  void create(List<String> names, Set<String> timed, int partitions) throws Exception {
    List<NewTopic> topics = new ArrayList<>();
    for (String name : names) {
      Map<String, String> config =
          timed.contains(name) ? Map.of("message.timestamp.type", "LogAppendTime") : Map.of();
      topics.add(new NewTopic(name, partitions, (short) 1).configs(config));
    }
    admin.createTopics(topics).all().get();
    var unused = TopicReadiness.await(admin, names);
  }

  /** Waits until the group has read all there is, and the outputs have stopped growing. */
  void awaitIdle(List<String> outputs, Set<String> inputs) throws Exception {
    long before = -1;
    int quiet = 0;
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (quiet < 4) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("not idle after " + PATIENCE);
      }
      Thread.sleep(500);
      long ends = ends(outputs).values().stream().mapToLong(Long::longValue).sum();
      quiet = ends == before && lag(inputs) == 0 ? quiet + 1 : 0;
      before = ends;
    }
  }

  private long lag(Set<String> inputs)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, Long> done = new HashMap<>();
    admin
        .listConsumerGroupOffsets(GROUP)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((partition, offset) -> done.put(partition, offset.offset()));
    long lag = 0;
    for (Map.Entry<TopicPartition, Long> end : ends(inputs).entrySet()) {
      lag += Math.max(0, end.getValue() - done.getOrDefault(end.getKey(), 0L));
    }
    return lag;
  }

  /** When the last record of any of the topics was appended. */
  Instant lastAppend(List<String> topics) throws Exception {
    Map<String, Object> settings = new HashMap<>(client);
    long last = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      for (Map.Entry<TopicPartition, Long> end : ends(topics).entrySet()) {
        consumer.assign(List.of(end.getKey()));
        consumer.seek(end.getKey(), Math.max(0, end.getValue() - 5));
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(5))) {
          last = Math.max(last, record.timestamp());
        }
      }
    }
    return Instant.ofEpochMilli(last);
  }

  Map<TopicPartition, Long> ends(Collection<String> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    return TopicEnds.of(admin, topics, IsolationLevel.READ_COMMITTED, PATIENCE);
  }

  @Override
  public void close() {
    admin.close();
  }
}
