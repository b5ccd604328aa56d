package dev.makertime.broker;

import static dev.makertime.broker.KilledBroker.committed;
import static dev.makertime.broker.KilledBroker.cutMark;
import static dev.makertime.broker.KilledBroker.cutOffsetsMark;
import static dev.makertime.broker.KilledBroker.cutState;
import static dev.makertime.broker.KilledBroker.offset;
import static dev.makertime.broker.KilledBroker.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Transactions that a kill cut short end as their coordinator decided, whatever marks were written
 * before it, and nothing that was committed is lost.
 */
class CutShortTest {
  @TempDir Path directory;

  @Test
  void commits_without_any_mark_are_finished_by_the_coordinator_itself() throws Exception {
    List<String> topics = new ArrayList<>();
    try (KilledBroker broker = new KilledBroker(directory)) {
      for (String id : List.of("a", "b", "c", "d")) { // one on each partition of the coordinator
        String[] own = {id + 1, id + 2, id + 3, id + 4};
        broker.create(own);
        topics.addAll(List.of(own));
        commit(broker, id, own);
      }
      broker.kill(killed());
    }
    cutState(killed(), 1);
    for (String topic : topics) {
      cutMark(killed(), topic);
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(killed())) {
      assertThat(broker.mended()).isZero();
      assertThat(open(broker)).isEmpty();
      for (String topic : topics) {
        assertThat(committed(broker, topic)).containsExactly(topic.substring(0, 1));
      }
    }
  }

  @Test
  void a_commit_whose_coordinator_is_done_gets_the_marks_that_are_missing() throws Exception {
    try (KilledBroker broker = new KilledBroker(directory)) {
      broker.create("one", "two", "three");
      commit(broker, "a", "one", "two", "three");
      broker.kill(killed());
    }
    cutMark(killed(), "one");
    cutMark(killed(), "three");
    cutOffsetsMark(killed());

    try (EmbeddedBroker broker = EmbeddedBroker.start(killed())) {
      assertThat(broker.mended()).isEqualTo(3);
      assertThat(open(broker)).isEmpty();
      assertThat(committed(broker, "one")).containsExactly("a");
      assertThat(committed(broker, "two")).containsExactly("a");
      assertThat(committed(broker, "three")).containsExactly("a");
      assertThat(offset(broker, "one")).isEqualTo(7);
    }
  }

  @Test
  void what_was_mended_is_mended_once_and_goes_on() throws Exception {
    try (KilledBroker broker = new KilledBroker(directory)) {
      broker.create("one", "two");
      commit(broker, "a", "one", "two");
      broker.kill(killed());
    }
    cutMark(killed(), "one");
    EmbeddedBroker.start(killed()).close();

    try (EmbeddedBroker broker = EmbeddedBroker.start(killed())) {
      assertThat(broker.mended()).isZero();
      try (KafkaProducer<String, String> again = KilledBroker.producer(broker, "a")) {
        again.beginTransaction();
        var unused = again.send(new ProducerRecord<>("one", "later"));
        again.commitTransaction();
      }
      assertThat(committed(broker, "one")).containsExactly("a", "later");
    }
  }

  @Test
  void what_was_aborted_stays_so() throws Exception {
    try (KilledBroker broker = new KilledBroker(directory)) {
      broker.create("one", "two");
      try (KafkaProducer<String, String> producer = broker.producer("a")) {
        broker.write(producer, "never", "one", "two");
        producer.abortTransaction();
      }
      broker.kill(killed());
    }
    cutMark(killed(), "one");
    cutOffsetsMark(killed());

    try (EmbeddedBroker broker = EmbeddedBroker.start(killed())) {
      assertThat(broker.mended()).isEqualTo(2);
      assertThat(open(broker)).isEmpty();
      assertThat(committed(broker, "one")).isEmpty();
      assertThat(offset(broker, "one")).isEqualTo(-1);
    }
  }

  @Test
  void so_does_what_a_successor_aborted() throws Exception {
    try (KilledBroker broker = new KilledBroker(directory)) {
      broker.create("one", "two");
      try (KafkaProducer<String, String> producer = broker.producer("a")) {
        broker.write(producer, "never", "one", "two");
        broker.producer("a").close();
      }
      broker.kill(killed());
    }
    cutMark(killed(), "one");

    try (EmbeddedBroker broker = EmbeddedBroker.start(killed())) {
      assertThat(broker.mended()).isEqualTo(1);
      assertThat(open(broker)).isEmpty();
      assertThat(committed(broker, "one")).isEmpty();
    }
  }

  @Test
  void an_earlier_transaction_ends_as_it_was_decided_not_as_the_last_one() throws Exception {
    try (KilledBroker broker = new KilledBroker(directory)) {
      broker.create("one", "two");
      try (KafkaProducer<String, String> producer = broker.producer("a")) {
        broker.write(producer, "kept", "one");
        producer.commitTransaction();
        broker.write(producer, "never", "two");
        producer.abortTransaction();
      }
      broker.producer("a").close();
      broker.kill(killed());
    }
    cutMark(killed(), "one");
    cutMark(killed(), "two");

    try (EmbeddedBroker broker = EmbeddedBroker.start(killed())) {
      assertThat(broker.mended()).isEqualTo(2);
      assertThat(committed(broker, "one")).containsExactly("kept");
      assertThat(committed(broker, "two")).isEmpty();
    }
  }

  @Test
  void where_nobody_knows_records_count_and_offsets_do_not() throws Exception {
    try (KilledBroker broker = new KilledBroker(directory)) {
      broker.create("one");
      commit(broker, "a", "one");
      broker.kill(killed());
    }
    cutMark(killed(), "one");
    cutOffsetsMark(killed());
    cutState(killed(), 100);

    try (EmbeddedBroker broker = EmbeddedBroker.start(killed())) {
      assertThat(broker.mended()).isEqualTo(2);
      assertThat(open(broker)).isEmpty();
      assertThat(committed(broker, "one")).containsExactly("a");
      assertThat(offset(broker, "one")).isEqualTo(-1);
    }
  }

  @Test
  void what_was_going_on_at_the_kill_is_left_to_the_coordinator() throws Exception {
    try (KilledBroker broker = new KilledBroker(directory)) {
      broker.create("one");
      try (KafkaProducer<String, String> producer = broker.producer("a")) {
        broker.write(producer, "never", "one");
        broker.kill(killed());
      }
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(killed())) {
      assertThat(broker.mended()).isZero();
      KilledBroker.producer(broker, "a").close();
      assertThat(committed(broker, "one")).isEmpty();
      assertThat(open(broker)).isEmpty();
    }
  }

  private static void commit(KilledBroker broker, String id, String... topics) {
    try (KafkaProducer<String, String> producer = broker.producer(id)) {
      broker.write(producer, id, topics);
      producer.commitTransaction();
    }
  }

  private Path killed() {
    return directory.resolve("killed");
  }
}
