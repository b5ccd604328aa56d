package dev.makertime.collector.topic;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.topics.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads records as calls of a webhook, with their headers and as of their time. */
final class RecordReading {
  private static final Logger LOG = LoggerFactory.getLogger(RecordReading.class);

  /** As large as a call may be. */
  private static final int LARGEST = 8 * 1024 * 1024;

  private final String source;
  private final WebhookReader reader;
  private final CollectorMetrics metrics;
  private final Clock clock;

  RecordReading(String source, WebhookReader reader, CollectorMetrics metrics, Clock clock) {
    this.source = source;
    this.reader = reader;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** What is to be published of a record: what it tells, or a dead letter with the reason. */
  Stream<PendingRecord> of(ConsumerRecord<byte[], byte[]> record) {
    Instant now = clock.instant();
    Reading reading = read(record, now).checkedAt(now);
    metrics.count(source, reading);
    if (reading instanceof Reading.Found found) {
      return PendingRecord.of(found);
    }
    return reading instanceof Rejected rejected
        ? Stream.of(PendingRecord.of(letter(record, rejected.why(), now)))
        : Stream.empty();
  }

  private Reading read(ConsumerRecord<byte[], byte[]> record, Instant now) {
    byte[] value = record.value();
    if (value == null) {
      return new Ignored("a deletion of what the topic had under this key");
    }
    if (value.length > LARGEST) {
      return new Rejected("%d bytes, of which %d are the most".formatted(value.length, LARGEST));
    }
    try {
      return reader.read(new Payload(headers(record), value, at(record, now)));
    } catch (RuntimeException e) { // a reader throws nothing; if one does, the others are read
      LOG.error("source {}: an unexpected failure while reading a record", source, e);
      return new Rejected("a fault of makertime; see its log");
    }
  }

  private DeadLetter letter(ConsumerRecord<byte[], byte[]> record, String why, Instant now) {
    String where = "record %d of partition %d: ".formatted(record.offset(), record.partition());
    byte[] value = record.value();
    String content =
        value == null || value.length > LARGEST ? null : new String(value, StandardCharsets.UTF_8);
    return new DeadLetter(source, where + why, now, content);
  }

  /** When it was written; a clock that is ahead, or none, is no arrival. */
  private static Instant at(ConsumerRecord<byte[], byte[]> record, Instant now) {
    Instant at = Instant.ofEpochMilli(record.timestamp());
    return record.timestamp() <= 0 || at.isAfter(now) ? now : at;
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return headers;
  }
}
