package dev.makertime.broker;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.coordinator.transaction.TransactionLog;
import org.apache.kafka.coordinator.transaction.TransactionMetadata;
import org.apache.kafka.coordinator.transaction.TransactionState;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the coordinator's log how each transaction ended. What was compacted away is unknown.
 */
final class TransactionOutcomes {

  /**
   * Record of how a transaction ended.
   *
   * @param commit whether it was committed
   * @param epoch of its markers
   * @param version of the transaction's protocol (transaction.version)
   */
  record Decision(boolean commit, short epoch, short version) {}

  private record Ended(long producer, short epoch, short version, boolean commit) {}

  private static final long POLL_MILLIS = 50;

  private final List<Ended> ended = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  /**
   * Reads the coordinator's whole log.
   *
   * @param partitions of the log
   */
  static TransactionOutcomes readAll(Map<String, Object> client, List<TopicPartition> partitions) {
    TransactionOutcomes outcomes = new TransactionOutcomes();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            new HashMap<>(client), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(POLL_MILLIS))
            .forEach(record -> outcomes.read(record.key(), record.value()));
      }
    }
    return outcomes;
  }

  /**
   * Reads one record of the coordinator's log.
   *
   * @param value absent for the tombstone of a transactional id
   */
  void read(byte[] key, byte @Nullable [] value) {
    if (value != null
        && TransactionLog.read(ByteBuffer.wrap(key), ByteBuffer.wrap(value))
            instanceof TransactionLog.TxnRecord record) {
      ids.add(record.transactionId());
      TransactionMetadata written = record.metadata();
      TransactionState state = written.state();
      boolean commit =
          state == TransactionState.PREPARE_COMMIT || state == TransactionState.COMPLETE_COMMIT;
      if (commit
          || state == TransactionState.PREPARE_ABORT
          || state == TransactionState.COMPLETE_ABORT) {
        ended.add(
            new Ended(
                written.producerId(),
                written.producerEpoch(),
                written.clientTransactionVersion().featureLevel(),
                commit));
      }
    }
  }

  /** Returns the ids of all transactions in the log, also of those that have expired. */
  Set<String> ids() {
    return ids;
  }

  /**
   * Returns how a transaction of a producer and epoch ended. Since version 2 (KIP-890) its markers
   * carry the next epoch, before it the same.
   */
  Optional<Decision> of(long producer, int epoch) {
    return ended.stream()
        .filter(one -> one.producer() == producer)
        .filter(one -> one.epoch() == (one.version() >= 2 ? epoch + 1 : epoch))
        .map(one -> new Decision(one.commit(), one.epoch(), one.version()))
        .reduce((earlier, later) -> later);
  }
}
