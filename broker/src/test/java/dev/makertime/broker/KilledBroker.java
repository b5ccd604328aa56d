package dev.makertime.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A broker's directory as a kill leaves it: copied while the broker runs, with the last batches of
 * some partitions cut off, as if they had not been written yet.
 */
final class KilledBroker implements AutoCloseable {
  static final String GROUP = "readers";
  private static final String STATE = "__transaction_state";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path running;
  private final EmbeddedBroker broker;
  private final KafkaConsumer<String, String> group;

  KilledBroker(Path directory) {
    running = directory.resolve("running");
    broker = EmbeddedBroker.start(running);
    group =
        new KafkaConsumer<>(
            client(broker, "group.id", GROUP), new StringDeserializer(), new StringDeserializer());
  }

  private static Map<String, Object> client(EmbeddedBroker broker, String key, String value) {
    Map<String, Object> client = new HashMap<>(broker.client());
    client.put(key, value);
    return client;
  }

  void create(String... topics) throws Exception {
    try (Admin admin = Admin.create(broker.client())) {
      admin
          .createTopics(
              Arrays.stream(topics).map(topic -> new NewTopic(topic, 1, (short) 1)).toList())
          .all()
          .get();
    }
  }

  KafkaProducer<String, String> producer(String id) {
    return producer(broker, id);
  }

  static KafkaProducer<String, String> producer(EmbeddedBroker broker, String id) {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            client(broker, "transactional.id", id), new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  /** A transaction that is open: a record on each topic, and an offset of the first topic. */
  void write(KafkaProducer<String, String> producer, String value, String... topics) {
    producer.beginTransaction();
    for (String topic : topics) {
      var unused = producer.send(new ProducerRecord<>(topic, value));
    }
    producer.sendOffsetsToTransaction(
        Map.of(new TopicPartition(topics[0], 0), new OffsetAndMetadata(7)), group.groupMetadata());
    producer.flush();
  }

  /** Copies what there is once all that was ended has its marks, the broker still running. */
  void kill(Path copy) throws Exception {
    try (Admin admin = Admin.create(broker.client())) {
      ListTransactionsOptions ending =
          new ListTransactionsOptions()
              .filterStates(
                  Set.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT));
      while (!admin.listTransactions(ending).all().get().isEmpty()) {
        Thread.onSpinWait();
      }
    }
    try (Stream<Path> files = Files.walk(running)) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(running.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else if (!file.endsWith(".lock")) {
          Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** The topic's only partition loses its last batch, which has to be a mark. */
  static void cutMark(Path directory, String topic) throws IOException {
    assertThat(cut(directory.resolve(topic + "-0"), 1)).as("was a mark").isTrue();
  }

  /** The group's offsets lose the mark that ends the last transaction. */
  static void cutOffsetsMark(Path directory) throws IOException {
    int cut = 0;
    for (int i = 0; i < 4; i++) {
      cut += cut(directory.resolve("__consumer_offsets-" + i), 1) ? 1 : 0;
    }
    assertThat(cut).isEqualTo(1);
  }

  /** The coordinator forgets the last of each partition: of complete remains prepare. */
  static void cutState(Path directory, int batches) throws IOException {
    for (int i = 0; i < 4; i++) {
      cut(directory.resolve(STATE + "-" + i), batches);
    }
  }

  /** Whether the last of what was cut off is a mark. */
  private static boolean cut(Path partition, int batches) throws IOException {
    List<Integer> starts = new ArrayList<>();
    boolean mark = false;
    try (FileRecords records =
        FileRecords.open(partition.resolve("00000000000000000000.log").toFile(), true)) {
      int at = 0;
      for (RecordBatch batch : records.batches()) {
        starts.add(at);
        at += batch.sizeInBytes();
        mark = batch.isControlBatch();
      }
      if (!starts.isEmpty()) {
        records.truncateTo(starts.get(Math.max(0, starts.size() - batches)));
      }
    }
    return mark;
  }

  /** What a reader of what is committed sees, up to the very end of a topic. */
  static List<String> committed(EmbeddedBroker broker, String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = consumer(broker, "read_committed")) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = end(broker, partition);
      long patience = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition) < end && System.nanoTime() < patience) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  /** With what is not marked yet: a commit is answered before its marks are written. */
  private static long end(EmbeddedBroker broker, TopicPartition partition) {
    try (KafkaConsumer<String, String> consumer = consumer(broker, "read_uncommitted")) {
      return consumer.endOffsets(List.of(partition)).getOrDefault(partition, -1L);
    }
  }

  private static KafkaConsumer<String, String> consumer(EmbeddedBroker broker, String isolation) {
    return new KafkaConsumer<>(
        client(broker, "isolation.level", isolation),
        new StringDeserializer(),
        new StringDeserializer());
  }

  /** What stands open at any partition. */
  static SortedSet<String> open(EmbeddedBroker broker) throws Exception {
    SortedSet<String> open = new TreeSet<>();
    try (Admin admin = Admin.create(broker.client())) {
      List<TopicPartition> all = new ArrayList<>();
      var topics = admin.listTopics(new ListTopicsOptions().listInternal(true));
      admin
          .describeTopics(topics.names().get())
          .allTopicNames()
          .get()
          .forEach(
              (name, topic) ->
                  topic
                      .partitions()
                      .forEach(one -> all.add(new TopicPartition(name, one.partition()))));
      admin
          .describeProducers(all)
          .all()
          .get()
          .forEach(
              (partition, state) ->
                  state.activeProducers().stream()
                      .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                      .forEach(producer -> open.add(partition.toString())));
    }
    return open;
  }

  /** The offset that the group has committed, or -1. */
  static long offset(EmbeddedBroker broker, String topic) throws Exception {
    try (Admin admin = Admin.create(broker.client())) {
      OffsetAndMetadata offset =
          admin
              .listConsumerGroupOffsets(GROUP)
              .partitionsToOffsetAndMetadata()
              .get()
              .get(new TopicPartition(topic, 0));
      return offset == null ? -1 : offset.offset();
    }
  }

  @Override
  public void close() {
    group.close();
    broker.close();
  }
}
