package dev.makertime.collector.poll;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.publish.Entry;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.source.Erased;
import dev.makertime.collector.source.Payload;
import dev.makertime.collector.source.PollSource;
import dev.makertime.collector.source.PollSource.Aside;
import dev.makertime.collector.source.PollSource.Told;
import dev.makertime.collector.source.Reading;
import dev.makertime.collector.source.Window;
import dev.makertime.model.Activity;
import dev.makertime.model.Coverage;
import dev.makertime.topics.DeadLetter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one source, publishes what has changed since the last answer, and remembers where it got
 * only when the broker has it all. Asked again after any failure, it ends at the same place.
 */
public final class Poller implements Polled {
  /** Of work, besides a second for each MiB. */
  private static final long PATIENCE_MILLIS = 2_000;

  /** On a machine that is busy with other things the same work takes longer. */
  private static final int BUSY = 10;

  private static final long LOOK_MILLIS = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  private final String name;
  private final PollSource source;
  private final LocalDate since;
  private final Fetching fetching;
  private final Inbox inbox;
  private final Cursors cursors;
  private final CollectorMetrics metrics;
  private final Clock clock;
  private final Erased erased;
  private final ExecutorService reader = reader();

  /** Also when nobody waits for it any more. */
  private final AtomicBoolean isReading = new AtomicBoolean();

  private Set<Aside> lastAside = Set.of();

  /** What was set aside last, so that the same is not set aside at every poll. */
  private @Nullable String lastRejected;

  /** A poller of a source whose people are all remembered. */
  public Poller(
      String name,
      PollSource source,
      LocalDate since,
      Fetching fetching,
      Inbox inbox,
      Cursors cursors,
      CollectorMetrics metrics,
      Clock clock) {
    this(name, source, since, fetching, inbox, cursors, metrics, clock, Erased.nobody());
  }

  /**
   * A poller.
   *
   * @param name of the source
   * @param since the first day to be read
   * @param erased of whom nothing is published or remembered
   */
  public Poller(
      String name,
      PollSource source,
      LocalDate since,
      Fetching fetching,
      Inbox inbox,
      Cursors cursors,
      CollectorMetrics metrics,
      Clock clock,
      Erased erased) {
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
    return Attempt.at(name, metrics, this::look);
  }

  private void look() throws IOException, InterruptedException, Unavailable {
    Cursor cursor = cursors.get(name, Cursor.class, Cursor.START);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String judgedBy = source.judgedBy();
    boolean same = today.equals(cursor.readOn()) && judgedBy.equals(cursor.judgedBy());
    Optional<Payload> answer = fetching.fetch(same ? cursor : Cursor.START);
    if (answer.isEmpty() || read(answer.get(), cursor, today, judgedBy)) {
      inbox.keep(List.of(Entry.of(coverage())));
    }
  }

  private Coverage coverage() {
    return new Coverage(name, since.atStartOfDay(ZoneOffset.UTC).toInstant(), clock.instant());
  }

  /** Whether it could be read. */
  private boolean read(Payload answer, Cursor cursor, LocalDate today, String judgedBy)
      throws Unavailable, InterruptedException {
    Instant latest = clock.instant().plus(Reading.AHEAD).truncatedTo(ChronoUnit.SECONDS);
    Window window = new Window(since.atStartOfDay(ZoneOffset.UTC).toInstant(), latest);
    Told told = erased.without(told(answer, window));
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
        cursors.put(name, new Cursor(null, null, null, null, change.unsure()));
        inbox.accept(change.toPublish());
      }
      cursors.put(
          name,
          new Cursor(
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

  /** Some texts are made to be read for ever. */
  private Told told(Payload answer, Window window) throws InterruptedException {
    if (!isReading.compareAndSet(false, true)) {
      return Told.of(new Reading.Rejected("the one before is still being read"));
    }
    AtomicReference<@Nullable Work> work = new AtomicReference<>();
    Future<Told> reading =
        reader.submit(
            () -> {
              work.set(Work.begins());
              try {
                return source.read(answer, window);
              } finally {
                isReading.set(false);
              }
            });
    try {
      long patience = PATIENCE_MILLIS + (answer.body().length >> 10);
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUSY * patience);
      while (Work.millis(work.get()) < patience && System.nanoTime() < until) {
        try {
          return reading.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          // not yet
        }
      }
      reading.cancel(true);
      return Told.of(new Reading.Rejected("it takes too long to read"));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a source that throws", e.getCause());
    } catch (InterruptedException e) {
      reading.cancel(true);
      throw e;
    }
  }

  /** One thread, which ends when nothing is read and keeps no process alive. */
  private static ExecutorService reader() {
    ThreadPoolExecutor reader =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "read-calendar");
              thread.setDaemon(true);
              return thread;
            });
    reader.allowCoreThreadTimeOut(true);
    return reader;
  }

  /** A calendar's content is nobody's business, not even here. */
  private static String fingerprint(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return "%d bytes, crc32 %08x".formatted(body.length, crc.getValue());
  }

  /** What a thread had worked, in nanoseconds of a processor, when it began with something. */
  private record Work(long thread, long before) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Work begins() {
      return new Work(Thread.currentThread().getId(), THREADS.getCurrentThreadCpuTime());
    }

    /** How long it has worked since, in milliseconds; what is not begun has cost nothing. */
    static long millis(@Nullable Work work) {
      return work == null
          ? 0
          : TimeUnit.NANOSECONDS.toMillis(THREADS.getThreadCpuTime(work.thread) - work.before);
    }
  }
}
