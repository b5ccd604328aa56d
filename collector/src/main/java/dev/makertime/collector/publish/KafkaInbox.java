package dev.makertime.collector.publish;

import dev.makertime.topics.Producers;
import dev.makertime.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, by an idempotent producer that waits for all replicas, three seconds at most: GitLab gives
 * a webhook ten.
 */
public final class KafkaInbox implements Inbox, AutoCloseable {
  private static final int PATIENCE_MILLIS = 3_000;

  private static final String NOT_IN_TIME = "the broker did not confirm in time";

  /** How many have their three seconds together, so that many can be accepted at all. */
  private static final int AT_ONCE = 500;

  private final Supplier<Optional<Map<String, Object>>> client;
  private final int patienceMillis;
  private @Nullable Producer<String, byte[]> producer;
  private Consumer<Producer<String, byte[]>> begun = started -> {};

  /** An inbox before brokers and topics that are there. */
  public KafkaInbox(Map<String, Object> client) {
    this(client, PATIENCE_MILLIS);
  }

  KafkaInbox(Map<String, Object> client, int patienceMillis) {
    this(() -> Optional.of(client), patienceMillis);
  }

  /**
   * An inbox before brokers that may not be there yet.
   *
   * @param client how they are reached; empty until they and the topics are there: nothing is asked
   *     of a broker before, which might make topics by itself, and not as they ought to be
   */
  public KafkaInbox(Supplier<Optional<Map<String, Object>>> client) {
    this(client, PATIENCE_MILLIS);
  }

  private KafkaInbox(Supplier<Optional<Map<String, Object>>> client, int patienceMillis) {
    this.client = client;
    this.patienceMillis = patienceMillis;
  }

  private Map<String, Object> settings() throws Unavailable {
    Map<String, Object> settings =
        Producers.inOrder(client()); // one request at a time, so that many share one flush
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMillis);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMillis - 500);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patienceMillis);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return settings;
  }

  /** Tells of the producer once there is one, such as to measure it. */
  public synchronized void onBegin(Consumer<Producer<String, byte[]>> told) {
    begun = told;
  }

  /**
   * The producer, once the topics are there.
   *
   * @throws Unavailable until then
   */
  private synchronized Producer<String, byte[]> producer() throws Unavailable {
    if (producer == null) {
      producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
      begun.accept(producer);
    }
    return producer;
  }

  /** Whether brokers and topics are there, as far as is known. */
  public boolean isThere() {
    return client.get().isPresent();
  }

  /**
   * How the brokers are reached.
   *
   * @throws Unavailable until they and the topics are there
   */
  public Map<String, Object> client() throws Unavailable {
    Optional<Map<String, Object>> known = client.get();
    if (known.isEmpty()) {
      throw Unavailable.notYet("no broker has answered yet");
    }
    return known.get();
  }

  @Override
  public void keep(List<PendingRecord> entries) throws Unavailable {
    for (int from = 0; from < entries.size(); from += AT_ONCE) {
      List<Future<RecordMetadata>> sent = new ArrayList<>(Math.min(AT_ONCE, entries.size()));
      for (PendingRecord entry : entries.subList(from, Math.min(from + AT_ONCE, entries.size()))) {
        Future<RecordMetadata> record =
            send(new ProducerRecord<>(entry.topic(), entry.key(), entry.value()));
        sent.add(record);
        if (record.isDone()) {
          await(List.of(record)); // it has failed after its patience: so would each of the others
        }
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
      return producer().send(record);
    } catch (KafkaException e) {
      throw new Unavailable("the broker does not take records: " + e.getMessage(), e);
    }
  }

  private void await(List<Future<RecordMetadata>> sent) throws Unavailable {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2L * patienceMillis);
    try {
      for (Future<RecordMetadata> record : sent) {
        record.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (ExecutionException e) {
      throw new Unavailable(why(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new Unavailable(NOT_IN_TIME, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted", e);
    }
  }

  /** Such as a clock that is an hour ahead of the broker's: waiting alone mends nothing. */
  private static String why(@Nullable Throwable cause) {
    return cause == null || cause instanceof RetriableException
        ? NOT_IN_TIME
        : "the broker refuses it: " + cause.getMessage();
  }

  @Override
  public synchronized void close() {
    if (producer == null) {
      return;
    }
    producer.close(java.time.Duration.ofSeconds(3));
  }
}
