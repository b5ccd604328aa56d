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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one API, publishes what it tells, and remembers where it got only when the broker has it
 * all. Asked again after any failure it tells the same again, which does no harm.
 */
public final class ToolPoller implements PollTask {
  private static final Logger LOG = LoggerFactory.getLogger(ToolPoller.class);

  /** How many readings are published at once, at most. */
  private static final int TOGETHER = 200;

  /** How long nothing is said of a round that goes on. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private static final String SINCE = "since";

  private final String name;
  private final ApiSource source;
  private final Api api;
  private final Instant since;
  private final Inbox inbox;
  private final Cursors cursors;
  private final CollectorMetrics metrics;
  private final Clock clock;
  private final HandlingRules effort;
  private final RecentlyPublished said = new RecentlyPublished();

  /**
   * A poller.
   *
   * @param name of the source
   * @param effort what its hand-made instants cost
   * @param since the first day to be read
   */
  public ToolPoller(
      String name,
      ApiSource source,
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
    return PollAttempt.at(name, metrics, this::look);
  }

  private void look() throws IOException, InterruptedException, Unavailable {
    Asking asking = new Asking(cursor());
    source.read(api, asking);
    asking.publish();
    asking.done();
    if (asking.gaps == 0) {
      inbox.keep(List.of(PendingRecord.of(asking.coverage())));
    }
  }

  /** What was remembered speaks of another time if more of the past is wanted now. */
  private ObjectNode cursor() throws Unavailable {
    ObjectNode start = JsonNodeFactory.instance.objectNode().put(SINCE, since.toString());
    ObjectNode cursor = cursors.get(name, ObjectNode.class, start).deepCopy();
    String before = cursor.path(SINCE).asText("");
    return before.isEmpty() || Instant.parse(before).isAfter(since) ? start : cursor;
  }

  private final class Asking implements PollRound {
    private final ObjectNode cursor;
    private final Instant began = clock.instant();
    private final List<Reading.Found> taken = new ArrayList<>();
    private int gaps;
    private Instant saying = began;

    Asking(ObjectNode cursor) {
      this.cursor = cursor;
    }

    /** From the first day that was ever read, which may be before what is wanted now. */
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
      Reading reading = effort.of(read).believedAt(began);
      metrics.count(name, reading);
      if (reading instanceof Reading.Found found) {
        taken.add(said.news(found));
        if (taken.size() >= TOGETHER) {
          publish();
        }
      } else if (reading instanceof Reading.Rejected rejected && said.isNew(what, rejected.why())) {
        LOG.warn("{}: {} cannot be read: {}", name, what, rejected.why());
        inbox.setAside(new DeadLetter(name, rejected.why(), clock.instant(), what));
      }
    }

    /** Only what the broker has is said. */
    void publish() throws Unavailable {
      inbox.keep(taken.stream().flatMap(PendingRecord::of).toList());
      taken.forEach(said::add);
      taken.clear();
    }

    @Override
    public void keep() throws Unavailable {
      publish();
      cursors.put(name, cursor.deepCopy());
    }

    @Override
    public void gap(String what) {
      gaps++;
      LOG.warn("{}: not shown: {}", name, what);
    }

    @Override
    public void progress(String how) {
      if (!clock.instant().isBefore(saying.plus(SILENCE))) {
        saying = clock.instant();
        LOG.info("{}: {}", name, how);
      }
    }

    /** Whoever was told how far it is wants to know the end. */
    void done() {
      if (saying.isAfter(began)) {
        LOG.info("{}: read up to {}", name, began);
      }
    }
  }
}
