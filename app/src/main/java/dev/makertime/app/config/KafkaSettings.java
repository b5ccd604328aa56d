package dev.makertime.app.config;

import java.util.HashMap;
import java.util.Map;

/**
 * Settings of the broker.
 *
 * @param bootstrapServers empty = an embedded one
 * @param partitions of each topic; 0 = as the topics have, or as suit the broker
 * @param client properties of all Kafka clients, such as those of security
 */
public record KafkaSettings(
    String bootstrapServers, int partitions, int replication, Map<String, String> client) {
  public KafkaSettings {
    client = Map.copyOf(client);
  }

  /** Each partition of an embedded broker is another file to flush before a confirmation. */
  public static final int EMBEDDED_PARTITIONS = 1;

  public static final int CLUSTER_PARTITIONS = 8;

  /** The properties of a client of these brokers. */
  public Map<String, Object> clientProperties() {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("bootstrap.servers", bootstrapServers);
    return properties;
  }

  public boolean isEmbedded() {
    return bootstrapServers.isEmpty();
  }

  public KafkaSettings withPartitions(int count) {
    return new KafkaSettings(bootstrapServers, count, replication, client);
  }
}
