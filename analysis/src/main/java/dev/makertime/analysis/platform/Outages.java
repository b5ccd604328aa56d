package dev.makertime.analysis.platform;

import dev.makertime.analysis.platform.PlatformRun.Job;
import dev.makertime.model.RunTrigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the outages of jobs. A check that fails after a push did its work, so it is none; a run
 * that failed since a part of it failed is none besides that part's.
 */
public final class Outages {
  private static final Comparator<PlatformRun> BY_ENDED =
      Comparator.comparing((PlatformRun run) -> Objects.requireNonNull(run.ended()))
          .thenComparing(PlatformRun::id);

  private final RunTree tree;
  private final Instant to;
  private final List<Outage> found = new ArrayList<>();

  private Outages(RunTree tree, Instant to) {
    this.tree = tree;
    this.to = to;
  }

  /** All outages that opened before an instant, as they stood at it. */
  public static List<Outage> before(RunTree tree, Instant to) {
    Outages outages = new Outages(tree, to);
    RunTree.byJob(tree.all()).forEach(outages::ofJob);
    return outages.found;
  }

  private void ofJob(Job job, List<PlatformRun> runs) {
    List<PlatformRun> judged = runs.stream().filter(this::isJudged).sorted(BY_ENDED).toList();
    List<PlatformRun> failed = new ArrayList<>();
    for (PlatformRun run : judged) {
      if (run.isFailed()) {
        failed.add(run);
      } else if (!failed.isEmpty()) {
        found.add(outage(job, runs, failed, run));
        failed = new ArrayList<>();
      }
    }
    if (!failed.isEmpty()) {
      found.add(outage(job, runs, failed, null));
    }
  }

  private boolean isJudged(PlatformRun run) {
    return run.ended() != null
        && run.ended().isBefore(to)
        && (run.isSuccess() || run.isFailed())
        && !run.isDeployment()
        && tree.firstTry(run).trigger() != RunTrigger.PUSH
        && !(run.isFailed() && tree.parts(run).stream().anyMatch(PlatformRun::isFailed));
  }

  private Outage outage(
      Job job, List<PlatformRun> runs, List<PlatformRun> failed, @Nullable PlatformRun closing) {
    PlatformRun by = failed.get(0);
    Instant opened = Objects.requireNonNull(by.ended());
    List<PlatformRun> within =
        runs.stream()
            .filter(run -> run.created().isAfter(opened))
            .filter(
                run ->
                    closing == null
                        ? run.created().isBefore(to)
                        : !run.created().isAfter(closing.created()))
            .toList();
    List<PlatformRun> acts = within.stream().filter(PlatformRun::isHuman).toList();
    return new Outage(
        job,
        by,
        tree.firstTry(by).trigger(),
        opened,
        failed.size(),
        closing,
        acts.size(),
        acts.isEmpty() ? null : acts.get(0).created(),
        within.stream().anyMatch(run -> run.trigger() == RunTrigger.RETRY_AUTO));
  }
}
