package dev.makertime.streams;

import dev.makertime.topics.Topic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** Hides what the DSL needs to be told of names and serdes. */
final class Wiring {
  private Wiring() {}

  static <K, V> Consumed<K, V> consumed(Topic<K, V> topic, String node) {
    return Consumed.with(topic.key(), topic.value()).withName(node);
  }

  static <K, V> Produced<K, V> produced(Topic<K, V> topic, String node) {
    return Produced.with(topic.key(), topic.value()).withName(node);
  }

  static Repartitioned<String, EvidenceChange> byPerson(int partitions) {
    return Repartitioned.with(Serdes.String(), EvidenceChange.SERDE)
        .withName("evidence-by-person")
        .withNumberOfPartitions(partitions);
  }

  static Named as(String name) {
    return Named.as(name);
  }
}
