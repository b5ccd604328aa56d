package dev.makertime.app.health;

import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.TopicEnds;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Computes the backlog of streams: records that it has not processed yet. */
public final class Backlog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String GROUP = "makertime";

  /** A transaction ends with a marker, for which no offset is committed. */
  private static final long MARK = 1;

  /** What others write for streams, outside of transactions. */
  private static final Set<String> WRITTEN_PLAINLY =
      Set.of(Topics.ACTIVITIES.name(), Topics.PEOPLE.name(), Topics.IDENTITIES.name());

  private final Admin admin;

  public Backlog(Map<String, Object> client) {
    admin = Admin.create(client);
  }

  /** Whether everything on every topic that the streams role reads has been worked off. */
  public boolean isEmpty() throws InterruptedException {
    return records() == 0;
  }

  /** How many records on every topic that the streams role reads have not been worked off. */
  long records() throws InterruptedException {
    return standing().behind();
  }

  /**
   * How far the streams role is.
   *
   * @param behind records that have not been worked off
   * @param given those of them that others wrote for streams: exact, as no marks and no aborted
   *     records stand among them
   * @param done records that have been worked off
   */
  record Standing(long behind, long given, long done) {}

  /** The same with what has been worked off. */
  Standing standing() throws InterruptedException {
    try {
      Map<TopicPartition, Long> done = new HashMap<>();
      admin
          .listConsumerGroupOffsets(GROUP)
          .partitionsToOffsetAndMetadata()
          .get(10, TimeUnit.SECONDS)
          .forEach((partition, offset) -> done.put(partition, offset.offset()));
      long behind = 0;
      long given = 0;
      for (Map.Entry<TopicPartition, Long> end : ends(topics()).entrySet()) {
        long records = end.getValue() - done.getOrDefault(end.getKey(), 0L) - marks(end.getKey());
        behind += Math.max(0, records);
        given += isPlain(end.getKey()) ? Math.max(0, records) : 0;
      }
      return new Standing(behind, given, done.values().stream().mapToLong(Long::longValue).sum());
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker does not return the offsets of streams", e);
    }
  }

  /** Where topics end for those who read what is committed. */
  public Map<TopicPartition, Long> ends(Collection<String> topics) throws InterruptedException {
    try {
      return TopicEnds.of(admin, topics, IsolationLevel.READ_COMMITTED, PATIENCE);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker does not return the end offsets", e);
    }
  }

  private static long marks(TopicPartition partition) {
    return isPlain(partition) ? 0 : MARK;
  }

  private static boolean isPlain(TopicPartition partition) {
    return WRITTEN_PLAINLY.contains(partition.topic());
  }

  private List<String> topics() throws ExecutionException, InterruptedException, TimeoutException {
    return admin.listTopics().names().get(10, TimeUnit.SECONDS).stream()
        .filter(
            name ->
                WRITTEN_PLAINLY.contains(name)
                    || (name.startsWith(GROUP + "-") && name.endsWith("-repartition")))
        .toList();
  }

  @Override
  public void close() {
    admin.close();
  }
}
