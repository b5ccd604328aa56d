package dev.makertime.broker;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTransactionsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.internals.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends hanging transactions: open on a partition, though their coordinator has ended them.
 * Otherwise {@code read_committed} consumers would wait for good. Clients may be at work meanwhile.
 *
 * <p>The coordinator's log tells whether they were committed. Where it no longer does (after
 * compaction, or when ids expired), records are committed and group offsets are aborted. That
 * repeats records at most, which streams tolerates, and loses none.
 */
final class TransactionRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionRecovery.class);
  private static final long PATIENCE_SECONDS = 30;
  private static final long RETRY_MILLIS = 50;
  private static final Set<TransactionState> ENDING =
      Set.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

  /** Transaction of a producer on a partition. */
  private record Known(TopicPartition partition, long producer, int epoch) {}

  /** Open transaction: its first offset, and the last epoch of its coordinator. */
  private record Open(Known transaction, long offset, int coordinator) {}

  private final int port;
  private final BrokerSecret secret;
  private final Map<String, Object> client;

  /**
   * Makes a mender of a broker.
   *
   * @param port of the broker on loopback
   */
  TransactionRecovery(int port, BrokerSecret secret) {
    this.port = port;
    this.secret = secret;
    Map<String, Object> own = new HashMap<>(secret.client(port));
    own.put("client.id", "mender");
    client = Map.copyOf(own);
  }

  /**
   * Writes the markers that are missing.
   *
   * @return how many were missing
   * @throws IllegalStateException when the broker does not answer
   */
  int mend() {
    try (Admin admin = Admin.create(client)) {
      List<Open> before = open(admin);
      if (before.isEmpty()) {
        return 0;
      }
      TransactionOutcomes decisions = decisions(admin);
      Set<Known> known = awaitEnds(admin, decisions.ids());
      List<Open> after = open(admin); // without those that clients have begun since
      List<Open> forgotten =
          before.stream()
              .filter(after::contains)
              .filter(one -> !known.contains(one.transaction()))
              .toList();
      for (Open open : forgotten) {
        end(open, decisions);
      }
      return forgotten.size();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("cannot read the open transactions from the broker", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the open transactions", e);
    }
  }

  /** Ends one transaction; a failure is logged, and shown again where streams waits for it. */
  private void end(Open open, TransactionOutcomes decisions) throws InterruptedException {
    try {
      new TransactionMarkerWriter(port, secret).write(marker(open, decisions));
    } catch (IllegalStateException e) {
      LOG.error(
          "cannot end the hanging transaction on {} of producer {}: streams will wait for it;"
              + " restart to try again",
          open.transaction().partition(),
          open.transaction().producer(),
          e);
    }
  }

  private static TransactionMarkerWriter.Marker marker(Open open, TransactionOutcomes decisions) {
    Known transaction = open.transaction();
    Optional<TransactionOutcomes.Decision> decided =
        decisions.of(transaction.producer(), transaction.epoch());
    boolean commit =
        decided
            .map(TransactionOutcomes.Decision::commit)
            .orElse(!transaction.partition().topic().equals(Topic.GROUP_METADATA_TOPIC_NAME));
    LOG.warn(
        "ending a transaction that a kill left open on {} (producer {}, epoch {}): it is {}, {}",
        transaction.partition(),
        transaction.producer(),
        transaction.epoch(),
        commit ? "committed" : "aborted",
        decided.isPresent()
            ? "as its coordinator decided"
            : "as its coordinator has no record of it");
    return new TransactionMarkerWriter.Marker(
        transaction.partition(),
        transaction.producer(),
        decided.map(TransactionOutcomes.Decision::epoch).orElse(next(transaction.epoch())),
        decided.map(TransactionOutcomes.Decision::version).orElse((short) 2),
        open.coordinator(),
        commit);
  }

  private static short next(int epoch) {
    return (short) Math.min(Short.MAX_VALUE, epoch + 1);
  }

  private static List<Open> open(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<Open> open = new ArrayList<>();
    admin
        .describeProducers(partitions(admin))
        .all()
        .get(PATIENCE_SECONDS, SECONDS)
        .forEach(
            (partition, state) ->
                state.activeProducers().stream()
                    .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                    .forEach(producer -> open.add(open(partition, producer))));
    return open;
  }

  private static Open open(TopicPartition partition, ProducerState producer) {
    return new Open(
        new Known(partition, producer.producerId(), producer.producerEpoch()),
        producer.currentTransactionStartOffset().orElse(0),
        Math.max(0, producer.coordinatorEpoch().orElse(0)));
  }

  private static List<TopicPartition> partitions(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> topics =
        admin
            .listTopics(new ListTopicsOptions().listInternal(true))
            .names()
            .get(PATIENCE_SECONDS, SECONDS);
    List<TopicPartition> partitions = new ArrayList<>();
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get(PATIENCE_SECONDS, SECONDS)
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(one -> partitions.add(new TopicPartition(name, one.partition()))));
    return partitions;
  }

  /**
   * Waits until the coordinator has loaded its log, and has ended the transactions that it decided.
   *
   * @return the transactions that it knows, and will end
   */
  private static Set<Known> awaitEnds(Admin admin, Set<String> ids)
      throws InterruptedException, ExecutionException, TimeoutException {
    long until = System.nanoTime() + SECONDS.toNanos(PATIENCE_SECONDS);
    List<TransactionDescription> all = transactions(admin, ids);
    while (all.stream().anyMatch(one -> ENDING.contains(one.state()))) {
      if (System.nanoTime() > until) {
        LOG.warn(
            "the coordinator has decided transactions, but not ended them within {} s; consumers"
                + " may wait for them",
            PATIENCE_SECONDS);
        break;
      }
      Thread.sleep(RETRY_MILLIS);
      all = transactions(admin, ids);
    }
    Set<Known> known = new HashSet<>();
    for (TransactionDescription one : all) {
      for (TopicPartition partition : one.topicPartitions()) {
        known.add(new Known(partition, one.producerId(), one.producerEpoch()));
        if (ENDING.contains(one.state())) { // written with the epoch before (KIP-890)
          known.add(new Known(partition, one.producerId(), one.producerEpoch() - 1));
        }
      }
    }
    return known;
  }

  /** Reads transactions; the coordinator answers once it has loaded them. */
  private static List<TransactionDescription> transactions(Admin admin, Set<String> ids)
      throws InterruptedException, ExecutionException, TimeoutException {
    DescribeTransactionsResult asked = admin.describeTransactions(ids);
    List<TransactionDescription> all = new ArrayList<>();
    for (String id : ids) {
      try {
        all.add(asked.description(id).get(PATIENCE_SECONDS, SECONDS));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
          throw e;
        }
      }
    }
    return all;
  }

  private TransactionOutcomes decisions(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    return TransactionOutcomes.readAll(
        client,
        partitions(admin).stream()
            .filter(one -> one.topic().equals(Topic.TRANSACTION_STATE_TOPIC_NAME))
            .toList());
  }
}
