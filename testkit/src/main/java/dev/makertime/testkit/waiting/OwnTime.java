package dev.makertime.testkit.waiting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures time as a process would have it on an idle machine: a second in which others use half of
 * all processors counts as half a second. It never runs slower than a tenth of the clock, so that
 * waits end. Without {@code /proc/stat} it is the clock's time.
 */
public final class OwnTime {
  private static final Path STAT = Path.of("/proc/stat");

  /** Linux counts in hundredths of a second, whatever its kernel's own tick is. */
  private static final long NANOS_OF_TICK = 10_000_000;

  /** Of the fields of the first line: idle, and waiting for a disk. */
  private static final List<Integer> IDLE = List.of(3, 4);

  /** Behind these come guests, which are counted among users already. */
  private static final int FIELDS = 8;

  private static final int SLOWEST = 10;

  private final List<ProcessHandle> own;
  private final long began = System.nanoTime();
  private final long busyBefore = busy();
  private final long workedBefore;

  private OwnTime(List<ProcessHandle> own) {
    this.own = own;
    workedBefore = worked();
  }

  /** Begins to count the time of this process and of others that belong to it. */
  public static OwnTime of(ProcessHandle... others) {
    List<ProcessHandle> own = new ArrayList<>(List.of(others));
    own.add(ProcessHandle.current());
    return new OwnTime(List.copyOf(own));
  }

  /** What has passed since, never more than by the clock. */
  public Duration passed() {
    return counted(
        System.nanoTime() - began,
        busy() - busyBefore,
        worked() - workedBefore,
        Runtime.getRuntime().availableProcessors());
  }

  static Duration counted(long passed, long busy, long worked, int processors) {
    long others = Math.max(0, busy - Math.max(0, worked)) / processors;
    return Duration.ofNanos(Math.max(passed / SLOWEST, passed - others));
  }

  private long worked() {
    return own.stream()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toNanos)
        .sum();
  }

  /** What all processors have worked, in nanoseconds. */
  private static long busy() {
    try {
      return busy(Files.readString(STAT));
    } catch (IOException e) {
      return 0;
    }
  }

  static long busy(String stat) {
    String[] fields = stat.lines().findFirst().orElse("").strip().split("\\s+");
    long ticks = 0;
    List<String> times = Arrays.asList(fields).subList(1, Math.min(fields.length, FIELDS + 1));
    for (int i = 0; i < times.size(); i++) {
      ticks += IDLE.contains(i) ? 0 : Long.parseLong(times.get(i));
    }
    return ticks * NANOS_OF_TICK;
  }
}
