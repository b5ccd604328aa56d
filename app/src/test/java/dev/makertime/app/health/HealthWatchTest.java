package dev.makertime.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.TopicSetup;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transaction that hangs on somebody's brokers is named wherever an operator looks. */
class HealthWatchTest {
  @TempDir Path directory;

  @Test
  void readiness_and_metrics_name_a_transaction_that_nobody_will_end() throws Exception {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      Map<String, Object> client = broker.client();
      new TopicSetup(1, (short) 1, Duration.ofDays(400)).ensure(client);
      try (HealthWatch watch =
          new HealthWatch(
              client,
              registry,
              Clock.systemUTC(),
              false,
              () -> false,
              () -> false,
              Duration.ofMillis(300))) {
        assertThat(watch.line()).isEqualTo("not ready\n");

        leaveOpen(client);
        Await.until(Duration.ofSeconds(30), () -> watch.stall() != null);

        assertThat(watch.line())
            .startsWith("not ready: A transaction on makertime.engineer-days.v1-0 is hanging")
            .contains("--topic makertime.engineer-days.v1 --partition 0 --start-offset 0");
        assertThat(registry.scrape())
            .contains("makertime_transactions_hanging_partitions 1.0")
            .contains("makertime_streams_stalled_seconds ");
      }
    }
  }

  private static void leaveOpen(Map<String, Object> client) throws Exception {
    Map<String, Object> transactional = new HashMap<>(client);
    transactional.put("transactional.id", "makertime-a");
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(transactional, new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    producer.beginTransaction();
    var unused = producer.send(new ProducerRecord<>(Topics.ENGINEER_DAYS.name(), "a", "{}"));
    producer.flush();
    try (Admin admin = Admin.create(client)) {
      admin.deleteTopics(List.of("__transaction_state")).all().get();
    }
    producer.close(Duration.ZERO);
  }
}
