package dev.makertime.topics.admin;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Reads the end offsets of topics: the offset behind the last record of each partition. */
public final class TopicEnds {
  private TopicEnds() {}

  /**
   * Reads the end offsets of topics.
   *
   * @param isolation whether records of open transactions count
   * @throws TimeoutException when a broker does not answer within the patience
   */
  public static Map<TopicPartition, Long> of(
      Admin admin, Collection<String> topics, IsolationLevel isolation, Duration patience)
      throws ExecutionException, InterruptedException, TimeoutException {
    return of(
        admin,
        admin.describeTopics(topics).allTopicNames().get(patience.toMillis(), MILLISECONDS),
        isolation,
        patience);
  }

  /** Reads the end offsets of topics whose descriptions are known. */
  static Map<TopicPartition, Long> of(
      Admin admin,
      Map<String, TopicDescription> topics,
      IsolationLevel isolation,
      Duration patience)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    topics.forEach(
        (name, topic) ->
            topic
                .partitions()
                .forEach(
                    one ->
                        asked.put(new TopicPartition(name, one.partition()), OffsetSpec.latest())));
    int millis = (int) Math.max(1, patience.toMillis());
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(asked, new ListOffsetsOptions(isolation).timeoutMs(millis))
        .all()
        .get(millis, MILLISECONDS)
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }
}
