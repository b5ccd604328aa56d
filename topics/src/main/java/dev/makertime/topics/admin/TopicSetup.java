package dev.makertime.topics.admin;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.makertime.topics.FailureText;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Creates the topics that are missing, and waits until each partition accepts records. Existing
 * topics stay as they are, with one exception: the retention of activities and days grows with that
 * of streams, and days, which an earlier release kept for good, get one. Topics that are joined
 * must have the same number of partitions.
 *
 * @param partitions of each topic
 * @param replication copies of each partition; where there is only one, activities are flushed to
 *     disk before they are acknowledged
 * @param retention how long days stay open to late evidence
 */
public record TopicSetup(int partitions, short replication, Duration retention) {
  static final long PATIENCE_SECONDS = 30;

  /**
   * Returns how many partitions the existing topics have.
   *
   * @return empty where there are none yet
   * @throws IllegalStateException when a broker does not answer in 30 s
   */
  public static OptionalInt partitions(Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      TopicDescription found =
          admin
              .describeTopics(List.of(Topics.ACTIVITIES.name()))
              .allTopicNames()
              .get(PATIENCE_SECONDS, SECONDS)
              .get(Topics.ACTIVITIES.name());
      return found == null ? OptionalInt.empty() : OptionalInt.of(found.partitions().size());
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "no broker answered within %d s".formatted(PATIENCE_SECONDS), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return OptionalInt.empty();
      }
      throw new IllegalStateException(
          "cannot read the settings of the topics: " + FailureText.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the settings of the topics", e);
    }
  }

  /**
   * Returns how long compacted topics keep tombstones, less an hour to be safe.
   *
   * @throws IllegalStateException when a broker does not answer in 30 s
   */
  public static Duration tombstones(Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      List<ConfigResource> resources =
          Topics.all().stream()
              .filter(topic -> topic.cleanup().isCompacted())
              .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
              .toList();
      long least =
          admin.describeConfigs(resources).all().get(PATIENCE_SECONDS, SECONDS).values().stream()
              .mapToLong(config -> number(config, TopicConfig.DELETE_RETENTION_MS_CONFIG))
              .filter(millis -> millis >= 0)
              .min()
              .orElse(Duration.ofDays(1).toMillis());
      Duration tombstones = Duration.ofMillis(least);
      Duration hour = Duration.ofHours(1);
      return tombstones.compareTo(hour) > 0 ? tombstones.minus(hour) : Duration.ZERO;
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "no broker answered within %d s".formatted(PATIENCE_SECONDS), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "cannot read the settings of the topics: " + FailureText.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the settings of the topics", e);
    }
  }

  /**
   * Creates what is missing.
   *
   * @throws IllegalStateException when a broker does not answer in 30 s or a topic does not fit
   */
  public void ensure(Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      Set<String> existing = admin.listTopics().names().get(PATIENCE_SECONDS, SECONDS);
      if (existing.stream().anyMatch(name -> name.endsWith(TopicRewrite.DRAFT))) {
        throw new IllegalStateException(
            "an erasure was interrupted while it rewrote a topic: run the erasure again before"
                + " anything else");
      }
      List<NewTopic> missing = new ArrayList<>();
      for (Topic<?, ?> topic : Topics.all()) {
        if (!existing.contains(topic.name())) {
          missing.add(TopicCreation.newTopic(topic, this));
        }
      }
      Set<String> made = TopicCreation.create(admin, missing);
      checkPartitions(TopicReadiness.await(admin, Topics.all().stream().map(Topic::name).toList()));
      raiseRetention(admin, made);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "no broker answered within %d s".formatted(PATIENCE_SECONDS), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create the topics: " + FailureText.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating the topics", e);
    }
  }

  /** Raises the retention of topics, so that a rebuild finds all evidence of open days. */
  private void raiseRetention(Admin admin, Set<String> justMade)
      throws ExecutionException, InterruptedException, TimeoutException {
    long wanted = retention.plus(TopicCreation.AFTER_RETENTION).toMillis();
    for (Topic<?, ?> topic : Topics.all()) {
      if (!topic.cleanup().followsRetention() || justMade.contains(topic.name())) {
        continue;
      }
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
      Config config =
          admin
              .describeConfigs(List.of(resource))
              .all()
              .get(PATIENCE_SECONDS, SECONDS)
              .get(resource);
      List<AlterConfigOp> changes = new ArrayList<>();
      long now = number(config, TopicConfig.RETENTION_MS_CONFIG);
      boolean keptForGood =
          topic.cleanup().isCompacted()
              && !value(config, TopicConfig.CLEANUP_POLICY_CONFIG)
                  .contains(TopicConfig.CLEANUP_POLICY_DELETE);
      if (keptForGood) {
        changes.add(set(TopicConfig.CLEANUP_POLICY_CONFIG, TopicCreation.COMPACT_AND_DELETE));
      }
      if (keptForGood || (now >= 0 && now < wanted)) {
        changes.add(set(TopicConfig.RETENTION_MS_CONFIG, Long.toString(wanted)));
      }
      if (!changes.isEmpty()) {
        admin
            .incrementalAlterConfigs(Map.of(resource, changes))
            .all()
            .get(PATIENCE_SECONDS, SECONDS);
      }
    }
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  private static String value(@Nullable Config config, String name) {
    ConfigEntry entry = config == null ? null : config.get(name);
    return entry == null ? "" : entry.value();
  }

  private static long number(@Nullable Config config, String name) {
    String value = value(config, name);
    return value.isEmpty() ? -1 : Long.parseLong(value);
  }

  /** Checks that topics whose keys meet in streams have the configured number of partitions. */
  private void checkPartitions(Map<String, TopicDescription> topics) {
    for (Topic<?, ?> topic : List.of(Topics.ACTIVITIES, Topics.IDENTITIES, Topics.PEOPLE)) {
      int count = count(topics, topic);
      if (count != partitions) {
        throw new IllegalStateException(
            "%s has %d partitions, but kafka.partitions is %d: set it to what the topics have"
                .formatted(topic.name(), count, partitions));
      }
    }
  }

  private static int count(Map<String, TopicDescription> topics, Topic<?, ?> topic) {
    TopicDescription description = topics.get(topic.name());
    return description == null ? 0 : description.partitions().size();
  }
}
