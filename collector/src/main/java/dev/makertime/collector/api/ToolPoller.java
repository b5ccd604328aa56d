package dev.makertime.collector.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.poll.Cursors;
import dev.makertime.collector.poll.PollAttempt;
import dev.makertime.collector.poll.PollTask;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Coverage;
import dev.makertime.topics.DeadLetter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Poller of one tool's API: it publishes what was read, and stores its cursor once the broker has
 * all. A poll may be repeated after any failure.
 */
public final class ToolPoller implements PollTask {
  private static final Logger LOG = LoggerFactory.getLogger(ToolPoller.class);

  /** The most readings that are published at once. */
  private static final int BATCH = 200;

  /** Between two lines of progress in the log. */
  private static final Duration LOG_INTERVAL = Duration.ofSeconds(2);

  private static final String SINCE = "since";

  private final String name;
  private final ApiReader source;
  private final Api api;
  private final Instant since;
  private final Inbox inbox;
  private final Cursors cursors;
  private final CollectorMetrics metrics;
  private final Clock clock;
  private final HandlingRules effort;
  private final RecentlyPublished published = new RecentlyPublished();

  /**
   * Makes a poller.
   *
   * @param name of the source
   * @param effort of its manual acts
   * @param since the first day to be read
   */
  public ToolPoller(
      String name,
      ApiReader source,
      Api api,
      HandlingRules effort,
      LocalDate since,
      PollerContext context) {
    this.name = name;
    this.source = source;
    this.api = api;
    this.effort = effort;
    this.since = since.atStartOfDay(ZoneOffset.UTC).toInstant();
    inbox = context.withoutErased();
    cursors = context.cursors();
    metrics = context.metrics();
    clock = context.clock();
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
    Round round = new Round(cursor());
    source.read(api, round);
    round.publish();
    round.logEnd();
    metrics.gaps(name, round.gaps);
    if (round.gaps == 0) {
      inbox.keep(List.of(PendingRecord.of(round.coverage())));
    }
  }

  /** Reads the cursor; where an earlier first day is configured now, it starts anew. */
  private ObjectNode cursor() throws Unavailable {
    ObjectNode start = JsonNodeFactory.instance.objectNode().put(SINCE, since.toString());
    ObjectNode cursor = cursors.get(name, ObjectNode.class, start).deepCopy();
    String before = cursor.path(SINCE).asText("");
    return before.isEmpty() || Instant.parse(before).isAfter(since) ? start : cursor;
  }

  private final class Round implements PollRound {
    private final ObjectNode cursor;
    private final Instant began = clock.instant();
    private final List<Reading.Found> pending = new ArrayList<>();
    private int gaps;
    private Instant lastLogged = began;

    Round(ObjectNode cursor) {
      this.cursor = cursor;
    }

    /** Covers time from the first day that was ever read, which may be before the configured. */
    private Coverage coverage() {
      String first = cursor.path(SINCE).asText("");
      return new Coverage(name, first.isEmpty() ? since : Instant.parse(first), began);
    }

    @Override
    public Instant now() {
      return began;
    }

    @Override
    public Instant since() {
      return since;
    }

    @Override
    public ObjectNode cursor() {
      return cursor;
    }

    @Override
    public void take(Reading read, String what) throws Unavailable {
      Reading reading = effort.of(read).checkedAt(began);
      metrics.count(name, reading);
      if (reading instanceof Reading.Found found) {
        pending.add(published.changesIn(found));
        if (pending.size() >= BATCH) {
          publish();
        }
      } else if (reading instanceof Reading.Rejected rejected
          && published.isNew(what, rejected.why())) {
        LOG.warn(
            "source {}: {} cannot be read: {}; see the dead letters", name, what, rejected.why());
        inbox.setAside(new DeadLetter(name, rejected.why(), clock.instant(), what));
        published.setAside(what, rejected.why());
      }
    }

    /** Publishes what is pending; only what the broker has counts as published. */
    void publish() throws Unavailable {
      inbox.keep(pending.stream().flatMap(PendingRecord::of).toList());
      pending.forEach(published::add);
      pending.clear();
    }

    @Override
    public void commit() throws Unavailable {
      publish();
      cursors.put(name, cursor.deepCopy());
    }

    @Override
    public void gap(String what, @Nullable String why) {
      gaps++;
      LOG.warn("source {}: not read: {}: {}; what it has is unknown", name, what, why);
    }

    @Override
    public void progress(String how) {
      if (!clock.instant().isBefore(lastLogged.plus(LOG_INTERVAL))) {
        lastLogged = clock.instant();
        LOG.info("source {}: {}", name, how);
      }
    }

    /** Logs the end, where progress was logged. */
    void logEnd() {
      if (lastLogged.isAfter(began)) {
        LOG.info("source {}: read up to {}", name, began);
      }
    }
  }
}
