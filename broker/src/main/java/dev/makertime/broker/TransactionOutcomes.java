package dev.makertime.broker;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.coordinator.transaction.TransactionLog;
import org.apache.kafka.coordinator.transaction.TransactionMetadata;
import org.apache.kafka.coordinator.transaction.TransactionState;
import org.jspecify.annotations.Nullable;

/**
 * What the coordinator has written down about the end of each transaction, in the order of its log.
 * What was compacted away is not known any more.
 */
final class TransactionOutcomes {

  /**
   * How a transaction ends.
   *
   * @param commit whether it was committed
   * @param epoch of its marks
   * @param version of the transaction's protocol (transaction.version)
   */
  record Decision(boolean commit, short epoch, short version) {}

  private record Ended(long producer, short epoch, short version, boolean commit) {}

  private final List<Ended> ended = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  /**
   * Takes a record of the coordinator's log.
   *
   * @param value nothing where a transactional id was forgotten
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

  /** Of all transactions that the log tells of, also of those that are forgotten since. */
  Set<String> ids() {
    return ids;
  }

  /**
   * How the transaction ended that a producer wrote with an epoch: since version 2 (KIP-890) the
   * marks carry the next epoch, before it the same.
   */
  Optional<Decision> of(long producer, int epoch) {
    return ended.stream()
        .filter(one -> one.producer() == producer)
        .filter(one -> one.epoch() == (one.version() >= 2 ? epoch + 1 : epoch))
        .map(one -> new Decision(one.commit(), one.epoch(), one.version()))
        .reduce((earlier, later) -> later);
  }
}
