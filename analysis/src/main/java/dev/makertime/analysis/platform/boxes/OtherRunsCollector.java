package dev.makertime.analysis.platform.boxes;

import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.PlatformRun.Job;
import dev.makertime.analysis.platform.RunTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects what boxes need of the runs of all subjects, a part of the runs at a time. Of millions
 * of runs that succeeded only those stay that a start by hand followed soon.
 */
public final class OtherRunsCollector {
  private final Instant from;
  private final Instant to;
  private final long gapMillis;
  private final List<Job> jobs = new ArrayList<>();
  private final TreeSet<Long> hands = new TreeSet<>();
  private long[] ended = new long[1_024];
  private int[] jobOf = new int[1_024];
  private int size;

  /**
   * Begins with no run.
   *
   * @param to not included
   * @param chainGapMillis so soon a start by hand follows, in milliseconds
   */
  public OtherRunsCollector(Instant from, Instant to, long chainGapMillis) {
    this.from = from;
    this.to = to;
    this.gapMillis = chainGapMillis;
  }

  /** Adds all runs of some subjects. */
  public void add(RunTree part) {
    Map<Job, Integer> numbers = new HashMap<>();
    for (PlatformRun run : part.all()) {
      if (run.isCreatedIn(from, to) && JobBoxes.isHandStart(part, run)) {
        hands.add(run.created().toEpochMilli());
      }
      if (run.isSuccess() && run.ended() != null && !run.isDeployment() && part.isTop(run)) {
        int number = numbers.computeIfAbsent(run.ofJob(), this::numbered);
        append(run.ended().toEpochMilli(), number);
      }
    }
  }

  private int numbered(Job job) {
    jobs.add(job);
    return jobs.size() - 1;
  }

  private void append(long end, int job) {
    if (size == ended.length) {
      ended = Arrays.copyOf(ended, 2 * size);
      jobOf = Arrays.copyOf(jobOf, 2 * size);
    }
    ended[size] = end;
    jobOf[size++] = job;
  }

  /**
   * What was collected.
   *
   * @param checked by commit, when a pipeline or job that a push set off had first succeeded
   */
  public OtherRuns others(Map<String, Instant> checked) {
    NavigableMap<Instant, Set<Job>> succeeded = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      Long next = hands.ceiling(ended[i]);
      if (next != null && next - ended[i] <= gapMillis) {
        succeeded
            .computeIfAbsent(Instant.ofEpochMilli(ended[i]), none -> new HashSet<>())
            .add(jobs.get(jobOf[i]));
      }
    }
    return new OtherRuns(checked, succeeded);
  }
}
