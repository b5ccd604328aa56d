package dev.makertime.reporter.store.feed;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the records of a feed on a thread of its own: once a second, or after 5,000 records. One
 * thread calls it.
 */
final class FeedSaver implements AutoCloseable {
  static final int MOST_UNSAVED = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(FeedSaver.class);
  private static final long EVERY_NANOS = 1_000_000_000;

  private final Runnable save;
  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread writer = new Thread(work, "feed-disk");
            writer.setDaemon(true);
            return writer;
          });
  private Future<?> saving = CompletableFuture.completedFuture(null);
  private int unsaved;
  private long begunNanos = System.nanoTime();

  FeedSaver(Runnable save) {
    this.save = save;
  }

  /**
   * Counts records that were taken, and begins to save when it is time.
   *
   * @throws IllegalStateException when the save before has failed
   */
  void taken(int records) {
    unsaved += records;
    boolean isTime = isIdle() && System.nanoTime() - begunNanos > EVERY_NANOS;
    if (unsaved >= MOST_UNSAVED || isTime) {
      await();
      begin();
    }
  }

  /** Whether no save is going on. */
  boolean isIdle() {
    return saving.isDone();
  }

  /** Saves what is left, and waits for it. */
  void saveLast() {
    try {
      begin();
      await();
    } catch (IllegalStateException e) {
      LOG.error(
          "the last records before the stop were not saved; they are read again after the restart",
          e);
    }
  }

  /** Waits for the current save, and forgets unsaved rows. */
  void forget() {
    try {
      await();
    } catch (IllegalStateException e) {
      LOG.debug("the former save failed too", e);
    }
    unsaved = 0;
  }

  private void begin() {
    if (unsaved > 0) {
      saving = disk.submit(save);
    }
    unsaved = 0;
    begunNanos = System.nanoTime();
  }

  private void await() {
    try {
      saving.get();
    } catch (ExecutionException e) {
      saving = CompletableFuture.completedFuture(null);
      throw new IllegalStateException("the records cannot be saved", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    disk.shutdown();
  }
}
