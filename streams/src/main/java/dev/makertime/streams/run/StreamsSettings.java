package dev.makertime.streams.run;

import dev.makertime.topics.Producers;
import dev.makertime.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * Settings of the streams role.
 *
 * @param client plain Kafka client properties, {@code bootstrap.servers} among them
 * @param directory of the state stores
 * @param partitions of the topics
 * @param replication copies of internal topics
 * @param threads of work
 * @param standbys copies of the state that other instances keep up to date (standby replicas)
 * @param guarantee {@code exactly_once_v2} or {@code at_least_once}; the days do not depend on it
 * @param commitInterval how long a result may wait before consumers see it
 * @param retention how long ago a day may have ended and still change; at least 2 days
 */
public record StreamsSettings(
    Map<String, Object> client,
    Path directory,
    int partitions,
    int replication,
    int threads,
    int standbys,
    String guarantee,
    Duration commitInterval,
    Duration retention) {

  /** The application id: name of the consumer group, and prefix of the internal topics. */
  static final String APPLICATION = "makertime";

  /** How long the open transaction of a lost instance may hold up consumers. */
  private static final int TRANSACTION_TIMEOUT_MILLIS = 15_000;

  public StreamsSettings {
    client = Map.copyOf(client);
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("streams.threads must be 1 to 64");
    }
    if (standbys < 0 || standbys > 4) {
      throw new IllegalArgumentException("streams.standbys must be 0 to 4");
    }
    if (!guarantee.equals(StreamsConfig.EXACTLY_ONCE_V2)
        && !guarantee.equals(StreamsConfig.AT_LEAST_ONCE)) {
      throw new IllegalArgumentException(
          "streams.guarantee must be exactly_once_v2 or at_least_once");
    }
    if (commitInterval.toMillis() < 1) {
      throw new IllegalArgumentException("streams.commitInterval must be at least PT0.001S");
    }
    if (retention.compareTo(Duration.ofDays(2)) < 0) {
      throw new IllegalArgumentException("streams.retention must be at least P2D");
    }
  }

  boolean isExactlyOnce() {
    return guarantee.equals(StreamsConfig.EXACTLY_ONCE_V2);
  }

  /**
   * Makes Kafka Streams with these settings, not yet started.
   *
   * @param instanceId the same over restarts of an instance
   */
  public KafkaStreams streams(Topology topology, String instanceId) {
    Properties properties = properties(instanceId);
    return isExactlyOnce()
        ? new KafkaStreams(topology, properties, new FlushAtCommitClients())
        : new KafkaStreams(topology, properties);
  }

  /**
   * Returns the properties of Kafka Streams.
   *
   * @param instanceId the same over restarts of an instance
   */
  public Properties properties(String instanceId) {
    Map<String, Object> all = new HashMap<>(client);
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    all.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
    all.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication);
    all.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class);
    all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 16 << 20);
    all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    all.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    all.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.POISON.name());
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instanceId);
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 15_000);
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
    all.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    all.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Producers.LARGEST);
    all.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        Integer.toString(Producers.LARGEST));
    all.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        TRANSACTION_TIMEOUT_MILLIS);
    if (!isExactlyOnce()) {
      all.put( // a transaction's records are held in order by the broker, see Producers
          StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    }
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }
}
