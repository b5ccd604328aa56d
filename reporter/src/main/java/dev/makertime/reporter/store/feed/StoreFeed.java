package dev.makertime.reporter.store.feed;

import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
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
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads committed records of topics into a store, on a thread of its own. Records are visible at
 * once, and saved a second later, all topics in one transaction. After a kill the unsaved second is
 * read again.
 */
public final class StoreFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreFeed.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final long PAUSE_MILLIS = 2_000;
  private static final long FOLLOWED_EVERY_SECONDS = 60;

  /** A topic and the table it is read into. */
  public record Route<V>(Topic<String, V> topic, TopicTable<?, ?, V> target) {
    String name() {
      return topic.name();
    }

    void take(ConsumerRecords<String, byte[]> records) {
      List<TopicTable.Change<V>> changes = new ArrayList<>();
      Map<Integer, Long> offsets = new HashMap<>();
      for (ConsumerRecord<String, byte[]> record : records.records(name())) {
        offsets.put(record.partition(), record.offset() + 1);
        try {
          changes.add(new TopicTable.Change<>(record.key(), value(record.value())));
        } catch (SerializationException e) {
          String at = name() + "-" + record.partition() + " at offset " + record.offset();
          LOG.warn("the record of {} cannot be read and is skipped", at);
        }
      }
      if (!offsets.isEmpty()) {
        target.take(changes, offsets);
      }
    }

    private @Nullable V value(byte @Nullable [] bytes) {
      return bytes == null ? null : topic.value().deserializer().deserialize(name(), bytes);
    }
  }

  private final DayStore store;
  private final List<Route<?>> routes;
  private final KafkaConsumer<String, byte[]> consumer;
  private final FeedPosition position;
  private final FeedSaver saver;
  private final Thread thread;
  private final Clock clock;
  private final Duration tombstones;
  private final FeedFailures failures = new FeedFailures();
  private @Nullable KafkaClientMetrics metrics;
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
    position = new FeedPosition(consumer, this.routes);
    saver =
        new FeedSaver(
            () -> store.together(() -> this.routes.forEach(route -> route.target().save())));
    thread = new Thread(this::run, "feed");
    thread.setDaemon(true);
  }

  /**
   * Starts to follow topics, each from where its table ended.
   *
   * @param tombstones for how long the topics keep tombstones. A store that was not fed for longer
   *     may have missed some, and reads compacted topics from the beginning.
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
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, FeedSaver.MOST_UNSAVED);
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
    return position.isCaughtUp();
  }

  /** The names of the topics that it follows. */
  public List<String> topics() {
    return routes.stream().map(Route::name).toList();
  }

  /** Whether no more records come and all ahead of these offsets are in the store. */
  public boolean hasReached(Map<TopicPartition, Long> ends) {
    return position.hasReached(ends);
  }

  /** Registers the consumer's metrics, and whether the feed has caught up. */
  public void bindTo(MeterRegistry registry) {
    metrics = new KafkaClientMetrics(consumer);
    metrics.bindTo(registry);
    Gauge.builder("makertime.reporter.caught.up", () -> isCaughtUp() ? 1 : 0)
        .description("1 once the store has all records that were on the topics at the start")
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
          position.failed();
          failures.failed(e);
          saver.forget();
          routes.forEach(route -> route.target().drop());
          renewIfDamaged();
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (WakeupException e) {
      saver.saveLast();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      saver.close();
    }
  }

  private void follow() {
    clearIfTombstonesWereMissed();
    position.seek();
    while (true) {
      position.polled(poll());
      noteFollowed();
      failures.works();
      if (store.isDamaged()) {
        throw new IllegalStateException("the store is damaged");
      }
    }
  }

  private void renewIfDamaged() {
    try {
      if (store.isDamaged()) {
        store.renew();
      }
    } catch (RuntimeException e) {
      failures.failed(e);
    }
  }

  /** A tombstone that was missed never comes again. */
  private void clearIfTombstonesWereMissed() {
    long last = store.lastFollowed();
    if (last == 0 || clock.instant().getEpochSecond() - last < tombstones.toSeconds()) {
      return;
    }
    LOG.warn(
        "no records read since {}: deletions may be missing, so reading compacted topics anew",
        Instant.ofEpochSecond(last));
    for (Route<?> route : routes) {
      if (route.topic().cleanup().isCompacted()) {
        route.target().clear();
      }
    }
  }

  /** Takes what has come; returns whether that was nothing. */
  private boolean poll() {
    try {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      routes.forEach(route -> route.take(records));
      saver.taken(records.count());
      return records.isEmpty();
    } catch (OffsetOutOfRangeException e) {
      position.seekToBeginning(e.offsetOutOfRangePartitions().keySet());
      return false;
    }
  }

  /** Notes once a minute that the topics are followed, if nothing old is missing. */
  private void noteFollowed() {
    long now = clock.instant().getEpochSecond();
    if (isCaughtUp() && now - followedSecond >= FOLLOWED_EVERY_SECONDS && saver.isIdle()) {
      followedSecond = now;
      store.followed(now);
    }
  }
}
