package dev.makertime.topics.admin;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Waits until new topics accept records. A broker names the leader of a new partition before it has
 * opened it; an idempotent producer with two requests on their way may then have the first refused
 * and the second accepted. The first is then out of order until it expires (KAFKA-15591).
 */
public final class TopicReadiness {
  private static final int PATIENCE_SECONDS = 30;

  private TopicReadiness() {}

  /**
   * Waits until the leader of each partition has opened it.
   *
   * @return the descriptions of the topics
   * @throws TimeoutException when a partition is not open after 30 s
   */
  public static Map<String, TopicDescription> await(Admin admin, Collection<String> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    long until = System.nanoTime() + SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        Map<String, TopicDescription> found =
            admin.describeTopics(topics).allTopicNames().get(PATIENCE_SECONDS, SECONDS);
        if (found.values().stream()
            .flatMap(topic -> topic.partitions().stream())
            .allMatch(TopicReadiness::isLed)) {
          askLeaders(admin, found, Duration.ofNanos(until - System.nanoTime()));
          return found;
        }
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException)) {
          throw e;
        }
      }
      if (System.nanoTime() > until) {
        throw new TimeoutException(
            "not every partition has a leader after %d s".formatted(PATIENCE_SECONDS));
      }
      Thread.sleep(50);
    }
  }

  private static boolean isLed(TopicPartitionInfo partition) {
    return partition.leader() != null && !partition.leader().isEmpty();
  }

  /** Asks for the end offsets, which only a leader that has opened its partition can answer. */
  private static void askLeaders(
      Admin admin, Map<String, TopicDescription> topics, Duration patience)
      throws ExecutionException, InterruptedException, TimeoutException {
    var unused = TopicEnds.of(admin, topics, IsolationLevel.READ_UNCOMMITTED, patience);
  }
}
