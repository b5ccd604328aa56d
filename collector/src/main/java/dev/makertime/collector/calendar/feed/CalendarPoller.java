package dev.makertime.collector.calendar.feed;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.poll.Cursors;
import dev.makertime.collector.poll.PollAttempt;
import dev.makertime.collector.poll.PollTask;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.PollSource;
import dev.makertime.collector.reading.PollSource.Aside;
import dev.makertime.collector.reading.PollSource.Told;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.model.Activity;
import dev.makertime.model.Coverage;
import dev.makertime.topics.DeadLetter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one source, publishes what has changed since the last answer, and remembers where it got
 * only when the broker has it all. Asked again after any failure, it ends at the same place.
 */
public final class CalendarPoller implements PollTask {
  private static final Logger LOG = LoggerFactory.getLogger(CalendarPoller.class);

  private final String name;
  private final PollSource source;
  private final LocalDate since;
  private final FeedFetcher fetching;
  private final Inbox inbox;
  private final Cursors cursors;
  private final CollectorMetrics metrics;
  private final Clock clock;
  private final ErasedIdentities erased;
  private final BoundedReader reader = new BoundedReader();

  private Set<Aside> lastAside = Set.of();

  /** What was set aside last, so that the same is not set aside at every poll. */
  private @Nullable String lastRejected;

  /** A poller of a source whose people are all remembered. */
  public CalendarPoller(
      String name,
      PollSource source,
      LocalDate since,
      FeedFetcher fetching,
      Inbox inbox,
      Cursors cursors,
      CollectorMetrics metrics,
      Clock clock) {
    this(name, source, since, fetching, inbox, cursors, metrics, clock, ErasedIdentities.nobody());
  }

  /**
   * A poller.
   *
   * @param name of the source
   * @param since the first day to be read
   * @param erased of whom nothing is published or remembered
   */
  public CalendarPoller(
      String name,
      PollSource source,
      LocalDate since,
      FeedFetcher fetching,
      Inbox inbox,
      Cursors cursors,
      CollectorMetrics metrics,
      Clock clock,
      ErasedIdentities erased) {
    this.name = name;
    this.source = source;
    this.since = since;
    this.fetching = fetching;
    this.inbox = inbox;
    this.cursors = cursors;
    this.metrics = metrics;
    this.clock = clock;
    this.erased = erased;
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
    FeedCursor cursor = cursors.get(name, FeedCursor.class, FeedCursor.START);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String judgedBy = source.judgedBy();
    boolean same = today.equals(cursor.readOn()) && judgedBy.equals(cursor.judgedBy());
    Optional<Payload> answer = fetching.fetch(same ? cursor : FeedCursor.START);
    if (answer.isEmpty() || read(answer.get(), cursor, today, judgedBy)) {
      inbox.keep(List.of(PendingRecord.of(coverage())));
    }
  }

  private Coverage coverage() {
    return new Coverage(name, since.atStartOfDay(ZoneOffset.UTC).toInstant(), clock.instant());
  }

  /** Whether it could be read. */
  private boolean read(Payload answer, FeedCursor cursor, LocalDate today, String judgedBy)
      throws Unavailable, InterruptedException {
    Instant latest = clock.instant().plus(Activity.FURTHEST_AHEAD).truncatedTo(ChronoUnit.SECONDS);
    TimeWindow window = new TimeWindow(since.atStartOfDay(ZoneOffset.UTC).toInstant(), latest);
    Told told = erased.without(reader.read(source, answer, window));
    Reading reading = told.reading();
    metrics.count(name, reading);
    if (reading instanceof Reading.Found found) {
      Reconciliation change =
          Reconciliation.of(
              cursor.published(),
              found.activities().stream().map(this::ours).toList(),
              window,
              id -> told.aside().stream().anyMatch(one -> one.isAbout(theirs(id))));
      if (!change.toPublish().isEmpty()) {
        cursors.put(name, new FeedCursor(null, null, null, null, change.unsure()));
        inbox.accept(change.toPublish());
      }
      cursors.put(
          name,
          new FeedCursor(
              answer.header("etag"),
              answer.header("last-modified"),
              today,
              judgedBy,
              change.published()));
      setAside(told.aside());
    } else if (reading instanceof Reading.Rejected rejected) {
      String fingerprint = fingerprint(answer.body());
      if (!fingerprint.equals(lastRejected)) {
        LOG.warn("{}: cannot be read: {}", name, rejected.why());
        inbox.setAside(new DeadLetter(name, rejected.why(), clock.instant(), fingerprint));
        lastRejected = fingerprint;
      }
    }
    return !(reading instanceof Reading.Rejected);
  }

  /**
   * Another source may tell of the same meeting, and go on telling of it when this one does not. So
   * each has its own name for it; hours are counted once, whoever tells of them.
   */
  private Activity ours(Activity activity) {
    return activity.withId(name + "/" + activity.id());
  }

  private String theirs(String id) {
    return id.startsWith(name + "/") ? id.substring(name.length() + 1) : id;
  }

  /** A part that cannot be read is said once, as long as it stays so. */
  private void setAside(List<Aside> aside) throws Unavailable {
    Set<Aside> now = new LinkedHashSet<>(aside);
    for (Aside one : now) {
      if (!lastAside.contains(one)) {
        LOG.warn("{}: set aside: {}", name, one.why());
        inbox.setAside(
            new DeadLetter(
                name,
                one.why(),
                clock.instant(),
                "event " + fingerprint(one.id().getBytes(StandardCharsets.UTF_8))));
      }
    }
    lastAside = now;
  }

  /** A calendar's content is nobody's business, not even here. */
  private static String fingerprint(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return "%d bytes, crc32 %08x".formatted(body.length, crc.getValue());
  }
}
