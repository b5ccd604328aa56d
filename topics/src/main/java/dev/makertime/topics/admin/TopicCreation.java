package dev.makertime.topics.admin;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.makertime.topics.Producers;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics with the settings that their cleanup needs. */
final class TopicCreation {
  /** How long records stay after their days are sealed. */
  static final Duration AFTER_RETENTION = Duration.ofDays(100);

  static final String COMPACT_AND_DELETE =
      TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE;

  private TopicCreation() {}

  static NewTopic newTopic(Topic<?, ?> topic, TopicSetup setup) {
    Map<String, String> config = new HashMap<>();
    switch (topic.cleanup()) {
      case COMPACT ->
          config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      case COMPACT_AFTER_RETENTION -> {
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, COMPACT_AND_DELETE);
        config.put(
            TopicConfig.RETENTION_MS_CONFIG, millis(setup.retention().plus(AFTER_RETENTION)));
      }
      case AFTER_RETENTION ->
          config.put(
              TopicConfig.RETENTION_MS_CONFIG, millis(setup.retention().plus(AFTER_RETENTION)));
      case AFTER_A_MONTH ->
          config.put(TopicConfig.RETENTION_MS_CONFIG, millis(Duration.ofDays(30)));
    }
    if (topic.equals(Topics.ACTIVITIES) && setup.replication() == 1) {
      config.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
    }
    if (topic.cleanup().isCompacted()) {
      config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Producers.LARGEST));
    }
    return new NewTopic(topic.name(), setup.partitions(), setup.replication()).configs(config);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  /** Creates topics, and returns those that no other process created first. */
  static Set<String> create(Admin admin, List<NewTopic> missing)
      throws ExecutionException, InterruptedException, TimeoutException {
    Set<String> made = new HashSet<>();
    for (var making : admin.createTopics(missing).values().entrySet()) {
      try {
        making.getValue().get(TopicSetup.PATIENCE_SECONDS, SECONDS);
        made.add(making.getKey());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
    return made;
  }
}
