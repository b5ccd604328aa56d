package dev.makertime.app.health;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.makertime.app.health.StallDetector.Look;
import dev.makertime.collector.http.Readiness;
import dev.makertime.reporter.system.Stall;
import dev.makertime.topics.admin.HangingTransactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks every few seconds whether new days are computed, and logs the reason if not. */
public final class HealthWatch implements Readiness, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String GROUP = "makertime";

  private final Clock clock;
  private final BooleanSupplier running;
  private final BooleanSupplier broken;
  private final Backlog backlog;
  private final Admin admin;
  private final StallDetector stalls;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile @Nullable Stall stall;
  private volatile int hanging;

  /**
   * Begins to look.
   *
   * @param embedded whether a restart of this process restarts the broker
   * @param running whether days follow the evidence; true where streams runs elsewhere
   * @param broken whether streams has given up
   */
  public HealthWatch(
      Map<String, Object> client,
      MeterRegistry registry,
      Clock clock,
      boolean embedded,
      BooleanSupplier running,
      BooleanSupplier broken) {
    this(client, registry, clock, embedded, running, broken, EVERY);
  }

  /** The same, as often as one likes. */
  public HealthWatch(
      Map<String, Object> client,
      MeterRegistry registry,
      Clock clock,
      boolean embedded,
      BooleanSupplier running,
      BooleanSupplier broken,
      Duration every) {
    this.clock = clock;
    this.running = running;
    this.broken = broken;
    backlog = new Backlog(client);
    admin = Admin.create(client);
    stalls = new StallDetector(embedded, clock.instant());
    Gauge.builder("makertime.streams.stalled", this::seconds)
        .baseUnit("seconds")
        .description("seconds since days are no longer up to date; 0 while they are")
        .register(registry);
    Gauge.builder("makertime.transactions.hanging", () -> hanging)
        .baseUnit("partitions")
        .description("partitions with a hanging transaction")
        .register(registry);
    var unused = executor.scheduleWithFixedDelay(this::look, 0, every.toMillis(), MILLISECONDS);
  }

  /** Returns why no days are computed; null while they are. */
  @Nullable Stall stall() {
    return stall;
  }

  @Override
  public boolean isReady() {
    return running.getAsBoolean();
  }

  @Override
  public String why() {
    Stall now = stall;
    return now == null ? "" : now.reason() + " " + now.action();
  }

  private double seconds() {
    Stall now = stall;
    return now == null ? 0 : Duration.between(now.since(), clock.instant()).toSeconds();
  }

  private void look() {
    Look look;
    try {
      look = ask();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      LOG.debug("the state of streams is unknown", e);
      look = new Look(false, running.getAsBoolean(), broken.getAsBoolean(), 0, 0, 0, List.of());
    }
    Stall before = stall;
    Stall after = stalls.after(look, clock.instant());
    stall = after;
    hanging = stalls.hangingPartitions();
    if (after != null && (before == null || !before.reason().equals(after.reason()))) {
      LOG.warn("days are not up to date: {} {}", after.reason(), after.action());
    } else if (after == null && before != null) {
      LOG.warn("days are up to date again");
    }
  }

  private Look ask() throws InterruptedException, ExecutionException, TimeoutException {
    Backlog.Standing standing = backlog.standing();
    return new Look(
        true,
        running.getAsBoolean(),
        broken.getAsBoolean(),
        members(),
        standing.given(),
        standing.done(),
        HangingTransactions.of(admin, partitions(), PATIENCE));
  }

  private int members() throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return admin
          .describeConsumerGroups(List.of(GROUP))
          .all()
          .get(PATIENCE.toSeconds(), SECONDS)
          .values()
          .stream()
          .mapToInt(group -> group.members().size())
          .sum();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw e;
    }
  }

  /** Ours, and the one where the group of streams keeps its offsets. */
  private List<TopicPartition> partitions()
      throws InterruptedException, ExecutionException, TimeoutException {
    Collection<String> topics =
        admin
            .listTopics(new ListTopicsOptions().listInternal(true))
            .names()
            .get(PATIENCE.toSeconds(), SECONDS)
            .stream()
            .filter(HealthWatch::isOurs)
            .toList();
    List<TopicPartition> partitions = new ArrayList<>();
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get(PATIENCE.toSeconds(), SECONDS)
        .forEach(
            (name, topic) ->
                topic.partitions().stream()
                    .map(one -> new TopicPartition(name, one.partition()))
                    .filter(one -> isOurs(one, topic.partitions().size()))
                    .forEach(partitions::add));
    return partitions;
  }

  private static boolean isOurs(String topic) {
    return topic.startsWith(GROUP + ".")
        || topic.startsWith(GROUP + "-")
        || topic.equals(Topic.GROUP_METADATA_TOPIC_NAME);
  }

  private static boolean isOurs(TopicPartition partition, int count) {
    return !partition.topic().equals(Topic.GROUP_METADATA_TOPIC_NAME)
        || partition.partition() == (GROUP.hashCode() & Integer.MAX_VALUE) % count;
  }

  @Override
  public void close() {
    executor.shutdownNow();
    backlog.close();
    admin.close(Duration.ZERO);
  }
}
