package dev.makertime.streams;

import dev.makertime.topics.Topic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

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

  static Repartitioned<String, TeamChange> byTeam(int partitions) {
    return Repartitioned.with(Serdes.String(), TeamChange.SERDE)
        .withName("contributions-by-team")
        .withNumberOfPartitions(partitions);
  }

  /**
   * Keeps what arrives pending, and passes each key on once before the next commit: a cached table
   * lets go of its changes then. What the table itself keeps, a byte for each key, is of no use to
   * anybody; but a store that forgets by itself ({@code Stores.lruMap}) stays closed for ever once
   * its task was closed and revived, as it is after each kill.
   */
  static <V> KStream<String, Boolean> beforeCommit(
      StreamsBuilder builder, KStream<String, V> stream, String pending, String name) {
    builder.addStateStore(PendingByKey.builder(pending));
    return stream
        .processValues(() -> new PendingByKey.Collect<V>(pending), as(name + "-pending"), pending)
        .groupByKey(Grouped.with(name, Serdes.String(), Serdes.Boolean()))
        .reduce(
            (before, now) -> now,
            as(name),
            Materialized.<String, Boolean>as(table(name))
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.Boolean())
                .withLoggingDisabled()
                .withCachingEnabled())
        .toStream(as(name + "-before-commit"));
  }

  static KeyValueBytesStoreSupplier table(String name) {
    return Stores.inMemoryKeyValueStore(name);
  }

  static Named as(String name) {
    return Named.as(name);
  }
}
