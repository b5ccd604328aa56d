package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Measurement;
import dev.makertime.testkit.BrokerExtension;
import dev.makertime.testkit.GoldenCase;
import dev.makertime.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The role on a real broker. */
class MakertimeStreamsTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension(4);

  @TempDir Path state;

  @Test
  void a_golden_case_comes_out_of_a_real_broker() throws Exception {
    GoldenCase golden = GoldenCase.named("14-random");
    StreamsSettings settings =
        new StreamsSettings(
            BROKER.client(),
            state,
            4,
            1,
            2,
            0,
            "exactly_once_v2",
            Duration.ofMillis(100),
            Duration.ofDays(400));

    try (MakertimeStreams streams = MakertimeStreams.start(settings, golden.organization())) {
      send(golden.activities());

      List<EngineerDay> expected =
          Measurement.days(
              golden.organization(),
              golden.activities(),
              golden.from(),
              golden.to(),
              Instant.now());
      assertThat(daysOnce(golden, expected)).isEqualTo(expected);
      assertThat(streams.isRunning()).isTrue();
    }
    assertThat(new OrganizationPublisher(BROKER.client(), 4).publish(golden.organization()))
        .as("an organization that is there already changes nothing")
        .isZero();
  }

  private static void send(List<Activity> activities) {
    try (KafkaProducer<String, Activity> producer =
        new KafkaProducer<>(
            BROKER.client(),
            Topics.ACTIVITIES.key().serializer(),
            Topics.ACTIVITIES.value().serializer())) {
      activities.forEach(
          activity -> {
            var unused =
                producer.send(
                    new ProducerRecord<>(Topics.ACTIVITIES.name(), activity.identity(), activity));
          });
      producer.flush();
    }
  }

  /** The days in the case's period as soon as they are the expected ones, or after a minute. */
  private static List<EngineerDay> daysOnce(GoldenCase golden, List<EngineerDay> expected) {
    Map<String, EngineerDay> days = new TreeMap<>();
    try (KafkaConsumer<String, EngineerDay> consumer =
        new KafkaConsumer<>(
            consumerSettings(),
            Topics.ENGINEER_DAYS.key().deserializer(),
            Topics.ENGINEER_DAYS.value().deserializer())) {
      consumer.subscribe(List.of(Topics.ENGINEER_DAYS.name()));
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (System.nanoTime() < until) {
        for (ConsumerRecord<String, EngineerDay> record : consumer.poll(Duration.ofMillis(200))) {
          if (record.value() == null) {
            days.remove(record.key());
          } else {
            days.put(record.key(), record.value());
          }
        }
        if (inPeriod(golden, days).equals(expected)) {
          break;
        }
      }
      return inPeriod(golden, days);
    }
  }

  private static Map<String, Object> consumerSettings() {
    Map<String, Object> settings = new TreeMap<>(BROKER.client());
    settings.put("group.id", "test");
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    return settings;
  }

  private static List<EngineerDay> inPeriod(GoldenCase golden, Map<String, EngineerDay> days) {
    List<EngineerDay> found = new ArrayList<>();
    for (EngineerDay day : days.values()) {
      if (!day.date().isBefore(golden.from()) && !day.date().isAfter(golden.to())) {
        found.add(day);
      }
    }
    return found;
  }
}
