package dev.makertime.streams.run;

import dev.makertime.model.DayKey;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Producers;
import dev.makertime.topics.Topic;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.TopicEnds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a rebuild: deletes the internal topics and offsets of streams on the broker, so that the
 * next start computes all days anew from activities and people. Days that are not sealed are
 * withdrawn first, as some may not exist any more. Sealed days stay.
 */
public final class Rebuild {
  private static final long PATIENCE_SECONDS = 30;

  private final Map<String, Object> client;
  private final Duration retention;
  private final Clock clock;

  public Rebuild(Map<String, Object> client, Duration retention, Clock clock) {
    this.client = Map.copyOf(client);
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Withdraws the open days, then deletes topics and offsets.
   *
   * @return how many days were withdrawn
   * @throws IllegalStateException when an instance of streams still runs, or no broker answers
   */
  public int prepare() {
    try (Admin admin = Admin.create(client)) {
      awaitEmptyGroup(admin);
      awaitTransactionsEnded(admin);
      Instant now = clock.instant();
      StreamsHistory history = StreamsHistory.update(client, retention, now).rebuilt();
      history.write(client);
      LocalDate horizon = LocalDate.ofInstant(history.sealing().at(now), ZoneOffset.UTC);
      int days = withdraw(Topics.ENGINEER_DAYS, horizon) + withdraw(Topics.TEAM_DAYS, horizon);
      deleteOffsets(admin);
      admin.deleteTopics(internalTopics(admin)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return days;
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "cannot delete the internal topics and offsets of streams: " + FailureText.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while deleting the internal topics and offsets of streams", e);
    }
  }

  /** Waits until the group is empty: a killed instance is a member until its session ends. */
  private static void awaitEmptyGroup(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (hasMembers(admin)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "an instance of streams still runs: stop all instances, then try again");
      }
      Thread.sleep(500);
    }
  }

  /**
   * Waits until no transaction is open. The transaction of a killed instance hides all records
   * behind it until the broker aborts it, some seconds after the session has ended.
   */
  private static void awaitTransactionsEnded(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * PATIENCE_SECONDS);
    while (!ends(admin, IsolationLevel.READ_COMMITTED)
        .equals(ends(admin, IsolationLevel.READ_UNCOMMITTED))) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "a transaction of streams is still open: try again in a minute");
      }
      Thread.sleep(500);
    }
  }

  /** Returns the end offsets of all public topics. */
  private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel isolation)
      throws ExecutionException, InterruptedException, TimeoutException {
    return TopicEnds.of(
        admin,
        Topics.all().stream().map(Topic::name).toList(),
        isolation,
        Duration.ofSeconds(PATIENCE_SECONDS));
  }

  private static boolean hasMembers(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      ConsumerGroupDescription group =
          admin
              .describeConsumerGroups(List.of(StreamsSettings.APPLICATION))
              .all()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .values()
              .iterator()
              .next();
      return group.groupState() != GroupState.EMPTY && group.groupState() != GroupState.DEAD;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw e;
    }
  }

  private static void deleteOffsets(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      admin
          .deleteConsumerGroups(List.of(StreamsSettings.APPLICATION))
          .all()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw e;
      }
    }
  }

  private static Collection<String> internalTopics(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    String prefix = StreamsSettings.APPLICATION + "-";
    return admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS).stream()
        .filter(name -> name.startsWith(prefix))
        .filter(name -> name.endsWith("-changelog") || name.endsWith("-repartition"))
        .toList();
  }

  private int withdraw(Topic<String, ?> topic, LocalDate horizon)
      throws ExecutionException, InterruptedException {
    Set<String> open = new HashSet<>();
    TopicReader.read(
        client,
        topic,
        record -> {
          if (record.value() == null) {
            open.remove(record.key());
          } else if (isAfter(horizon.plusDays(1), record.key())) {
            open.add(record.key());
          }
        });
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Producers.inOrder(client), new StringSerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (String key : open) {
        sent.add(producer.send(new ProducerRecord<>(topic.name(), key, null)));
      }
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    }
    return open.size();
  }

  /** Whether a key is of a day after a date; a key of another form is not. */
  private static boolean isAfter(LocalDate date, @Nullable String key) {
    return DayKey.parse(key).filter(day -> day.date().isAfter(date)).isPresent();
  }
}
