package dev.makertime.collector.topic;

import static dev.makertime.collector.topic.WrittenTopic.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Coverage;
import dev.makertime.testkit.BrokerExtension;
import dev.makertime.testkit.waiting.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Topics of a real broker that change while they are read. */
class ChangedTopicTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension(1);

  @Test
  void a_partition_that_is_added_later_is_read_from_its_start() throws Exception {
    WrittenTopic topic = topic("growing", 1);
    topic.write(0, run("a"));
    assertThat(topic.poll()).isTrue();
    try (Admin admin = Admin.create(BROKER.client())) {
      admin.createPartitions(Map.of("growing", NewPartitions.increaseTo(3))).all().get();
    }
    topic.write(2, run("b"));

    assertThat(topic.poll()).isTrue();

    assertThat(topic.runs()).containsExactly("a", "b");
  }

  @Test
  void a_topic_that_was_made_anew_is_read_from_its_start_and_covers_no_time_before()
      throws Exception {
    WrittenTopic topic = topic("anew", 1);
    topic.write(0, run("a"));
    assertThat(topic.poll()).isTrue();
    try (Admin admin = Admin.create(BROKER.client())) {
      admin.deleteTopics(List.of("anew")).all().get();
      assertThat(
              Await.until(
                  Duration.ofSeconds(10), () -> !admin.listTopics().names().get().contains("anew")))
          .isTrue();
    }
    topic.create(1, Map.of());
    topic.write(0, run("b"));
    topic.write(0, run("c"));

    assertThat(topic.poll()).isTrue();
    assertThat(topic.inbox.coverage).as("of the first poll alone").hasSize(1);
    assertThat(topic.poll()).isTrue();

    assertThat(topic.runs()).containsExactly("a", "b", "c");
    assertThat(topic.inbox.coverage)
        .last()
        .isEqualTo(new Coverage("anew", WrittenTopic.NOW, WrittenTopic.NOW));
  }

  @Test
  void records_that_were_deleted_before_they_were_read_are_a_gap() throws Exception {
    WrittenTopic topic = topic("deleted", 1);
    topic.write(0, run("a"));
    assertThat(topic.poll()).isTrue();
    topic.write(0, run("lost"));
    topic.write(0, run("b"));
    try (Admin admin = Admin.create(BROKER.client())) {
      admin
          .deleteRecords(Map.of(new TopicPartition("deleted", 0), RecordsToDelete.beforeOffset(2)))
          .all()
          .get();
    }

    assertThat(topic.poll()).isTrue();

    assertThat(topic.runs()).as(topic.state()).containsExactly("a", "b");
    assertThat(topic.inbox.coverage).as("of the first poll alone").hasSize(1);
  }

  @Test
  void a_topic_of_which_the_start_is_no_longer_kept_covers_what_is_kept() throws Exception {
    WrittenTopic topic = topic("cut", 1);
    topic.write(0, run("lost"));
    topic.write(0, run("a"));
    try (Admin admin = Admin.create(BROKER.client())) {
      admin
          .deleteRecords(Map.of(new TopicPartition("cut", 0), RecordsToDelete.beforeOffset(1)))
          .all()
          .get();
    }

    assertThat(topic.poll()).isTrue();

    assertThat(topic.runs()).containsExactly("a");
    assertThat(topic.inbox.coverage)
        .containsExactly(new Coverage("cut", WrittenTopic.NOW.minusSeconds(60), WrittenTopic.NOW));
  }

  @Test
  void a_compacted_topic_is_read_to_its_end() throws Exception {
    WrittenTopic topic =
        new WrittenTopic(
            BROKER.client(),
            "compacted",
            1,
            Map.of(
                "cleanup.policy", "compact",
                "min.cleanable.dirty.ratio", "0.001",
                "segment.ms", "50",
                "max.compaction.lag.ms", "50"));
    topic.write(0, "k", run("a"));
    topic.write(0, "k", run("b"));
    topic.write(0, "other", run("c"));
    topic.write(0, "k", null);

    assertThat(topic.poll()).isTrue();
    topic.write(0, "k", run("d"));
    assertThat(topic.poll()).isTrue();

    assertThat(topic.runs()).contains("c", "d");
  }

  private static WrittenTopic topic(String name, int partitions) throws Exception {
    return new WrittenTopic(BROKER.client(), name, partitions, Map.of());
  }
}
