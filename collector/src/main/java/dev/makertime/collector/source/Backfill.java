package dev.makertime.collector.source;

import dev.makertime.collector.api.ToolPoller;
import dev.makertime.collector.poll.Cursors;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.topics.Topics;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the past of a source once more, page by page, such as runs of a time from which only
 * activities were told. It has a cursor of its own: an interrupted one continues, and the one of
 * the poller stays. Ids and revisions are those of polls, so that nothing counts twice. It covers
 * no time, since the poller tells what is covered.
 */
public final class Backfill {
  /** Attempts, of which each goes on where the one before broke off. */
  private static final int ATTEMPTS = 3;

  /** Before the source's name, in the keys of cursors. */
  private static final String PREFIX = "backfill/";

  private final PollerContext context;
  private final Consumer<String> progress;

  /**
   * What came of a source.
   *
   * @param told how many records were told, by topic
   * @param isWhole whether all of its past was read
   */
  public record Outcome(Map<String, Long> told, boolean isWhole) {
    public Outcome {
      told = Map.copyOf(told);
    }

    /** How many runs were told; one that changed meanwhile counts twice. */
    public long runs() {
      return told.getOrDefault(Topics.RUNS.name(), 0L);
    }

    /** How many activities were told. */
    public long activities() {
      return told.getOrDefault(Topics.ACTIVITIES.name(), 0L);
    }

    /** How much could not be read, and is a dead letter now. */
    public long aside() {
      return told.getOrDefault(Topics.DEAD_LETTERS.name(), 0L);
    }
  }

  /**
   * Makes one.
   *
   * @param context of the pollers
   * @param progress receives how much was told so far, after each batch
   */
  public Backfill(PollerContext context, Consumer<String> progress) {
    this.context = context;
    this.progress = progress;
  }

  /** Whether a source has a past that can be asked for; one that is only called has none. */
  public static boolean isPossible(Source source) {
    return source instanceof ToolSource tool && tool.server() != null;
  }

  /**
   * Reads the past of a source, on from where an interrupted one got.
   *
   * @param from the first day to be read; absent = the first day of its poller
   * @throws IllegalArgumentException when it has no past
   * @throws Inbox.Unavailable when its end cannot be noted; it may be begun again
   */
  public Outcome read(Source source, @Nullable LocalDate from) throws Inbox.Unavailable {
    if (!(source instanceof ToolSource tool)) {
      throw new IllegalArgumentException(source.name() + " is not asked");
    }
    Telling telling = new Telling(source.name());
    Cursors cursors = context.cursors().under(PREFIX);
    PollerContext own =
        new PollerContext(telling, cursors, context.metrics(), context.clock(), context.erased());
    ToolPoller poller =
        tool.poller(own, from)
            .orElseThrow(() -> new IllegalArgumentException(source.name() + " is not asked"));
    boolean isRead = false;
    for (int i = 0; i < ATTEMPTS && !isRead && !Thread.currentThread().isInterrupted(); i++) {
      isRead = poller.poll();
    }
    boolean isWhole = isRead && telling.isCovered;
    if (isWhole) {
      cursors.put(source.name(), Map.of()); // the next one begins anew
    }
    return new Outcome(telling.told, isWhole);
  }

  /** Passes on what is told, and counts it. */
  private final class Telling implements Inbox {
    private final String source;
    private final Map<String, Long> told = new TreeMap<>();

    /** A poll without gaps says at its end which time it covers. */
    private boolean isCovered;

    Telling(String source) {
      this.source = source;
    }

    @Override
    public void keep(List<PendingRecord> entries) throws Unavailable {
      List<PendingRecord> passed =
          entries.stream().filter(one -> !one.topic().equals(Topics.COVERAGE.name())).toList();
      context.inbox().keep(passed);
      isCovered |= passed.size() < entries.size();
      passed.forEach(one -> told.merge(one.topic(), 1L, Long::sum));
      progress.accept(
          "%s: %,d runs and %,d activities told"
              .formatted(
                  source,
                  told.getOrDefault(Topics.RUNS.name(), 0L),
                  told.getOrDefault(Topics.ACTIVITIES.name(), 0L)));
    }
  }
}
