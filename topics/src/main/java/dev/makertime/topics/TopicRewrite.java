package dev.makertime.topics;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a topic anew without some of its records: what is only deleted would stay on the brokers'
 * disks until a segment is full. Nobody may read or write the topic meanwhile. Partitions, order,
 * keys, times and settings stay; offsets do not.
 *
 * <p>The new records go to a draft topic. Once all are there an empty topic beside it says so, and
 * only then the old one is deleted, and made again from the draft. A rewrite that broke off is gone
 * on with by the next one, whoever runs it; until then {@link TopicSetup} refuses to start
 * anything.
 */
public final class TopicRewrite {
  private static final long PATIENCE_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

  /** What the new records are written to first. */
  static final String DRAFT = ".rewritten";

  private static final String WHOLE = ".rewritten.whole";

  /** What becomes of each record. */
  public interface Edit {
    /** Whether it goes. */
    boolean goes(ConsumerRecord<byte[], byte[]> record);

    /** The value of one that stays. */
    default byte @Nullable [] value(ConsumerRecord<byte[], byte[]> record) {
      return record.value();
    }
  }

  private final Map<String, Object> client;

  public TopicRewrite(Map<String, Object> client) {
    this.client = Map.copyOf(client);
  }

  /**
   * Writes a topic anew if any of its records has to go or to change.
   *
   * @return how many have gone or changed
   * @throws IllegalStateException when a broker does not do it, or something still writes to the
   *     topic; the same may be tried again
   */
  public long edit(String topic, Edit edit) {
    String draft = topic + DRAFT;
    try (Admin admin = Admin.create(client)) {
      Set<String> existing = admin.listTopics().names().get(PATIENCE_SECONDS, SECONDS);
      if (existing.contains(topic + WHOLE)) {
        takeOver(admin, topic);
      } else if (existing.contains(draft) && !existing.contains(topic)) {
        throw new IllegalStateException(
            draft + " is all that is left of " + topic + ": look at it");
      }
      delete(admin, draft);
      long changed = count(topic, record -> edit.goes(record) || isChanged(record, edit));
      if (changed == 0) {
        return 0;
      }
      make(admin, draft, description(admin, topic), settings(admin, topic));
      Map<TopicPartition, Long> ends = copy(topic, draft, edit);
      if (!ends(topic).equals(ends)) {
        throw new IllegalStateException(
            "something still writes to %s: stop all roles first".formatted(topic));
      }
      make(admin, topic + WHOLE, description(admin, draft), Map.of());
      takeOver(admin, topic);
      return changed;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new IllegalStateException(
          "%s is not written anew (%s): try again".formatted(topic, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing a topic anew", e);
    }
  }

  private static boolean isChanged(ConsumerRecord<byte[], byte[]> record, Edit edit) {
    return !Arrays.equals(record.value(), edit.value(record));
  }

  /** Puts a whole draft in the place of its topic. */
  private void takeOver(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    String draft = topic + DRAFT;
    Map<String, String> settings = settings(admin, draft);
    TopicDescription like = description(admin, draft);
    delete(admin, topic);
    make(admin, topic, like, settings);
    copy(draft, topic, record -> false);
    delete(admin, topic + WHOLE);
    delete(admin, draft);
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

  /** Returns where the topic ended. */
  private Map<TopicPartition, Long> copy(String from, String to, Edit edit)
      throws ExecutionException {
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    Map<TopicPartition, Long> ends;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Producers.inOrder(client), new ByteArraySerializer(), new ByteArraySerializer())) {
      ends =
          read(
              from,
              record -> {
                if (!edit.goes(record) && failure.get() == null) {
                  var unused =
                      producer.send(
                          new ProducerRecord<>(
                              to,
                              record.partition(),
                              record.timestamp(),
                              record.key(),
                              edit.value(record),
                              record.headers()),
                          (sent, e) -> {
                            if (e != null) {
                              failure.compareAndSet(null, e);
                            }
                          });
                }
              });
      producer.flush();
    }
    if (failure.get() != null) {
      throw new ExecutionException(failure.get());
    }
    return ends;
  }

  private Map<TopicPartition, Long> ends(String topic) {
    return read(topic, Map.of(), record -> {});
  }

  /** Reads what is committed, from the beginning to the end, and returns where that is. */
  private Map<TopicPartition, Long> read(
      String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    return read(topic, null, each);
  }

  /**
   * The same.
   *
   * @param until where to end; absent = at the end
   */
  private Map<TopicPartition, Long> read(
      String topic,
      @Nullable Map<TopicPartition, Long> until,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
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
      Map<TopicPartition, Long> wanted = until == null ? ends : until;
      while (wanted.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(each);
      }
      return ends;
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
    var unused = TopicReadiness.await(admin, List.of(topic));
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
}
