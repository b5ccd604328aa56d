package dev.makertime.collector.publish;

import dev.makertime.model.Activity;
import dev.makertime.topics.DeadLetter;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
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
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 << 20);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public void accept(List<Activity> activities) throws Unavailable {
    for (int from = 0; from < activities.size(); from += AT_ONCE) {
      List<Future<RecordMetadata>> sent = new ArrayList<>(AT_ONCE);
      for (Activity activity :
          activities.subList(from, Math.min(from + AT_ONCE, activities.size()))) {
        sent.add(send(Topics.ACTIVITIES, activity.identity(), activity));
      }
      await(sent);
    }
  }

  @Override
  public void setAside(DeadLetter letter) throws Unavailable {
    await(List.of(send(Topics.DEAD_LETTERS, letter.source(), letter)));
  }

  /** Returns when a value is kept under a key; an absent value takes the key away. */
  public void put(Topic<String, byte[]> topic, String key, byte @Nullable [] value)
      throws Unavailable {
    await(List.of(send(topic, key, value)));
  }

  private <V> Future<RecordMetadata> send(Topic<String, V> topic, String key, @Nullable V value)
      throws Unavailable {
    try {
      byte[] bytes = topic.value().serializer().serialize(topic.name(), value);
      return producer.send(new ProducerRecord<>(topic.name(), key, bytes));
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
