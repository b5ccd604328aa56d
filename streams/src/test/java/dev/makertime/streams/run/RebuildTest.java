package dev.makertime.streams.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.BrokerExtension;
import dev.makertime.testkit.waiting.Pause;
import dev.makertime.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RebuildTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension(1);

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  /** As another instance leaves it that was killed. */
  @Test
  void days_behind_an_undecided_transaction_are_taken_back_too_once_it_is_decided()
      throws Exception {
    try (KafkaProducer<String, byte[]> killed = producer("killed");
        KafkaProducer<String, byte[]> other = producer("other")) {
      write(killed, "ana");
      write(other, "bo");
      other.commitTransaction();
      Rebuild rebuild = new Rebuild(BROKER.client(), Duration.ofDays(400), Clock.systemUTC());

      CompletableFuture<Integer> prepared = CompletableFuture.supplyAsync(rebuild::prepare);
      Pause.soThatItWouldHaveHappened(Duration.ofSeconds(2));
      assertThat(prepared).isNotDone();
      killed.abortTransaction();

      assertThat(prepared.join()).isEqualTo(1);
    }
  }

  private void write(KafkaProducer<String, byte[]> producer, String person) throws Exception {
    producer.beginTransaction();
    producer
        .send(
            new ProducerRecord<>(Topics.ENGINEER_DAYS.name(), person + "|" + today, new byte[] {1}))
        .get();
  }

  private static KafkaProducer<String, byte[]> producer(String id) {
    Map<String, Object> settings = new HashMap<>(BROKER.client());
    settings.put("transactional.id", id);
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }
}
