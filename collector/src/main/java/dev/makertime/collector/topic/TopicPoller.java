package dev.makertime.collector.topic;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.poll.Cursors;
import dev.makertime.collector.poll.PollAttempt;
import dev.makertime.collector.poll.PollTask;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.model.Coverage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Poller of a topic of other brokers. What a batch of records tells is acknowledged first, and then
 * the cursor is stored. So after a kill the batch is read once more: nothing is lost, and ids and
 * revisions count it once.
 */
public final class TopicPoller implements PollTask {
  private static final Logger LOG = LoggerFactory.getLogger(TopicPoller.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOG_INTERVAL = Duration.ofSeconds(2);

  private final String name;
  private final String topic;
  private final Map<String, Object> client;
  private final Instant since;
  private final Inbox inbox;
  private final Cursors cursors;
  private final CollectorMetrics metrics;
  private final Clock clock;
  private final RecordReading reading;

  /**
   * Makes a poller.
   *
   * @param name of the source
   * @param topic its name at its brokers
   * @param client properties of a Kafka client, with the consumer group
   * @param reader of what records are
   * @param since the first day to be read
   */
  public TopicPoller(
      String name,
      String topic,
      Map<String, Object> client,
      WebhookReader reader,
      LocalDate since,
      PollerContext context) {
    this.name = name;
    this.topic = topic;
    this.client = Map.copyOf(client);
    this.since = since.atStartOfDay(ZoneOffset.UTC).toInstant();
    inbox = context.withoutErased();
    cursors = context.cursors();
    metrics = context.metrics();
    clock = context.clock();
    reading = new RecordReading(name, reader, metrics, clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized boolean poll() {
    return PollAttempt.run(name, metrics, this::pollOnce);
  }

  private void pollOnce() throws IOException, InterruptedException, Unavailable {
    Instant began = clock.instant();
    TopicCursor known = cursor();
    StartingPoints start =
        ForeignTopic.use(
            client,
            topic,
            opened -> {
              StartingPoints points = new StartingPoints(opened, known, began);
              read(opened, points.cursor());
              return points;
            });
    start.missing().forEach(what -> LOG.warn("source {}: {}", name, what));
    metrics.gaps(name, start.missing().size());
    if (start.missing().isEmpty()) {
      Instant from = start.cursor().from();
      inbox.keep(
          List.of(PendingRecord.of(new Coverage(name, from.isAfter(began) ? began : from, began))));
    }
  }

  /** Reads the cursor; another topic, or an earlier first day, is read from its start. */
  private TopicCursor cursor() throws Unavailable {
    TopicCursor start = TopicCursor.start(topic, since);
    TopicCursor known = cursors.get(name, TopicCursor.class, start);
    return known.topic().equals(topic) && !since.isBefore(known.since()) ? known : start;
  }

  /** Reads up to the end that the topic has now. */
  private void read(ForeignTopic opened, TopicCursor start)
      throws IOException, InterruptedException, Unavailable {
    Map<Integer, Long> ends = new HashMap<>();
    opened.ends().forEach((partition, end) -> ends.put(partition.partition(), end));
    opened.seek(start.offsets());
    TopicCursor cursor = start;
    cursors.put(name, cursor);
    Progress progress = new Progress();
    while (isBehind(cursor, ends)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      ConsumerRecords<byte[], byte[]> records = opened.next();
      TopicCursor next = cursor.at(opened.positions());
      publish(records);
      progress.check(!next.offsets().equals(cursor.offsets()), records.count());
      if (!next.offsets().equals(cursor.offsets())) {
        cursors.put(name, next);
        cursor = next;
      }
    }
    opened.show(cursor.offsets());
  }

  private static boolean isBehind(TopicCursor cursor, Map<Integer, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> cursor.offsets().getOrDefault(end.getKey(), 0L) < end.getValue());
  }

  private void publish(ConsumerRecords<byte[], byte[]> records) throws Unavailable {
    List<PendingRecord> pending = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      reading.of(record).forEach(pending::add);
    }
    inbox.keep(pending);
  }

  /** Logs how far a long reading is, and ends one in which nothing comes. */
  private final class Progress {
    private long moved = System.nanoTime();
    private long logged = moved;
    private long count;

    void check(boolean hasMoved, int records) throws IOException {
      count += records;
      long now = System.nanoTime();
      if (hasMoved) {
        moved = now;
      } else if (now - moved > PATIENCE.toNanos()) {
        throw new IOException("the brokers of the topic " + topic + " send no records");
      }
      if (now - logged > LOG_INTERVAL.toNanos()) {
        logged = now;
        LOG.info("source {}: records read: {}", name, count);
      }
    }
  }
}
