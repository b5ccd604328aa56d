package dev.makertime.topics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Settings of producers whose records must all arrive, once and in order. */
public final class Producers {
  /**
   * The largest record, and the largest request of a producer, in bytes: a person's day with all
   * the evidence that one may have, and some more.
   */
  public static final int LARGEST = 16 << 20;

  private Producers() {}

  /**
   * Adds the producer's settings to those of a client.
   *
   * <p>One request at a time: of two, a partition whose leader has just moved may refuse the first
   * and accept the second. The first is then out of order until it expires (KAFKA-15591).
   *
   * @return settings that may be changed
   */
  public static Map<String, Object> inOrder(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    return settings;
  }
}
