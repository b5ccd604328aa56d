package dev.makertime.topics.admin;

import dev.makertime.topics.Producers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Copies the committed records of one topic to another, and counts them. Partitions, order, keys,
 * times and headers stay. Raises {@link org.apache.kafka.common.KafkaException} when a broker does
 * not answer in 60 s.
 */
final class TopicCopier {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, Object> client;

  TopicCopier(Map<String, Object> client) {
    this.client = Map.copyOf(client);
  }

  /** Counts the committed records that match. */
  long count(String topic, Predicate<ConsumerRecord<byte[], byte[]>> which) {
    long[] count = {0};
    read(
        topic,
        record -> {
          if (which.test(record)) {
            count[0]++;
          }
        });
    return count[0];
  }

  /**
   * Copies the records that an edit keeps, with the values that it gives them.
   *
   * @return the end offsets of the source when reading began
   * @throws ExecutionException when a record was not acknowledged
   */
  Map<TopicPartition, Long> copy(String from, String to, TopicRewrite.Edit edit)
      throws ExecutionException {
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    Map<TopicPartition, Long> ends;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Producers.inOrder(client), new ByteArraySerializer(), new ByteArraySerializer())) {
      ends =
          read(
              from,
              record -> {
                if (!edit.goes(record) && failure.get() == null) {
                  send(producer, edited(to, record, edit), failure);
                }
              });
      producer.flush();
    }
    if (failure.get() != null) {
      throw new ExecutionException(failure.get());
    }
    return ends;
  }

  private static ProducerRecord<byte[], byte[]> edited(
      String to, ConsumerRecord<byte[], byte[]> record, TopicRewrite.Edit edit) {
    return new ProducerRecord<>(
        to,
        record.partition(),
        record.timestamp(),
        record.key(),
        edit.value(record),
        record.headers());
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer,
      ProducerRecord<byte[], byte[]> record,
      AtomicReference<@Nullable Exception> failure) {
    var unused =
        producer.send(
            record,
            (sent, e) -> {
              if (e != null) {
                failure.compareAndSet(null, e);
              }
            });
  }

  /** Returns the end offsets of a topic as they are now. */
  Map<TopicPartition, Long> ends(String topic) {
    return read(topic, Map.of(), record -> {});
  }

  private Map<TopicPartition, Long> read(
      String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    return read(topic, null, each);
  }

  /**
   * Reads the committed records from the beginning.
   *
   * @param until offsets to stop at; absent = the end offsets
   * @return the end offsets when reading began
   */
  private Map<TopicPartition, Long> read(
      String topic,
      @Nullable Map<TopicPartition, Long> until,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("allow.auto.create.topics", false);
    settings.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic, PATIENCE).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all, PATIENCE);
      Map<TopicPartition, Long> wanted = until == null ? ends : until;
      while (wanted.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(each);
      }
      return ends;
    }
  }
}
