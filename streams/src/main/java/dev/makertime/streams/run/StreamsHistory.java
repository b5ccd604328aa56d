package dev.makertime.streams.run;

import dev.makertime.streams.Sealing;
import dev.makertime.topics.Json;
import dev.makertime.topics.Producers;
import dev.makertime.topics.Topics;
import dev.makertime.topics.WholeTopic;
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
 * What has to be known of streams' past whatever becomes of its state: kept on the broker.
 *
 * @param retentionSeconds what {@code streams.retention} was last
 * @param floorSecond what ended before this second of the epoch stays sealed
 * @param rebuild names the last time when everything was forgotten; empty = never
 */
public record StreamsHistory(long retentionSeconds, long floorSecond, String rebuild) {
  private static final String KEY = "?streams";

  /** Before anything was ever sealed. */
  static StreamsHistory first(Duration retention) {
    return new StreamsHistory(retention.toSeconds(), Instant.EPOCH.getEpochSecond(), "");
  }

  /**
   * What holds with a retention from now on: when it was shorter before, what was sealed then stays
   * so.
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

  /** Takes over a retention, and remembers it on the broker. */
  static StreamsHistory settle(Map<String, Object> client, Duration retention, Instant now) {
    AtomicReference<StreamsHistory> known = new AtomicReference<>();
    WholeTopic.read(
        client,
        Topics.CURSORS,
        record -> {
          if (KEY.equals(record.key())) {
            known.set(read(record.value()));
          }
        });
    StreamsHistory before = known.get();
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
      throw new IllegalStateException("the broker does not take records: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
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
