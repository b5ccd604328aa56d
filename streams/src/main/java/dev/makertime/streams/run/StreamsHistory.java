package dev.makertime.streams.run;

import dev.makertime.streams.Sealing;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import dev.makertime.topics.Producers;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Record of which days were ever sealed, and of the last rebuild. It is stored on the broker, where
 * it outlives the state of streams.
 *
 * @param retentionSeconds the last value of {@code streams.retention}
 * @param floorSecond days that ended before this second of the epoch stay sealed
 * @param rebuild id of the last rebuild; empty = there was none
 */
public record StreamsHistory(long retentionSeconds, long floorSecond, String rebuild) {
  private static final String KEY = "?streams";

  /** Makes the first record, before any day was sealed. */
  static StreamsHistory first(Duration retention) {
    return new StreamsHistory(retention.toSeconds(), Instant.EPOCH.getEpochSecond(), "");
  }

  /**
   * Applies a retention from now on. If it was shorter before, the days that it sealed stay sealed.
   */
  public StreamsHistory with(Duration retention, Instant now) {
    long before = now.getEpochSecond() - retentionSeconds;
    boolean longer = retention.toSeconds() > retentionSeconds;
    return new StreamsHistory(
        retention.toSeconds(), longer ? Math.max(floorSecond, before) : floorSecond, rebuild);
  }

  StreamsHistory rebuilt() {
    return new StreamsHistory(retentionSeconds, floorSecond, UUID.randomUUID().toString());
  }

  public Sealing sealing() {
    return new Sealing(Duration.ofSeconds(retentionSeconds), Instant.ofEpochSecond(floorSecond));
  }

  /** Reads the record on the broker, applies a retention to it, and writes it if it changed. */
  static StreamsHistory update(Map<String, Object> client, Duration retention, Instant now) {
    AtomicReference<StreamsHistory> stored = new AtomicReference<>();
    TopicReader.read(
        client,
        Topics.CURSORS,
        record -> {
          if (KEY.equals(record.key())) {
            stored.set(read(record.value()));
          }
        });
    StreamsHistory before = stored.get();
    StreamsHistory next = before == null ? first(retention) : before.with(retention, now);
    if (!next.equals(before)) {
      next.write(client);
    }
    return next;
  }

  void write(Map<String, Object> client) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Producers.inOrder(client), new StringSerializer(), new ByteArraySerializer())) {
      byte[] json = Json.MAPPER.writeValueAsBytes(this);
      producer.send(new ProducerRecord<>(Topics.CURSORS.name(), KEY, json)).get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "cannot write the history of streams to the broker: " + FailureText.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing the history of streams", e);
    }
  }

  private static StreamsHistory read(byte[] json) {
    try {
      return Json.MAPPER.readValue(json, StreamsHistory.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
