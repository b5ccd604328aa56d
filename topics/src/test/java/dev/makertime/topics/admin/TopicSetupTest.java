package dev.makertime.topics.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicSetupTest {
  private static final TopicSetup SETUP = new TopicSetup(3, (short) 1, Duration.ofDays(400));

  @TempDir Path directory;

  @Test
  void topics_are_made_once_with_their_cleanup() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(client(broker))) {
      SETUP.ensure(client(broker));
      SETUP.ensure(client(broker));

      assertThat(admin.listTopics().names().get())
          .containsAll(Topics.all().stream().map(Topic::name).toList());
      assertThat(value(admin, Topics.PEOPLE, "cleanup.policy")).isEqualTo("compact");
      assertThat(value(admin, Topics.ACTIVITIES, "retention.ms"))
          .isEqualTo(Long.toString(Duration.ofDays(500).toMillis()));
      assertThat(value(admin, Topics.ACTIVITIES, "flush.messages")).isEqualTo("1");
    }
  }

  @Test
  void activities_are_kept_longer_where_days_stay_open_longer_and_never_shorter() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(client(broker))) {
      new TopicSetup(3, (short) 1, Duration.ofDays(30)).ensure(client(broker));
      String longer = Long.toString(Duration.ofDays(160).toMillis());
      new TopicSetup(3, (short) 1, Duration.ofDays(60)).ensure(client(broker));
      Waiting.until(
          Duration.ofSeconds(5),
          () -> value(admin, Topics.ACTIVITIES, "retention.ms").equals(longer));
      new TopicSetup(3, (short) 1, Duration.ofDays(10)).ensure(client(broker));
      Waiting.soThatItWouldHaveHappened(Duration.ofMillis(500));

      assertThat(value(admin, Topics.ACTIVITIES, "retention.ms")).isEqualTo(longer);
    }
  }

  @Test
  void days_leave_with_their_evidence_also_those_that_were_to_stay_for_good() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(client(broker))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topics.ENGINEER_DAYS.name(), 3, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact"))))
          .all()
          .get();

      SETUP.ensure(client(broker));

      Waiting.until(
          Duration.ofSeconds(5),
          () -> !value(admin, Topics.ENGINEER_DAYS, "cleanup.policy").equals("compact"));
      assertThat(value(admin, Topics.ENGINEER_DAYS, "cleanup.policy")).isEqualTo("compact,delete");
      assertThat(value(admin, Topics.ENGINEER_DAYS, "retention.ms"))
          .isEqualTo(Long.toString(Duration.ofDays(500).toMillis()));
    }
  }

  @Test
  void topics_that_are_not_partitioned_alike_are_refused() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(client(broker))) {
      admin.createTopics(List.of(new NewTopic(Topics.PEOPLE.name(), 1, (short) 1))).all().get();

      assertThatThrownBy(() -> SETUP.ensure(client(broker)))
          .hasMessageContaining("makertime.people.v1 has 1 partitions, but kafka.partitions is 3");
    }
  }

  @Test
  void once_it_returns_each_partition_takes_records_at_the_first_try() throws Exception {
    TopicSetup many = new TopicSetup(40, (short) 1, Duration.ofDays(400));
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      many.ensure(client(broker));

      Map<String, Object> once = new HashMap<>(client(broker));
      once.put("enable.idempotence", false);
      once.put("retries", 0);
      try (KafkaProducer<String, String> producer =
          new KafkaProducer<>(once, new StringSerializer(), new StringSerializer())) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Topic<?, ?> topic : Topics.all()) {
          for (int partition = 0; partition < 40; partition++) {
            sent.add(producer.send(new ProducerRecord<>(topic.name(), partition, "key", "value")));
          }
        }
        for (Future<RecordMetadata> record : sent) {
          assertThat(record).succeedsWithin(Duration.ofSeconds(30));
        }
      }
    }
  }

  private static String value(Admin admin, Topic<?, ?> topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    return java.util.Objects.requireNonNull(config).get(name).value();
  }

  private static Map<String, Object> client(EmbeddedBroker broker) {
    return broker.client();
  }
}
