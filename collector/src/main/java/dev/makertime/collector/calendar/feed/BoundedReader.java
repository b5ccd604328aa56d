package dev.makertime.collector.calendar.feed;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.PollSource;
import dev.makertime.collector.reading.PollSource.Told;
import dev.makertime.collector.reading.Reading;
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
 * Reads what may be made to be read for ever: two seconds of work, and one more for each MiB, are
 * enough for any text; on a machine that is busy with other things they may take ten times as long.
 */
final class BoundedReader {
  private static final long PATIENCE_MILLIS = 2_000;
  private static final int BUSY = 10;
  private static final long LOOK_MILLIS = 100;

  private final ExecutorService reader = reader();

  /** Also when nobody waits for it any more. */
  private final AtomicBoolean isReading = new AtomicBoolean();

  /** Returns what a source tells, or that it takes too long. */
  Told read(PollSource source, Payload answer, TimeWindow window) throws InterruptedException {
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
