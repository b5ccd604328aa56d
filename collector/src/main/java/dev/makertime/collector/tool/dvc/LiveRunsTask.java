package dev.makertime.collector.tool.dvc;

import dev.makertime.collector.poll.PollAttempt;
import dev.makertime.collector.poll.PollTask;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends runs of which no more signs come, and stores those that go on. Asks nobody. */
final class LiveRunsTask implements PollTask {
  private final String name;
  private final LiveRuns runs;
  private final Duration lostAfter;
  private final PollerContext context;
  private final Inbox inbox;

  /** What is known, and not published yet. */
  private final List<Reading.Found> pending = new ArrayList<>();

  LiveRunsTask(String name, LiveRuns runs, Duration lostAfter, PollerContext context) {
    this.name = name;
    this.runs = runs;
    this.lostAfter = lostAfter;
    this.context = context;
    inbox = context.withoutErased();
  }

  /**
   * The cursor of the source.
   *
   * @param published under this name an erasure looks for entries of a person
   */
  record Stored(List<LiveRun> published) {
    @SuppressWarnings("NullAway") // JSON may leave it out
    Stored {
      published = published == null ? List.of() : List.copyOf(published);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized boolean poll() {
    return PollAttempt.run(name, context.metrics(), this::keepUp);
  }

  private void keepUp() throws Unavailable {
    Instant now = context.clock().instant();
    if (!runs.isKnown()) {
      Stored before = context.cursors().get(name, Stored.class, new Stored(List.of()));
      pending.addAll(runs.know(before.published(), now));
    }
    while (!pending.isEmpty()) {
      accept(pending.get(0));
      pending.remove(0);
    }
    for (Reading.Found end : runs.endsToStore(now)) {
      accept(end);
    }
    for (LiveRun silent : runs.silent(now, lostAfter)) {
      inbox.accept(silent.endedAtLastSign(name));
      runs.lose(silent);
    }
    store(now);
  }

  private void accept(Reading.Found found) throws Unavailable {
    inbox.accept(found);
    runs.stored(found);
  }

  private void store(Instant now) throws Unavailable {
    @Nullable List<LiveRun> all = runs.changed(now, context.erased());
    if (all == null) {
      return;
    }
    try {
      context.cursors().put(name, new Stored(all));
    } catch (Unavailable e) {
      runs.notStored();
      throw e;
    }
  }
}
