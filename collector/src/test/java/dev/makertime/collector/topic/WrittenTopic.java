package dev.makertime.collector.topic;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.tool.openlineage.OpenLineageHook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A topic of a real broker that a tool writes, and the source that reads it. */
public final class WrittenTopic {
  public static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  public final KeepingInbox inbox = new KeepingInbox();
  public final MemoryCursors cursors = new MemoryCursors();
  public final Map<String, Object> client;
  private final String name;

  /** Makes the topic with a number of partitions; 0 = it does not exist. */
  public WrittenTopic(
      Map<String, Object> broker, String name, int partitions, Map<String, String> settings)
      throws Exception {
    this.name = name;
    client = new HashMap<>(broker);
    client.put("group.id", "makertime-" + name);
    if (partitions > 0) {
      create(partitions, settings);
    }
  }

  public void create(int partitions, Map<String, String> settings) throws Exception {
    Map<String, String> all = new HashMap<>(settings);
    all.put("retention.ms", "-1"); // records have the clock of the test
    try (Admin admin = Admin.create(client)) {
      admin
          .createTopics(
              List.of(new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(all)))
          .all()
          .get();
    }
  }

  public String name() {
    return name;
  }

  /** What OpenLineage tells of a run that Ana triggered, in as few words as there can be. */
  public static String run(String id) {
    return """
        {"eventType":"COMPLETE","eventTime":"2026-06-15T10:05:00Z","job":{"namespace":"d","name":"e"},
         "run":{"runId":"r","facets":{"airflowDagRun":{"dagRun":{"dag_id":"etl","run_id":"%s",
          "run_type":"manual","triggering_user_name":"ana","run_after":"2026-06-15T10:00:00Z",
          "start_date":"2026-06-15T10:00:10Z"}}}}}"""
        .formatted(id);
  }

  public void write(int partition, @Nullable String value) throws Exception {
    write(partition, null, value);
  }

  public void write(int partition, @Nullable String key, @Nullable String value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
      producer.send(record(partition, key, value)).get();
    }
  }

  public ProducerRecord<byte[], byte[]> record(
      int partition, @Nullable String key, @Nullable String value) {
    return new ProducerRecord<>(
        name, partition, NOW.minusSeconds(60).toEpochMilli(), bytes(key), bytes(value));
  }

  public KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.remove("group.id");
    settings.put("max.request.size", 20_000_000);
    settings.putAll(more);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Reads it as a process that has just started; whether all was read. */
  public boolean poll() {
    return poll(inbox);
  }

  public boolean poll(Inbox into) {
    return new TopicPoller(
            name,
            name,
            client,
            new OpenLineageHook(name, List.of()),
            LocalDate.parse("2026-06-01"),
            new PollerContext(
                into, cursors, new CollectorMetrics(new SimpleMeterRegistry(), CLOCK), CLOCK))
        .poll();
  }

  /** The runs that were published, one for each time. */
  public List<String> runs() {
    return inbox.runs.stream().map(run -> run.id().replaceFirst(".*/", "")).sorted().toList();
  }

  /** How far it was read, for who looks at a failure. */
  public String state() {
    byte[] cursor = cursors.kept.get(name);
    return "cursor %s, set aside: %s"
        .formatted(
            cursor == null ? "none" : new String(cursor, StandardCharsets.UTF_8), inbox.aside);
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
