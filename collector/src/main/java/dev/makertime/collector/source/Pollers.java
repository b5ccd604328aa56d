package dev.makertime.collector.source;

import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.poll.ScheduledPoll;
import dev.makertime.model.Organization;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Runs the pollers of all configured sources at their intervals. */
public final class Pollers implements AutoCloseable {
  private static final int THREADS = 4;
  private static final long LOOK_MILLIS = 200;

  private final List<ScheduledPoll> polls;
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(THREADS);

  /** Makes them; none polls before {@link #begin}. */
  public Pollers(List<Source> sources, PollerContext context, Supplier<Organization> organization) {
    polls =
        sources.stream().flatMap(source -> source.pollers(context, organization).stream()).toList();
  }

  /**
   * Begins to poll as soon as the topics are there: without them nobody knows how far a poller got.
   *
   * @param isThere whether they are
   */
  public void begin(BooleanSupplier isThere) {
    executor.execute(() -> beginOnceThere(isThere));
  }

  private void beginOnceThere(BooleanSupplier isThere) {
    if (!isThere.getAsBoolean()) {
      var unused =
          executor.schedule(() -> beginOnceThere(isThere), LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    for (ScheduledPoll poll : polls) {
      var unused =
          executor.scheduleWithFixedDelay(
              poll.task()::poll, 0, poll.interval().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Polls all of them now, and returns when each has been polled.
   *
   * @return whether all could be read
   */
  public boolean pollNow() {
    boolean all = true;
    for (ScheduledPoll poll : polls) {
      all &= !Thread.currentThread().isInterrupted() && poll.task().poll();
    }
    return all;
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      var unused = executor.awaitTermination(3, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
