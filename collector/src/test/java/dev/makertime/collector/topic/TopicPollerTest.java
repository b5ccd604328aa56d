package dev.makertime.collector.topic;

import static dev.makertime.collector.topic.WrittenTopic.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.publish.Inbox;
import dev.makertime.model.Coverage;
import dev.makertime.testkit.BrokerExtension;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.DeadLetter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Topics of a real broker, as a tool writes them. */
class TopicPollerTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension(1);

  @Test
  void records_of_all_partitions_are_read_once_and_go_on_where_they_were_left() throws Exception {
    WrittenTopic topic = topic("once", 3);
    topic.write(0, run("a"));
    topic.write(2, run("b"));

    assertThat(topic.poll()).isTrue();
    assertThat(topic.poll()).isTrue();
    topic.write(2, run("c"));
    assertThat(topic.poll()).isTrue();

    assertThat(topic.runs()).containsExactly("a", "b", "c");
    assertThat(topic.inbox.latest())
        .extracting(one -> one.identity() + " " + one.kind())
        .contains("once:ana WAIT", "once:ana MANUAL");
    assertThat(topic.inbox.coverage)
        .contains(new Coverage("once", Instant.parse("2026-06-01T00:00:00Z"), WrittenTopic.NOW));
  }

  @Test
  void what_the_brokers_say_was_read_does_not_matter() throws Exception {
    WrittenTopic topic = topic("offsets", 1);
    topic.write(0, run("a"));
    assertThat(topic.poll()).isTrue();
    TopicPartition only = new TopicPartition("offsets", 0);
    try (Admin admin = Admin.create(BROKER.client())) {
      assertThat(
              Await.until(
                  Duration.ofSeconds(10),
                  () ->
                      admin
                          .listConsumerGroupOffsets("makertime-offsets")
                          .partitionsToOffsetAndMetadata()
                          .get()
                          .equals(Map.of(only, new OffsetAndMetadata(1)))))
          .as("shown to those who look there")
          .isTrue();
      topic.write(0, run("b"));
      admin
          .alterConsumerGroupOffsets("makertime-offsets", Map.of(only, new OffsetAndMetadata(2)))
          .all()
          .get();
    }

    assertThat(topic.poll()).isTrue();

    assertThat(topic.runs()).containsExactly("a", "b");
  }

  @Test
  void a_batch_that_was_not_acknowledged_is_read_again() throws Exception {
    WrittenTopic topic = topic("unavailable", 2);
    topic.write(0, run("a"));
    topic.write(1, run("b"));
    topic.inbox.away = true;

    assertThat(topic.poll()).isFalse();
    topic.inbox.away = false;
    assertThat(topic.poll()).isTrue();

    assertThat(topic.runs()).containsExactly("a", "b");
  }

  @Test
  void a_kill_between_acknowledgement_and_cursor_counts_nothing_twice() throws Exception {
    WrittenTopic topic = topic("killed", 1);
    write(topic, IntStream.range(0, 1_200).mapToObj(i -> run("r" + i)).toList());
    AtomicInteger batches = new AtomicInteger();
    Inbox killed =
        entries -> {
          topic.inbox.keep(entries);
          if (batches.incrementAndGet() == 2) {
            throw new Inbox.Unavailable("killed after the brokers had it", new IOException());
          }
        };

    assertThat(topic.poll(killed)).isFalse();
    assertThat(topic.poll()).isTrue();

    assertThat(topic.inbox.latestRuns().size()).as(topic.state()).isEqualTo(1_200);
    assertThat(topic.inbox.runs.size()).as("only the last batch again").isLessThanOrEqualTo(1_700);
  }

  @Test
  void a_poison_record_is_set_aside_and_the_next_is_read() throws Exception {
    WrittenTopic topic = topic("poison", 1);
    topic.write(0, "\u0000not json");
    topic.write(0, "{\"run\":{}}");
    topic.write(0, "x".repeat(9_000_000));
    topic.write(0, null);
    topic.write(0, run("a"));

    assertThat(topic.poll()).isTrue();

    assertThat(topic.runs()).containsExactly("a");
    assertThat(topic.inbox.aside)
        .extracting(DeadLetter::reason)
        .satisfiesExactly(
            one -> assertThat(one).startsWith("record 0 of partition 0: not JSON"),
            one -> assertThat(one).startsWith("record 1 of partition 0: lacks eventTime"),
            one ->
                assertThat(one)
                    .isEqualTo(
                        "record 2 of partition 0: 9000000 bytes, of which 8388608 are the most"));
    assertThat(topic.inbox.aside.get(2).payload()).isNull();
  }

  @Test
  void records_of_transactions_are_read_once_they_are_committed() throws Exception {
    WrittenTopic topic = topic("transactions", 1);
    try (KafkaProducer<byte[], byte[]> one = topic.producer(Map.of("transactional.id", "one"));
        KafkaProducer<byte[], byte[]> other = topic.producer(Map.of("transactional.id", "other"))) {
      one.initTransactions();
      other.initTransactions();
      transaction(one, topic, "committed");
      one.commitTransaction();
      transaction(one, topic, "aborted");
      one.abortTransaction();
      transaction(other, topic, "undecided");

      assertThat(topic.poll()).isTrue();
      assertThat(topic.runs()).containsExactly("committed");

      other.commitTransaction();
      assertThat(topic.poll()).isTrue();
    }
    assertThat(topic.runs()).containsExactly("committed", "undecided");
  }

  private static WrittenTopic topic(String name, int partitions) throws Exception {
    return new WrittenTopic(BROKER.client(), name, partitions, Map.of());
  }

  private static void write(WrittenTopic topic, List<String> values) {
    try (KafkaProducer<byte[], byte[]> producer = topic.producer(Map.of())) {
      for (String value : values) {
        var unused = producer.send(topic.record(0, null, value));
      }
    }
  }

  private static void transaction(
      KafkaProducer<byte[], byte[]> producer, WrittenTopic topic, String run) throws Exception {
    producer.beginTransaction();
    ProducerRecord<byte[], byte[]> record = topic.record(0, null, WrittenTopic.run(run));
    producer.send(record).get();
  }
}
