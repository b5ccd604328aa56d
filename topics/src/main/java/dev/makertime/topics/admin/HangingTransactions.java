package dev.makertime.topics.admin;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult;
import org.apache.kafka.clients.admin.DescribeTransactionsResult;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * Finds hanging transactions: open on a partition, and unknown to their coordinator. Nobody will
 * ever end them, and {@code read_committed} consumers wait there for good.
 *
 * <p>One query may see a transaction whose coordinator has not yet recorded it. A transaction that
 * two queries find at the same offset hangs.
 */
public final class HangingTransactions {
  private static final Set<TransactionState> GOING =
      Set.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT);

  /**
   * Record of where a hanging transaction begins.
   *
   * @param offset of its first record
   */
  public record OpenEnd(TopicPartition partition, long producer, long offset) {}

  private record Known(TopicPartition partition, long producer) {}

  private HangingTransactions() {}

  /**
   * Queries partitions; those that we are not authorized to query are left out.
   *
   * @param partitions which must be there
   * @throws TimeoutException when a broker does not answer within the patience
   */
  public static List<OpenEnd> of(
      Admin admin, Collection<TopicPartition> partitions, Duration patience)
      throws ExecutionException, InterruptedException, TimeoutException {
    long millis = patience.toMillis();
    List<OpenEnd> open = open(admin, partitions, millis);
    if (open.isEmpty()) {
      return open;
    }
    Set<Known> known = known(admin, open, millis);
    return open.stream()
        .filter(one -> !known.contains(new Known(one.partition(), one.producer())))
        .sorted(Comparator.comparing(one -> one.partition().toString()))
        .toList();
  }

  private static List<OpenEnd> open(Admin admin, Collection<TopicPartition> partitions, long millis)
      throws ExecutionException, InterruptedException, TimeoutException {
    DescribeProducersResult asked = admin.describeProducers(partitions);
    List<OpenEnd> open = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      try {
        asked
            .partitionResult(partition)
            .get(millis, MILLISECONDS)
            .activeProducers()
            .forEach(
                producer ->
                    producer
                        .currentTransactionStartOffset()
                        .ifPresent(
                            offset ->
                                open.add(new OpenEnd(partition, producer.producerId(), offset))));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof AuthorizationException)) {
          throw e;
        }
      }
    }
    return open;
  }

  private static Set<Known> known(Admin admin, List<OpenEnd> open, long millis)
      throws ExecutionException, InterruptedException, TimeoutException {
    Set<Long> producers = open.stream().map(OpenEnd::producer).collect(Collectors.toSet());
    List<String> ids =
        admin
            .listTransactions(
                new ListTransactionsOptions().filterStates(GOING).filterProducerIds(producers))
            .all()
            .get(millis, MILLISECONDS)
            .stream()
            .map(TransactionListing::transactionalId)
            .toList();
    DescribeTransactionsResult asked = admin.describeTransactions(ids);
    Set<Known> known = new HashSet<>();
    for (String id : ids) {
      try {
        TransactionDescription one = asked.description(id).get(millis, MILLISECONDS);
        one.topicPartitions()
            .forEach(partition -> known.add(new Known(partition, one.producerId())));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TransactionalIdNotFoundException)) { // forgotten since
          throw e;
        }
      }
    }
    return known;
  }
}
