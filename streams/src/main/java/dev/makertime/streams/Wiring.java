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

/** Adapter to the Streams DSL: names, serdes, and steps that the DSL has no word for. */
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
   * Stores what arrives as pending, and forwards each key once before the next commit, when a
   * cached table flushes its changes. The content of the table, a byte for each key, is not used. A
   * bounded store ({@code Stores.lruMap}) would not do: it stays closed once its task was closed
   * and revived, as it is after each kill.
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

  /** Lets through only the values of one type, and gives the stream that type. */
  @SuppressWarnings("unchecked") // the filter has checked the type of each value
  static <K, V, T extends V> KStream<K, T> only(KStream<K, V> stream, Class<T> type, String node) {
    return (KStream<K, T>) stream.filter((key, value) -> type.isInstance(value), as(node));
  }

  static KeyValueBytesStoreSupplier table(String name) {
    return Stores.inMemoryKeyValueStore(name);
  }

  static Named as(String name) {
    return Named.as(name);
  }
}
