package dev.makertime.topics;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes a topic anew without some of its records: what is only deleted would stay on the brokers'
 * disks until a segment is full. Nobody may read or write the topic meanwhile. Partitions, order,
 * keys, times and settings stay; offsets do not. A rewrite that broke off is gone on with by the
 * next one.
 */
public final class TopicRewrite {
  private static final long PATIENCE_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);
  private static final String DRAFT = ".rewritten";

  private final Map<String, Object> client;
  private final Path journal;

  /**
   * A rewrite.
   *
   * @param journal a file that says of which topics the new records are all in their draft
   */
  public TopicRewrite(Map<String, Object> client, Path journal) {
    this.client = Map.copyOf(client);
    this.journal = journal;
  }

  /**
   * Writes a topic anew if any of its records has to go.
   *
   * @param goes which have to
   * @return how many have gone
   * @throws IllegalStateException when a broker does not do it; the same may be tried again
   */
  public long without(String topic, Predicate<ConsumerRecord<byte[], byte[]>> goes) {
    String draft = topic + DRAFT;
    try (Admin admin = Admin.create(client)) {
      long gone = 0;
      if (!whole().contains(topic)) {
        delete(admin, draft);
        gone = count(topic, goes);
        if (gone == 0) {
          return 0;
        }
        make(admin, draft, description(admin, topic), settings(admin, topic));
        copy(topic, draft, goes.negate());
        note(topic, true);
      }
      Map<String, String> settings = settings(admin, draft);
      TopicDescription like = description(admin, draft);
      delete(admin, topic);
      make(admin, topic, like, settings);
      copy(draft, topic, record -> true);
      note(topic, false);
      delete(admin, draft);
      return gone;
    } catch (ExecutionException | TimeoutException | IOException | KafkaException e) {
      throw new IllegalStateException(
          "%s is not written anew (%s): try again".formatted(topic, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing a topic anew", e);
    }
  }

  /** How many records of a topic are of some kind. */
  public long count(String topic, Predicate<ConsumerRecord<byte[], byte[]>> which) {
    long[] count = {0};
    read(
        topic,
        record -> {
          if (which.test(record)) {
            count[0]++;
          }
        });
    return count[0];
  }

  private void copy(String from, String to, Predicate<ConsumerRecord<byte[], byte[]>> stays)
      throws ExecutionException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("max.request.size", 16 << 20);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      read(
          from,
          record -> {
            if (stays.test(record)) {
              sent.add(
                  producer.send(
                      new ProducerRecord<>(
                          to,
                          record.partition(),
                          record.timestamp(),
                          record.key(),
                          record.value(),
                          record.headers())));
            }
          });
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    }
  }

  /** Reads what is committed, from the beginning to the end. */
  private void read(
      String topic, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("allow.auto.create.topics", false);
    settings.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic, PATIENCE).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all, PATIENCE);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(each);
      }
    }
  }

  private static TopicDescription description(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    var found = admin.describeTopics(List.of(topic)).allTopicNames().get(PATIENCE_SECONDS, SECONDS);
    return java.util.Objects.requireNonNull(found.get(topic));
  }

  private static Map<String, String> settings(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        admin.describeConfigs(List.of(resource)).all().get(PATIENCE_SECONDS, SECONDS).get(resource);
    return java.util.Objects.requireNonNull(config).entries().stream()
        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  private static void make(
      Admin admin, String topic, TopicDescription like, Map<String, String> settings)
      throws ExecutionException, InterruptedException, TimeoutException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    admin
        .createTopics(
            List.of(
                new NewTopic(
                        topic,
                        like.partitions().size(),
                        (short) like.partitions().get(0).replicas().size())
                    .configs(settings)))
        .all()
        .get(PATIENCE_SECONDS, SECONDS);
    while (!isLed(admin, topic)) {
      if (System.nanoTime() > until) {
        throw new TimeoutException("no leader for every partition");
      }
      Thread.sleep(50);
    }
  }

  private static boolean isLed(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      var found =
          admin.describeTopics(List.of(topic)).allTopicNames().get(PATIENCE_SECONDS, SECONDS);
      return java.util.Objects.requireNonNull(found.get(topic)).partitions().stream()
          .allMatch(one -> one.leader() != null && !one.leader().isEmpty());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  private static void delete(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      admin.deleteTopics(List.of(topic)).all().get(PATIENCE_SECONDS, SECONDS);
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (admin.listTopics().names().get(PATIENCE_SECONDS, SECONDS).contains(topic)) {
        if (System.nanoTime() > until) {
          throw new TimeoutException(topic + " is not deleted");
        }
        Thread.sleep(50);
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw e;
      }
    }
  }

  private Set<String> whole() throws IOException {
    return Files.exists(journal) ? new TreeSet<>(Files.readAllLines(journal)) : Set.of();
  }

  private void note(String topic, boolean isWhole) {
    try {
      Set<String> topics = new TreeSet<>(whole());
      if (isWhole) {
        topics.add(topic);
      } else {
        topics.remove(topic);
      }
      if (topics.isEmpty()) {
        Files.deleteIfExists(journal);
        return;
      }
      Files.write(journal, topics);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
