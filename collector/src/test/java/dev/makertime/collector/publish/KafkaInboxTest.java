package dev.makertime.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.collector.calendar.poll.FeedCursor;
import dev.makertime.collector.poll.KafkaCursors;
import dev.makertime.model.Activity;
import dev.makertime.testkit.BrokerExtension;
import dev.makertime.topics.Topics;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaInboxTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension(2);

  @Test
  void what_is_accepted_is_on_the_topic_under_its_identity() throws Exception {
    Activity activity = Activity.retraction("gitlab:ana", "a", 1);
    try (KafkaInbox inbox = new KafkaInbox(BROKER.client())) {
      inbox.accept(List.of(activity));
    }

    assertThat(activities()).contains(Map.entry("gitlab:ana", activity));
  }

  @Test
  void a_hundred_thousand_at_once_are_accepted() throws Exception {
    List<Activity> many = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      many.add(Activity.retraction("gitlab:many" + i % 40, "a" + i, 1));
    }
    try (KafkaInbox inbox = new KafkaInbox(BROKER.client(), 30_000)) {
      inbox.accept(many);
    }
  }

  @Test
  void a_cursor_survives_its_poller() throws Exception {
    FeedCursor cursor =
        new FeedCursor(
            "\"2\"",
            null,
            LocalDate.parse("2026-06-15"),
            "rules",
            List.of(new FeedCursor.Published("email:ana", "m", 4, "digest", null)));
    try (KafkaInbox inbox = new KafkaInbox(BROKER.client())) {
      new KafkaCursors(inbox).put("ana", cursor);

      assertThat(new KafkaCursors(inbox).get("ana", FeedCursor.class, FeedCursor.START))
          .isEqualTo(cursor);
      assertThat(new KafkaCursors(inbox).get("bo", FeedCursor.class, FeedCursor.START))
          .isEqualTo(FeedCursor.START);
    }
  }

  @Test
  @Timeout(60)
  void a_broker_that_is_away_is_said_and_not_waited_for() {
    try (KafkaInbox inbox = new KafkaInbox(Map.of("bootstrap.servers", "127.0.0.1:1"))) {
      assertThatThrownBy(() -> inbox.accept(List.of(Activity.retraction("x:y", "a", 1))))
          .isInstanceOf(Inbox.Unavailable.class);
    }
  }

  @Test
  void what_a_broker_refuses_is_said_with_its_reason() throws Exception {
    try (Admin admin = Admin.create(BROKER.client());
        KafkaInbox inbox = new KafkaInbox(BROKER.client())) {
      NewTopic topic =
          new NewTopic("narrow", 1, (short) 1).configs(Map.of("max.message.bytes", "100"));
      admin.createTopics(List.of(topic)).all().get();

      assertThatThrownBy(
              () -> inbox.keep(List.of(new PendingRecord("narrow", "key", new byte[1_000]))))
          .isInstanceOf(Inbox.Unavailable.class)
          .hasMessageContaining("the broker refuses the record")
          .hasMessageContaining("larger");
    }
  }

  @Test
  @Timeout(15)
  void it_is_not_waited_for_once_for_each_of_many() {
    List<Activity> many =
        IntStream.range(0, 20).mapToObj(i -> Activity.retraction("x:y", "a" + i, 1)).toList();
    try (KafkaInbox inbox = new KafkaInbox(Map.of("bootstrap.servers", "127.0.0.1:1"))) {
      assertThatThrownBy(() -> inbox.accept(many)).isInstanceOf(Inbox.Unavailable.class);
    }
  }

  private static List<Map.Entry<String, Activity>> activities() {
    try (KafkaConsumer<String, Activity> consumer =
        new KafkaConsumer<>(
            BROKER.client(),
            Topics.ACTIVITIES.key().deserializer(),
            Topics.ACTIVITIES.value().deserializer())) {
      List<TopicPartition> all =
          List.of(
              new TopicPartition(Topics.ACTIVITIES.name(), 0),
              new TopicPartition(Topics.ACTIVITIES.name(), 1));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      List<Map.Entry<String, Activity>> found = new ArrayList<>();
      for (int i = 0; i < 50 && found.isEmpty(); i++) {
        for (ConsumerRecord<String, Activity> record : consumer.poll(Duration.ofMillis(200))) {
          found.add(Map.entry(record.key(), record.value()));
        }
      }
      return found;
    }
  }
}
