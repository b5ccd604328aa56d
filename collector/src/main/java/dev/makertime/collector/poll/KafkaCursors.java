package dev.makertime.collector.poll;

import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.publish.KafkaInbox;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Cursors on their topic, read once at start and written by the same producer that wrote the
 * activities they speak of.
 */
public final class KafkaCursors implements Cursors {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaInbox inbox;
  private final Map<String, Cursor> known;

  public KafkaCursors(Map<String, Object> client, KafkaInbox inbox) {
    this.inbox = inbox;
    known = read(client);
  }

  @Override
  public synchronized Cursor get(String source) {
    return known.getOrDefault(source, Cursor.START);
  }

  @Override
  public synchronized void put(String source, Cursor cursor) throws Unavailable {
    try {
      inbox.put(Topics.CURSORS, source, Json.MAPPER.writeValueAsBytes(cursor));
      known.put(source, cursor);
    } catch (IOException e) {
      throw new IllegalStateException("a cursor that cannot be written", e);
    }
  }

  private static Map<String, Cursor> read(Map<String, Object> client) {
    Map<String, Cursor> cursors = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.CURSORS.name(), PATIENCE).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all, PATIENCE);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          if (record.value() == null) {
            cursors.remove(record.key());
          } else {
            cursors.put(record.key(), Json.MAPPER.readValue(record.value(), Cursor.class));
          }
        }
      }
      return cursors;
    } catch (IOException | KafkaException e) {
      throw new IllegalStateException("cannot read the cursors: " + e.getMessage(), e);
    }
  }
}
