package dev.makertime.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.topics.admin.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicReaderTest {
  @TempDir Path directory;

  @Test
  void what_a_transaction_took_back_or_has_not_decided_yet_is_not_there() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      Map<String, Object> client = broker.client();
      new TopicSetup(1, (short) 1, Duration.ofDays(400)).ensure(client);
      try (KafkaProducer<String, byte[]> one = producer(client, "one");
          KafkaProducer<String, byte[]> other = producer(client, "other")) {
        write(one, "committed");
        one.commitTransaction();
        write(one, "aborted");
        one.abortTransaction();
        write(one, "committed after it");
        one.commitTransaction();
        write(other, "undecided");

        List<String> keys = new ArrayList<>();
        TopicReader.read(client, Topics.ENGINEER_DAYS, record -> keys.add(record.key()));

        assertThat(keys).containsExactly("committed", "committed after it");
      }
    }
  }

  private static void write(KafkaProducer<String, byte[]> producer, String key) throws Exception {
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(Topics.ENGINEER_DAYS.name(), key, new byte[] {1})).get();
  }

  private static KafkaProducer<String, byte[]> producer(Map<String, Object> client, String id) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("transactional.id", id);
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }
}
