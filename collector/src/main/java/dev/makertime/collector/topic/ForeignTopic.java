package dev.makertime.collector.topic;

import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A topic of other brokers while it is read. Only committed records are shown, and nothing is
 * created there. Failures are {@link IOException}s in plain words.
 */
public final class ForeignTopic {
  private static final Logger LOG = LoggerFactory.getLogger(ForeignTopic.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int FETCHED_BYTES = 16 * 1024 * 1024;

  /** Something done with a topic. */
  interface Use<R, X extends Exception> {
    R with(ForeignTopic topic) throws IOException, InterruptedException, X;
  }

  private final String name;
  private final TopicDescription description;
  private final KafkaConsumer<byte[], byte[]> consumer;

  private ForeignTopic(
      String name, TopicDescription description, KafkaConsumer<byte[], byte[]> consumer) {
    this.name = name;
    this.description = description;
    this.consumer = consumer;
    consumer.assign(partitions());
  }

  /** Opens a topic, does something with it, and closes it. */
  static <R, X extends Exception> R use(Map<String, Object> client, String name, Use<R, X> use)
      throws IOException, InterruptedException, X {
    try {
      TopicDescription description = describe(client, name);
      KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              settings(client), new ByteArrayDeserializer(), new ByteArrayDeserializer());
      try {
        return use.with(new ForeignTopic(name, description, consumer));
      } finally {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
      }
    } catch (InterruptException e) {
      Thread.interrupted(); // the caller sets it again
      throw new InterruptedException();
    } catch (ExecutionException e) {
      throw failure(name, e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw failure(name, e);
    }
  }

  private static Map<String, Object> settings(Map<String, Object> client) {
    Map<String, Object> settings = patient(client);
    settings.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return settings;
  }

  private static Map<String, Object> patient(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    int millis = Math.toIntExact(PATIENCE.toMillis());
    settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    settings.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    return settings;
  }

  private static TopicDescription describe(Map<String, Object> client, String name)
      throws ExecutionException, InterruptedException {
    Map<String, Object> settings = patient(client);
    settings.keySet().removeIf(key -> key.startsWith("group.") || key.startsWith("fetch."));
    try (Admin admin = Admin.create(settings)) {
      return admin.describeTopics(List.of(name)).allTopicNames().get().values().iterator().next();
    }
  }

  private static IOException failure(String name, Throwable e) {
    String why =
        e instanceof UnknownTopicOrPartitionException || e instanceof InvalidTopicException
            ? "there is no topic " + name
            : e instanceof AuthenticationException
                ? "the brokers refuse the login: " + FailureText.of(e)
                : e instanceof AuthorizationException
                    ? "the login may not read the topic " + name
                    : FailureText.of(e);
    return new IOException(why, e);
  }

  /**
   * Reads the last record of a topic, if there is one; returns one line about what there is.
   *
   * @param client properties of a Kafka client
   */
  public static String check(Map<String, Object> client, String name)
      throws IOException, InterruptedException {
    return use(client, name, ForeignTopic::check);
  }

  private static String check(ForeignTopic topic) {
    Map<TopicPartition, Long> ends = topic.ends();
    Map<TopicPartition, Long> begins = topic.begins();
    ends.forEach(
        (partition, end) ->
            topic.consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - 1)));
    var unused = topic.consumer.poll(LOOK);
    long most =
        ends.entrySet().stream()
            .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
            .sum();
    return "reads topic %s: partitions: %d; records: %d at most"
        .formatted(topic.name, ends.size(), most);
  }

  String id() {
    return description.topicId().toString();
  }

  List<TopicPartition> partitions() {
    return description.partitions().stream()
        .map(info -> new TopicPartition(name, info.partition()))
        .toList();
  }

  /** The first offsets that are kept. */
  Map<TopicPartition, Long> begins() {
    return consumer.beginningOffsets(partitions());
  }

  /** The offsets behind the last record of which it is known whether it is committed. */
  Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(partitions());
  }

  /** The first records from an instant on; a partition without any is left out. */
  Map<TopicPartition, OffsetAndTimestamp> since(Instant since) {
    Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
    consumer
        .offsetsForTimes(
            partitions().stream()
                .collect(Collectors.toMap(Function.identity(), one -> since.toEpochMilli())))
        .forEach(
            (partition, at) -> {
              if (at != null) {
                found.put(partition, at);
              }
            });
    return found;
  }

  void seek(Map<Integer, Long> offsets) {
    offsets.forEach(
        (partition, offset) -> consumer.seek(new TopicPartition(name, partition), offset));
  }

  ConsumerRecords<byte[], byte[]> next() {
    return consumer.poll(LOOK);
  }

  /** Where the next record is, by partition; also behind marks and records that are no more. */
  Map<Integer, Long> positions() {
    Map<Integer, Long> positions = new HashMap<>();
    partitions().forEach(one -> positions.put(one.partition(), consumer.position(one, PATIENCE)));
    return positions;
  }

  /** Shows the brokers how far it was read. Nothing depends on it, so a refusal is no failure. */
  void show(Map<Integer, Long> offsets) {
    Map<TopicPartition, OffsetAndMetadata> shown = new HashMap<>();
    offsets.forEach(
        (partition, offset) ->
            shown.put(new TopicPartition(name, partition), new OffsetAndMetadata(offset)));
    consumer.commitAsync(
        shown,
        (given, refused) -> {
          if (refused != null) {
            LOG.debug("topic {}: how far it was read is not shown there", name, refused);
          }
        });
  }
}
