package dev.makertime.topics.admin;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.makertime.topics.FailureText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a topic without some of its records. A tombstone would leave them on the brokers' disks
 * until a segment is full. Nobody may read or write the topic meanwhile. Partitions, order, keys,
 * times and settings stay; offsets do not.
 *
 * <p>The new records go to a draft topic. Once it is complete, an empty topic beside it marks it as
 * such; only then the old topic is deleted, and created again from the draft. The next rewrite
 * resumes one that was interrupted; until then {@link TopicSetup} refuses to start anything.
 */
public final class TopicRewrite {
  private static final long PATIENCE_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

  /** Suffix of the draft topic. */
  static final String DRAFT = ".rewritten";

  /** Suffix of the empty topic that marks a draft as complete. */
  private static final String COMPLETE = ".rewritten.whole";

  /** Decides which records are deleted, and which values change. */
  public interface Edit {
    /** Whether a record is deleted. */
    boolean goes(ConsumerRecord<byte[], byte[]> record);

    /** Returns the value of a record that stays. */
    default byte @Nullable [] value(ConsumerRecord<byte[], byte[]> record) {
      return record.value();
    }
  }

  private final Map<String, Object> client;
  private final TopicCopier copier;

  public TopicRewrite(Map<String, Object> client) {
    this.client = Map.copyOf(client);
    copier = new TopicCopier(client);
  }

  /**
   * Rewrites a topic if any of its records is to be deleted or changed.
   *
   * @return how many were deleted or changed
   * @throws IllegalStateException when a broker fails, or something still writes to the topic; the
   *     call may be repeated
   */
  public long edit(String topic, Edit edit) {
    String draft = topic + DRAFT;
    try (Admin admin = Admin.create(client)) {
      Set<String> existing = admin.listTopics().names().get(PATIENCE_SECONDS, SECONDS);
      if (existing.contains(topic + COMPLETE)) {
        replaceByDraft(admin, topic);
      } else if (existing.contains(draft) && !existing.contains(topic)) {
        throw new IllegalStateException(
            "topic %s is missing, and its draft %s may be incomplete: look at the draft"
                .formatted(topic, draft));
      }
      delete(admin, draft);
      long changed = copier.count(topic, record -> edit.goes(record) || isChanged(record, edit));
      if (changed == 0) {
        return 0;
      }
      create(admin, draft, describe(admin, topic), settings(admin, topic));
      Map<TopicPartition, Long> ends = copier.copy(topic, draft, edit);
      if (!copier.ends(topic).equals(ends)) {
        throw new IllegalStateException(
            "something still writes to topic %s: stop all roles, then try again".formatted(topic));
      }
      create(admin, topic + COMPLETE, describe(admin, draft), Map.of());
      replaceByDraft(admin, topic);
      return changed;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new IllegalStateException(
          "topic %s was not rewritten (%s): try again".formatted(topic, FailureText.of(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rewriting topic " + topic, e);
    }
  }

  private static boolean isChanged(ConsumerRecord<byte[], byte[]> record, Edit edit) {
    return !Arrays.equals(record.value(), edit.value(record));
  }

  /** Replaces a topic by its complete draft. */
  private void replaceByDraft(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    String draft = topic + DRAFT;
    Map<String, String> settings = settings(admin, draft);
    TopicDescription like = describe(admin, draft);
    delete(admin, topic);
    create(admin, topic, like, settings);
    copier.copy(draft, topic, record -> false);
    delete(admin, topic + COMPLETE);
    delete(admin, draft);
  }

  /**
   * Counts the committed records of a topic that match.
   *
   * @throws KafkaException when a broker does not answer in 60 s
   */
  public long count(String topic, Predicate<ConsumerRecord<byte[], byte[]>> which) {
    return copier.count(topic, which);
  }

  private static TopicDescription describe(Admin admin, String topic)
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

  private static void create(
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
          throw new TimeoutException("topic %s is not deleted after 60 s".formatted(topic));
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
