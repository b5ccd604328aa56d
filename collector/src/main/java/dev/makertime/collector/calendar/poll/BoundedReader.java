package dev.makertime.collector.calendar.poll;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.reading.TimeWindow;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Limits the time to read an answer, which may be crafted to take for ever. The limit is two
 * seconds of processor time, and one more for each MiB; on a busy machine they may take ten times
 * as long.
 */
final class BoundedReader {
  private static final long PATIENCE_MILLIS = 2_000;
  private static final int BUSY = 10;
  private static final long LOOK_MILLIS = 100;

  private final ExecutorService reader = reader();

  /** True also while an answer is read that was given up. */
  private final AtomicBoolean isReading = new AtomicBoolean();

  /** Reads an answer, or rejects it where that takes too long. */
  Snapshot read(SnapshotReader source, Payload answer, TimeWindow window)
      throws InterruptedException {
    if (!isReading.compareAndSet(false, true)) {
      return Snapshot.of(new Reading.Rejected("the answer before it is still being read"));
    }
    AtomicReference<@Nullable Work> work = new AtomicReference<>();
    Future<Snapshot> reading =
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
          // look again
        }
      }
      reading.cancel(true);
      return Snapshot.of(new Reading.Rejected("it takes too long to read"));
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "an unexpected failure while reading a calendar", e.getCause());
    } catch (InterruptedException e) {
      reading.cancel(true);
      throw e;
    }
  }

  /** Makes one daemon thread, which ends when nothing is read. */
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

  /** Meter of the processor time that a thread spends on a task, in nanoseconds. */
  private record Work(long thread, long before) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Work begins() {
      return new Work(Thread.currentThread().getId(), THREADS.getCurrentThreadCpuTime());
    }

    /** Returns the milliseconds spent so far; 0 before the task has begun. */
    static long millis(@Nullable Work work) {
      return work == null
          ? 0
          : TimeUnit.NANOSECONDS.toMillis(THREADS.getThreadCpuTime(work.thread) - work.before);
    }
  }
}
