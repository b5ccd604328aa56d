package dev.makertime.reporter.store;

import dev.makertime.topics.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a store from its topics, committed records only, on a thread of its own. What a look at the
 * broker brings is shown at once and put on disk once a second, all topics in one transaction;
 * whoever is killed between reads that second again.
 */
public final class StoreFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreFeed.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 2_000;

  private static final long SAVE_EVERY_NANOS = 1_000_000_000;
  private static final int MOST_UNSAVED = 5_000;
  private static final long FOLLOWED_EVERY_SECONDS = 60;

  /** A topic and where it goes. */
  public record Route<V>(Topic<String, V> topic, TopicTable<?, ?, V> target) {
    void take(ConsumerRecords<String, byte[]> records) {
      List<TopicTable.Change<V>> changes = new ArrayList<>();
      Map<Integer, Long> offsets = new HashMap<>();
      for (ConsumerRecord<String, byte[]> record : records.records(topic.name())) {
        offsets.put(record.partition(), record.offset() + 1);
        try {
          changes.add(new TopicTable.Change<>(record.key(), value(record.value())));
        } catch (SerializationException e) {
          LOG.warn("a record of {} that cannot be read, at {}", topic.name(), record.offset());
        }
      }
      if (!offsets.isEmpty()) {
        target.take(changes, offsets);
      }
    }

    private @Nullable V value(byte @Nullable [] bytes) {
      return bytes == null ? null : topic.value().deserializer().deserialize(topic.name(), bytes);
    }
  }

  private final DayStore store;
  private final List<Route<?>> routes;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private volatile boolean caughtUp;

  /** Where the feed is while nothing comes; empty while something does. */
  private volatile Map<TopicPartition, Long> atRest = Map.of();

  private @Nullable KafkaClientMetrics metrics;
  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread writer = new Thread(work, "feed-disk");
            writer.setDaemon(true);
            return writer;
          });
  private Future<?> saving = CompletableFuture.completedFuture(null);
  private boolean isAtRest;
  private int unsaved;
  private long saved = System.nanoTime();

  private final Clock clock;
  private final Duration tombstones;
  private long followedSecond;

  private StoreFeed(
      DayStore store,
      List<Route<?>> routes,
      KafkaConsumer<String, byte[]> consumer,
      Clock clock,
      Duration tombstones) {
    this.store = store;
    this.clock = clock;
    this.tombstones = tombstones;
    this.routes = List.copyOf(routes);
    this.consumer = consumer;
    thread = new Thread(this::run, "feed");
    thread.setDaemon(true);
  }

  /**
   * Starts to follow topics, each from where its table says that it ended.
   *
   * @param tombstones for how long the topics say that something is gone: whoever has not followed
   *     them for longer may have missed it, and reads them anew
   */
  public static StoreFeed start(
      Map<String, Object> client,
      DayStore store,
      List<Route<?>> routes,
      Clock clock,
      Duration tombstones) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_UNSAVED);
    StoreFeed feed =
        new StoreFeed(
            store,
            routes,
            new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
            clock,
            tombstones);
    feed.thread.start();
    return feed;
  }

  /** Whether all that was on the topics when the feed began is in the store. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  /** The names of the topics that it follows. */
  public List<String> topics() {
    return routes.stream().map(StoreFeed::name).toList();
  }

  /**
   * Whether nothing more comes, and all that was committed ahead of these offsets is in the store.
   */
  public boolean hasReached(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> reached = atRest;
    return ends.entrySet().stream()
        .allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /** Tells how the consumer does, and whether the feed has caught up. */
  public void bindTo(MeterRegistry registry) {
    metrics = new KafkaClientMetrics(consumer);
    metrics.bindTo(registry);
    Gauge.builder("makertime.reporter.caught.up", () -> caughtUp ? 1 : 0)
        .description("1 once all that was on the topics at the start is in the store")
        .register(registry);
  }

  @Override
  public void close() {
    if (metrics != null) {
      metrics.close();
    }
    consumer.wakeup();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      while (true) {
        try {
          follow();
        } catch (WakeupException e) {
          throw e;
        } catch (RuntimeException e) {
          caughtUp = false;
          atRest = Map.of();
          LOG.error("the feed failed and begins again where its rows end", e);
          forget();
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (WakeupException e) {
      saveLast();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disk.shutdown();
    }
  }

  private void follow() {
    List<TopicPartition> all =
        routes.stream().flatMap(route -> partitions(route).stream()).toList();
    consumer.assign(all);
    forgetWhatMayBeGone();
    Map<TopicPartition, Long> ends = consumer.endOffsets(all, PATIENCE);
    routes.forEach(route -> seek(route, ends));
    while (true) {
      step();
      atRest =
          isAtRest ? all.stream().collect(Collectors.toMap(p -> p, consumer::position)) : Map.of();
      caughtUp |= all.stream().allMatch(p -> consumer.position(p) >= end(ends, p));
      noteThatItFollows();
    }
  }

  /** A tombstone that was missed never comes again. */
  private void forgetWhatMayBeGone() {
    long last = store.lastFollowed();
    if (last == 0 || clock.instant().getEpochSecond() - last < tombstones.toSeconds()) {
      return;
    }
    LOG.warn("not followed since {}: reading compacted topics anew", Instant.ofEpochSecond(last));
    for (Route<?> route : routes) {
      if (route.topic().cleanup().isCompacted()) {
        route.target().clear();
      }
    }
  }

  private void step() {
    isAtRest = false;
    try {
      ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(250));
      routes.forEach(route -> route.take(records));
      isAtRest = records.isEmpty();
      unsaved += records.count();
      if (unsaved >= MOST_UNSAVED) {
        saved();
        save();
      } else if (saving.isDone() && System.nanoTime() - saved > SAVE_EVERY_NANOS) {
        saved();
        save();
      }
    } catch (OffsetOutOfRangeException e) {
      for (Route<?> route : routes) {
        List<TopicPartition> partitions = partitions(route);
        if (partitions.stream().anyMatch(e.offsetOutOfRangePartitions()::containsKey)) {
          LOG.warn("{} is not the topic that was read before; reading it anew", name(route));
          route.target().clear();
          consumer.seekToBeginning(partitions);
        }
      }
    }
  }

  /** Once a minute, and only once nothing old is missing. */
  private void noteThatItFollows() {
    long now = clock.instant().getEpochSecond();
    if (caughtUp && now - followedSecond >= FOLLOWED_EVERY_SECONDS && saving.isDone()) {
      followedSecond = now;
      store.followed(now);
    }
  }

  /** Begins to put on disk what was taken. */
  private void save() {
    if (unsaved > 0) {
      saving =
          disk.submit(() -> store.together(() -> routes.forEach(route -> route.target().save())));
    }
    unsaved = 0;
    saved = System.nanoTime();
  }

  /** Waits until what was last begun to be put on disk is there. */
  private void saved() {
    try {
      saving.get();
    } catch (ExecutionException e) {
      saving = CompletableFuture.completedFuture(null);
      throw new IllegalStateException("what was read cannot be kept", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private void saveLast() {
    try {
      save();
      saved();
    } catch (IllegalStateException e) {
      LOG.error("the last second is not kept and will be read again", e);
    }
  }

  private void forget() {
    try {
      saved();
    } catch (IllegalStateException e) {
      LOG.debug("not kept either", e);
    }
    unsaved = 0;
    routes.forEach(route -> route.target().drop());
  }

  private void seek(Route<?> route, Map<TopicPartition, Long> ends) {
    List<TopicPartition> partitions = partitions(route);
    Map<Integer, Long> known = route.target().offsets();
    boolean beyond =
        partitions.stream().anyMatch(p -> known.getOrDefault(p.partition(), 0L) > end(ends, p));
    if (beyond) {
      LOG.warn("{} is shorter than what was read before; reading it anew", name(route));
      route.target().clear();
    }
    for (TopicPartition partition : partitions) {
      Long next = known.get(partition.partition());
      if (next == null || beyond) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, next);
      }
    }
  }

  private List<TopicPartition> partitions(Route<?> route) {
    return consumer.partitionsFor(name(route), PATIENCE).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static String name(Route<?> route) {
    return route.topic().name();
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }
}
