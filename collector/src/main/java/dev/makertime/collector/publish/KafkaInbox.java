package dev.makertime.collector.publish;

import dev.makertime.topics.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, by an idempotent producer that waits for all replicas, three seconds at most: GitLab gives
 * a webhook ten.
 */
public final class KafkaInbox implements Inbox, AutoCloseable {
  private static final int PATIENCE_MILLIS = 3_000;

  /** How many have their three seconds together, so that many can be accepted at all. */
  private static final int AT_ONCE = 500;

  private final Producer<String, byte[]> producer;

  public KafkaInbox(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS - 500);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1); // many share one flush
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 << 20);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public void keep(List<Entry> entries) throws Unavailable {
    for (int from = 0; from < entries.size(); from += AT_ONCE) {
      List<Future<RecordMetadata>> sent = new ArrayList<>(AT_ONCE);
      for (Entry entry : entries.subList(from, Math.min(from + AT_ONCE, entries.size()))) {
        sent.add(send(new ProducerRecord<>(entry.topic(), entry.key(), entry.value())));
      }
      await(sent);
    }
  }

  /** Returns when a value is kept under a key; an absent value takes the key away. */
  public void put(Topic<String, byte[]> topic, String key, byte @Nullable [] value)
      throws Unavailable {
    await(List.of(send(new ProducerRecord<>(topic.name(), key, value))));
  }

  private Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) throws Unavailable {
    try {
      return producer.send(record);
    } catch (KafkaException e) {
      throw new Unavailable("the broker does not take records: " + e.getMessage(), e);
    }
  }

  private static void await(List<Future<RecordMetadata>> sent) throws Unavailable {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2L * PATIENCE_MILLIS);
    try {
      for (Future<RecordMetadata> record : sent) {
        record.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new Unavailable("the broker did not confirm in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted", e);
    }
  }

  @Override
  public void close() {
    producer.close(java.time.Duration.ofSeconds(3));
  }
}
