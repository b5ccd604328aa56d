package dev.makertime.analysis.platform.boxes;

import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.PlatformRun.Job;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds what boxes need of the runs of all subjects.
 *
 * @param checked by commit, when a pipeline or job that a push set off had first succeeded
 * @param succeeded by the instant of success, the jobs whose runs then succeeded by themselves: no
 *     parts of others, and no deployments
 */
public record OtherRuns(Map<String, Instant> checked, NavigableMap<Instant, Set<Job>> succeeded) {
  public OtherRuns {
    checked = Collections.unmodifiableMap(checked);
    succeeded = Collections.unmodifiableNavigableMap(succeeded);
  }

  /** What all runs tell that are known. */
  public static OtherRuns of(RunTree tree) {
    Map<String, Instant> checked = new HashMap<>();
    NavigableMap<Instant, Set<Job>> succeeded = new TreeMap<>();
    for (PlatformRun run : tree.all()) {
      Instant ended = run.ended();
      if (ended == null || !run.isSuccess()) {
        continue;
      }
      String commit = run.labels().get(Run.GIT_SHA);
      if (commit != null && isCheck(run)) {
        checked.merge(commit, ended, (one, other) -> one.isBefore(other) ? one : other);
      }
      if (!run.isDeployment() && tree.isTop(run)) {
        succeeded.computeIfAbsent(ended, none -> new HashSet<>()).add(run.ofJob());
      }
    }
    return new OtherRuns(checked, succeeded);
  }

  private static boolean isCheck(PlatformRun run) {
    return (run.kind() == RunKind.PIPELINE || run.kind() == RunKind.JOB)
        && run.trigger() == RunTrigger.PUSH;
  }

  /** The jobs that succeeded at most so long before a start. */
  Set<Job> succeededBefore(Instant start, Duration gap) {
    Set<Job> jobs = new HashSet<>();
    succeeded.subMap(start.minus(gap), true, start, true).values().forEach(jobs::addAll);
    return jobs;
  }
}
