package dev.makertime.collector.calendar.poll;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.poll.Cursors;
import dev.makertime.collector.poll.PollAttempt;
import dev.makertime.collector.poll.PollTask;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.reading.SnapshotReader.Unreadable;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Poller of one calendar source: it publishes what has changed since the last answer, and stores
 * its cursor once the broker has all. A poll may be repeated after any failure.
 */
public final class CalendarPoller implements PollTask {
  private static final Logger LOG = LoggerFactory.getLogger(CalendarPoller.class);

  private final String name;
  private final SnapshotReader source;
  private final LocalDate since;
  private final FeedFetcher fetching;
  private final Inbox inbox;
  private final Cursors cursors;
  private final CollectorMetrics metrics;
  private final Clock clock;
  private final ErasedIdentities erased;
  private final BoundedReader reader = new BoundedReader();

  private Set<Unreadable> lastAside = Set.of();
  private Map<String, String> lastGaps = Map.of();

  /** The last rejected answer, so that the same one is no dead letter at every poll. */
  private @Nullable String lastRejected;

  /**
   * Makes a poller.
   *
   * @param name of the source
   * @param since the first day to be read
   */
  public CalendarPoller(
      String name,
      SnapshotReader source,
      LocalDate since,
      FeedFetcher fetching,
      PollerContext context) {
    this.name = name;
    this.source = source;
    this.since = since;
    this.fetching = fetching;
    inbox = context.inbox();
    cursors = context.cursors();
    metrics = context.metrics();
    clock = context.clock();
    erased = context.erased();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized boolean poll() {
    return PollAttempt.run(name, metrics, this::fetchAndRead);
  }

  private void fetchAndRead() throws IOException, InterruptedException, Unavailable {
    FeedCursor cursor = cursors.get(name, FeedCursor.class, FeedCursor.START);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String rulesVersion = source.rulesVersion();
    boolean same = today.equals(cursor.readOn()) && rulesVersion.equals(cursor.rulesVersion());
    Optional<Payload> answer = fetching.fetch(same ? cursor : FeedCursor.START);
    Map<String, String> gaps = fetching.gaps();
    warn(gaps);
    boolean isRead = answer.isEmpty() || read(answer.get(), cursor, today, rulesVersion);
    if (isRead && gaps.isEmpty()) {
      inbox.keep(List.of(PendingRecord.of(coverage())));
    }
  }

  /** Logs what was refused, once as long as it stays so. */
  private void warn(Map<String, String> gaps) {
    metrics.gaps(name, gaps.size());
    gaps.forEach(
        (what, why) -> {
          if (!why.equals(lastGaps.get(what))) {
            LOG.warn("source {}: not read: {}: {}; what it has is unknown", name, what, why);
          }
        });
    lastGaps = gaps;
  }

  private Coverage coverage() {
    return new Coverage(name, since.atStartOfDay(ZoneOffset.UTC).toInstant(), clock.instant());
  }

  /** Reads an answer and publishes the changes; returns whether it could be read. */
  private boolean read(Payload answer, FeedCursor cursor, LocalDate today, String rulesVersion)
      throws Unavailable, InterruptedException {
    Instant latest = clock.instant().plus(Activity.FURTHEST_AHEAD).truncatedTo(ChronoUnit.SECONDS);
    TimeWindow window = new TimeWindow(since.atStartOfDay(ZoneOffset.UTC).toInstant(), latest);
    Snapshot told = erased.without(reader.read(source, answer, window));
    Reading reading = told.reading();
    metrics.count(name, reading);
    if (reading instanceof Reading.Rejected rejected) {
      setAside(answer, rejected);
      return false;
    }
    if (reading instanceof Reading.Found found) {
      FeedCursor read =
          new FeedCursor(
              fetching.gaps().isEmpty() ? answer.header("etag") : null,
              answer.header("last-modified"),
              today,
              rulesVersion,
              cursor.published());
      publish(found, told.unreadable(), window, read);
      setAside(told.unreadable());
    }
    return true;
  }

  /**
   * Publishes what changed since the last answer.
   *
   * @param read the cursor of this answer, with what was published before it
   */
  private void publish(
      Reading.Found found, List<Unreadable> unreadable, TimeWindow window, FeedCursor read)
      throws Unavailable {
    Reconciliation change =
        Reconciliation.of(
            read.published(),
            found.activities().stream().map(this::withSource).toList(),
            window,
            id -> isKept(id, unreadable));
    if (!change.toPublish().isEmpty()) {
      cursors.put(name, FeedCursor.START.with(change.unsure()));
      inbox.accept(change.toPublish());
    }
    cursors.put(name, read.with(change.published()));
  }

  /** Whether what was published stays although it was not read: nothing says that it is gone. */
  private boolean isKept(String id, List<Unreadable> unreadable) {
    return !fetching.gaps().isEmpty()
        || unreadable.stream().anyMatch(one -> one.covers(withoutSource(id)));
  }

  /** Sends a dead letter for an answer that cannot be read, once as long as it stays so. */
  private void setAside(Payload answer, Reading.Rejected rejected) throws Unavailable {
    String fingerprint = fingerprint(answer.body());
    if (!fingerprint.equals(lastRejected)) {
      LOG.warn(
          "source {}: the calendar cannot be read: {}; its meetings stay as they were; see the"
              + " dead letters",
          name,
          rejected.why());
      inbox.setAside(new DeadLetter(name, rejected.why(), clock.instant(), fingerprint));
      lastRejected = fingerprint;
    }
  }

  /**
   * Puts the source's name before the id. Another source may have the same meeting, and keep it
   * when this one drops it; the hours of both count once.
   */
  private Activity withSource(Activity activity) {
    return activity.withId(name + "/" + activity.id());
  }

  private String withoutSource(String id) {
    return id.startsWith(name + "/") ? id.substring(name.length() + 1) : id;
  }

  /** Sends a dead letter for each event that cannot be read, once as long as it stays so. */
  private void setAside(List<Unreadable> aside) throws Unavailable {
    Set<Unreadable> now = new LinkedHashSet<>(aside);
    for (Unreadable one : now) {
      if (!lastAside.contains(one)) {
        LOG.warn(
            "source {}: one event cannot be read: {}; its meetings stay as they were; see the"
                + " dead letters",
            name,
            one.why());
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

  /** Describes content without quoting it, which may be private. */
  private static String fingerprint(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return "%d bytes, crc32 %08x".formatted(body.length, crc.getValue());
  }
}
