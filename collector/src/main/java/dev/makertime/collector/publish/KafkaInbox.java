package dev.makertime.collector.publish;

import dev.makertime.topics.FailureText;
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
 * Inbox that publishes to Kafka, by an idempotent producer that waits for all replicas. It waits
 * three seconds at most, as GitLab gives a webhook ten.
 */
public final class KafkaInbox implements Inbox, AutoCloseable {
  private static final int PATIENCE_MILLIS = 3_000;

  private static final String NOT_IN_TIME = "the broker did not acknowledge in time";

  /** The records of one batch, which have their three seconds together. */
  private static final int BATCH = 500;

  private final Supplier<Optional<Map<String, Object>>> client;
  private final int patienceMillis;
  private @Nullable Producer<String, byte[]> producer;
  private Consumer<Producer<String, byte[]>> onStart = started -> {};

  /** Makes an inbox where brokers and topics are there. */
  public KafkaInbox(Map<String, Object> client) {
    this(client, PATIENCE_MILLIS);
  }

  KafkaInbox(Map<String, Object> client, int patienceMillis) {
    this(() -> Optional.of(client), patienceMillis);
  }

  /**
   * Makes an inbox where brokers may not be there yet.
   *
   * @param client properties of a Kafka client; empty until brokers and topics are there. Nothing
   *     is sent before: a broker might create topics by itself, with other settings
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
        Producers.inOrder(client()); // one request at a time, so that many records share one flush
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMillis);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMillis - 500);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patienceMillis);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return settings;
  }

  /** Sets who gets the producer once there is one, such as to measure it. */
  public synchronized void onBegin(Consumer<Producer<String, byte[]>> listener) {
    onStart = listener;
  }

  /**
   * Returns the producer, which is made once the topics are there.
   *
   * @throws Unavailable until then
   */
  private synchronized Producer<String, byte[]> producer() throws Unavailable {
    if (producer == null) {
      producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
      onStart.accept(producer);
    }
    return producer;
  }

  /** Whether brokers and topics are known to be there. */
  public boolean isThere() {
    return client.get().isPresent();
  }

  /**
   * Returns the properties of a Kafka client.
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
    for (int from = 0; from < entries.size(); from += BATCH) {
      List<Future<RecordMetadata>> sent = new ArrayList<>(Math.min(BATCH, entries.size()));
      for (PendingRecord entry : entries.subList(from, Math.min(from + BATCH, entries.size()))) {
        Future<RecordMetadata> record =
            send(new ProducerRecord<>(entry.topic(), entry.key(), entry.value()));
        sent.add(record);
        if (record.isDone()) {
          await(List.of(record)); // it has timed out, and so would each of the others
        }
      }
      await(sent);
    }
  }

  /** Publishes a value under a key, or a tombstone, and returns when it is acknowledged. */
  public void put(Topic<String, byte[]> topic, String key, byte @Nullable [] value)
      throws Unavailable {
    await(List.of(send(new ProducerRecord<>(topic.name(), key, value))));
  }

  private Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) throws Unavailable {
    try {
      return producer().send(record);
    } catch (KafkaException e) {
      throw new Unavailable("cannot send to the broker: " + FailureText.of(e), e);
    }
  }

  private void await(List<Future<RecordMetadata>> sent) throws Unavailable {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2L * patienceMillis);
    try {
      for (Future<RecordMetadata> record : sent) {
        record.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (ExecutionException e) {
      throw new Unavailable(reason(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new Unavailable(NOT_IN_TIME, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while sending to the broker", e);
    }
  }

  /** Tells a timeout from a refusal, such as of a wrong timestamp, which waiting does not cure. */
  private static String reason(@Nullable Throwable cause) {
    return cause == null || cause instanceof RetriableException
        ? NOT_IN_TIME
        : "the broker refuses the record: " + FailureText.of(cause);
  }

  @Override
  public synchronized void close() {
    if (producer == null) {
      return;
    }
    producer.close(java.time.Duration.ofSeconds(3));
  }
}
