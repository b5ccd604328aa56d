package dev.makertime.reporter.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.makertime.reporter.store.ChangedKeys;
import dev.makertime.topics.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps open pages up to date. A page is computed once for all its readers. For each section only
 * the latest state is kept, with the number of its last change. A slow or reconnected reader gets
 * what has changed since the number that it has; nothing is queued.
 */
public final class Live implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Live.class);
  private static final long LOOK_MILLIS = 50;
  private static final long RENEW_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long SYSTEM_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** A page that nobody looks at is kept for those who come back. */
  private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(120);

  /** A reader of an open page. */
  public interface Reader {
    /** Called when the page's content has changed. */
    void wake();

    /** Called regularly: readers without permission, or that do not read, are to be closed. */
    void tick();
  }

  /** A section's newest state. */
  @SuppressWarnings("ArrayRecordComponent") // compared by their bytes alone
  record Section(byte[] json, long version) {}

  /** A page that is looked at. */
  public final class Watched {
    private final Page page;
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private volatile Map<String, Section> sections = Map.of();
    private long madeNanos;
    private boolean stale;
    private long leftNanos = System.nanoTime();

    private Watched(Page page) {
      this.page = page;
    }

    public Page page() {
      return page;
    }

    /**
     * What has changed since a number, as server-sent events; nothing if nothing has.
     *
     * @param after the last number that the reader knows
     */
    public byte[] events(long after) {
      StringBuilder text = new StringBuilder();
      List<Map.Entry<String, Section>> changed =
          sections.entrySet().stream()
              .filter(section -> section.getValue().version() > after)
              .sorted(java.util.Comparator.comparingLong(section -> section.getValue().version()))
              .toList();
      for (Map.Entry<String, Section> section : changed) {
        text.append("event: ").append(section.getKey()).append('\n');
        text.append("id: ").append(boot).append('.').append(section.getValue().version());
        text.append("\ndata: ");
        text.append(new String(section.getValue().json(), StandardCharsets.UTF_8)).append("\n\n");
      }
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The number of the last change. */
    public long version() {
      return sections.values().stream().mapToLong(Section::version).max().orElse(0);
    }

    private synchronized void renew() {
      madeNanos = System.nanoTime();
      stale = false;
      Map<String, Section> next = new LinkedHashMap<>();
      boolean changed = false;
      for (Map.Entry<String, Object> section : pages.sections(page).entrySet()) {
        byte[] json = json(section.getValue());
        Section before = sections.get(section.getKey());
        boolean same = before != null && Arrays.equals(before.json(), json);
        changed |= !same;
        next.put(section.getKey(), same ? before : new Section(json, version.incrementAndGet()));
      }
      for (String gone : sections.keySet()) {
        if (!next.containsKey(gone)) {
          Section before = sections.get(gone);
          byte[] nothing = json(null);
          boolean same = before != null && Arrays.equals(before.json(), nothing);
          changed |= !same;
          next.put(gone, same ? before : new Section(nothing, version.incrementAndGet()));
        }
      }
      sections = next;
      if (changed) {
        readers.forEach(Reader::wake);
      }
    }
  }

  private final Pages pages;
  private final ChangedKeys changes;
  private final String boot = UUID.randomUUID().toString();
  private final Map<Page, Watched> watched = new ConcurrentHashMap<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "live");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicLong version = new AtomicLong();
  private long tickedNanos = System.nanoTime();

  /**
   * Begins to follow.
   *
   * @param changes of the store; nobody else may drain them
   */
  public Live(Pages pages, ChangedKeys changes) {
    this.pages = pages;
    this.changes = changes;
    var unused =
        executor.scheduleWithFixedDelay(
            this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Adds a reader of a page. */
  public Watched join(Page page, Reader reader) {
    Watched joined = watched.computeIfAbsent(page, Watched::new);
    synchronized (this) {
      joined.readers.add(reader);
      watched.put(page, joined);
    }
    if (joined.sections.isEmpty()) {
      joined.renew();
    }
    return joined;
  }

  public void leave(Watched left, Reader reader) {
    left.readers.remove(reader);
    left.leftNanos = System.nanoTime();
  }

  /**
   * Returns the number after which a returning reader needs changes.
   *
   * @param lastEventId as the reader gives it
   * @return -1 = everything, also if the number is of an earlier process
   */
  public long after(String lastEventId) {
    try {
      int dot = lastEventId.indexOf('.');
      return dot > 0 && lastEventId.substring(0, dot).equals(boot)
          ? Long.parseLong(lastEventId.substring(dot + 1))
          : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** How many look at something. */
  public int readers() {
    return watched.values().stream().mapToInt(one -> one.readers.size()).sum();
  }

  /** Recomputes a page whose content changed outside the store. */
  public void renew(Page page) {
    Watched one = watched.get(page);
    if (one != null) {
      one.renew();
    }
  }

  private void look() {
    try {
      long now = System.nanoTime();
      Set<ChangedKeys.Change> seen = changes.drain();
      synchronized (this) {
        watched.values().removeIf(one -> one.readers.isEmpty() && now - one.leftNanos > KEEP_NANOS);
      }
      if (now - tickedNanos > TimeUnit.SECONDS.toNanos(1)) {
        tickedNanos = now;
        List<Reader> all = new ArrayList<>();
        watched.values().forEach(one -> all.addAll(one.readers));
        all.forEach(Live::tick);
      }
      watched.values().forEach(one -> renew(one, seen, now));
    } catch (RuntimeException e) {
      LOG.error("open pages could not be updated", e);
    }
  }

  private void renew(Watched one, Set<ChangedKeys.Change> seen, long now) {
    long age = now - one.madeNanos;
    long longest = one.page.kind() == Page.Kind.SYSTEM ? SYSTEM_NANOS : RENEW_NANOS;
    long shortest = one.page.kind() == Page.Kind.OVERVIEW ? SYSTEM_NANOS : 0;
    one.stale |= !seen.isEmpty() && pages.concerns(one.page, seen);
    if (age > longest || (one.stale && age >= shortest)) {
      try {
        one.renew();
      } catch (RuntimeException e) {
        LOG.error("{} could not be updated; trying again within a minute", one.page, e);
      }
    }
  }

  private static void tick(Reader reader) {
    try {
      reader.tick();
    } catch (RuntimeException e) {
      LOG.warn("an open page cannot be reached", e);
    }
  }

  private static byte[] json(@Nullable Object value) {
    try {
      return Json.MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
