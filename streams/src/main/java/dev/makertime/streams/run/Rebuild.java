package dev.makertime.streams.run;

import dev.makertime.model.DayKey;
import dev.makertime.topics.Producers;
import dev.makertime.topics.Topic;
import dev.makertime.topics.TopicEnds;
import dev.makertime.topics.Topics;
import dev.makertime.topics.WholeTopic;
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
 * Forgets on the broker all that streams keeps and how far it got, so that the next start computes
 * everything anew from activities and people. Days that are not sealed are taken back first: what
 * there is no reason for any more must not stay. Sealed ones are left as they stand.
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
   * Does it.
   *
   * @return how many days were taken back
   * @throws IllegalStateException when an instance of streams still runs, or no broker answers
   */
  public int prepare() {
    try (Admin admin = Admin.create(client)) {
      awaitNobody(admin);
      awaitDecided(admin);
      Instant now = clock.instant();
      StreamsHistory standing = StreamsHistory.settle(client, retention, now).rebuilt();
      standing.write(client);
      LocalDate horizon = LocalDate.ofInstant(standing.sealing().at(now), ZoneOffset.UTC);
      int days = takeBack(Topics.ENGINEER_DAYS, horizon) + takeBack(Topics.TEAM_DAYS, horizon);
      forgetOffsets(admin);
      admin.deleteTopics(internalTopics(admin)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return days;
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("cannot forget what streams keeps: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while forgetting what streams keeps", e);
    }
  }

  /** An instance that was killed is thought to run until its session is over. */
  private static void awaitNobody(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (isSomebodyThere(admin)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("an instance of streams still runs: stop it first");
      }
      Thread.sleep(500);
    }
  }

  /**
   * The transaction of an instance that was killed hides all that came after it, until the broker
   * aborts it: some seconds after the instance is thought to be gone.
   */
  private static void awaitDecided(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * PATIENCE_SECONDS);
    while (!ends(admin, IsolationLevel.READ_COMMITTED)
        .equals(ends(admin, IsolationLevel.READ_UNCOMMITTED))) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "a transaction of streams is not decided yet: try again in a minute");
      }
      Thread.sleep(500);
    }
  }

  /** Where the topics end. */
  private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel isolation)
      throws ExecutionException, InterruptedException, TimeoutException {
    return TopicEnds.of(
        admin,
        Topics.all().stream().map(Topic::name).toList(),
        isolation,
        Duration.ofSeconds(PATIENCE_SECONDS));
  }

  private static boolean isSomebodyThere(Admin admin)
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

  private static void forgetOffsets(Admin admin)
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

  private int takeBack(Topic<String, ?> topic, LocalDate horizon)
      throws ExecutionException, InterruptedException {
    Set<String> open = new HashSet<>();
    WholeTopic.read(
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

  /** What is no key of a day is none of ours. */
  private static boolean isAfter(LocalDate date, @Nullable String key) {
    return DayKey.parse(key).filter(day -> day.date().isAfter(date)).isPresent();
  }
}
