package dev.makertime.topics.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.topics.admin.HangingTransactions.OpenEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hangs is found, and what is only going on is not. */
class HangingTransactionsTest {
  private static final TopicPartition ONE = new TopicPartition("one", 0);
  private static final TopicPartition OTHER = new TopicPartition("other", 0);

  @TempDir Path directory;

  @Test
  void what_the_coordinator_forgot_is_found_until_it_is_aborted() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(broker.client())) {
      admin
          .createTopics(
              List.of(new NewTopic("one", 1, (short) 1), new NewTopic("other", 1, (short) 1)))
          .all()
          .get();
      KafkaProducer<String, String> producer = producer(broker);
      producer.beginTransaction();
      var first = producer.send(new ProducerRecord<>("one", "first"));
      producer.commitTransaction();
      producer.beginTransaction();
      var second = producer.send(new ProducerRecord<>("one", "second"));
      producer.flush();
      assertThat(first.get().offset()).isZero();
      assertThat(second.get().offset()).isEqualTo(2);
      assertThat(look(admin)).isEmpty();

      admin.deleteTopics(List.of("__transaction_state")).all().get();
      producer.close(Duration.ZERO);
      List<OpenEnd> found = List.of();
      for (int i = 0; i < 1_000 && found.isEmpty(); i++) { // deleting takes a moment
        found = look(admin);
      }
      assertThat(found).extracting(OpenEnd::partition).containsExactly(ONE);
      assertThat(found).extracting(OpenEnd::offset).containsExactly(2L);

      abort(admin);
      assertThat(look(admin)).isEmpty();
    }
  }

  private static List<OpenEnd> look(Admin admin) throws Exception {
    return HangingTransactions.of(admin, List.of(ONE, OTHER), Duration.ofSeconds(10));
  }

  private static void abort(Admin admin) throws Exception {
    ProducerState state =
        admin.describeProducers(List.of(ONE)).partitionResult(ONE).get().activeProducers().get(0);
    admin
        .abortTransaction(
            new AbortTransactionSpec(
                ONE,
                state.producerId(),
                (short) state.producerEpoch(),
                state.coordinatorEpoch().orElse(0)))
        .all()
        .get();
  }

  private static KafkaProducer<String, String> producer(EmbeddedBroker broker) {
    Map<String, Object> client = new HashMap<>(broker.client());
    client.put("transactional.id", "a");
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    return producer;
  }
}
