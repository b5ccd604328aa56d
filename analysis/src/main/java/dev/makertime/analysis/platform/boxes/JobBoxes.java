package dev.makertime.analysis.platform.boxes;

import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.PlatformRun.Job;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunTrigger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts the boxes whose units are jobs. */
final class JobBoxes {
  private static final int HAND_STARTS = 3;

  private final RunTree tree;
  private final PlatformRules rules;
  private final Map<Job, List<PlatformRun>> jobs;
  private final OtherRuns others;

  /**
   * Boxes of a period.
   *
   * @param inPeriod those runs of the tree that were asked for in it, in this order
   * @param others what the runs of all subjects tell
   */
  JobBoxes(RunTree tree, List<PlatformRun> inPeriod, OtherRuns others, PlatformRules rules) {
    this.tree = tree;
    this.others = others;
    this.rules = rules;
    jobs = RunTree.byJob(inPeriod);
  }

  private static boolean isToldStart(PlatformRun run) {
    return run.trigger() != RunTrigger.UNKNOWN && !run.isRetry();
  }

  /** Jobs that are started other than by a click. */
  BoxTally command() {
    BoxTally tally = new BoxTally();
    for (List<PlatformRun> runs : jobs.values()) {
      List<PlatformRun> starts = runs.stream().filter(JobBoxes::isToldStart).toList();
      if (!starts.isEmpty()) {
        tally.add(starts.stream().anyMatch(run -> !run.isClick()));
      }
    }
    return tally;
  }

  /** Jobs whose latest run tells its commit. */
  BoxTally code() {
    BoxTally tally = new BoxTally();
    for (List<PlatformRun> runs : jobs.values()) {
      latest(runs, run -> isOfCode(run) && tree.isTop(run))
          .ifPresent(run -> tally.add(run.has(Run.GIT_SHA)));
    }
    return tally;
  }

  private boolean isOfCode(PlatformRun run) {
    return run.kind() != RunKind.QUERY
        && run.kind() != RunKind.TASK
        && rules.speaks(run.source(), Run.GIT_SHA);
  }

  /** Jobs whose latest failure has a link. */
  BoxTally logs() {
    BoxTally tally = new BoxTally();
    for (List<PlatformRun> runs : jobs.values()) {
      latest(runs, run -> run.isFailed() && rules.speaks(run.source(), Run.URL))
          .ifPresent(run -> tally.add(run.has(Run.URL)));
    }
    return tally;
  }

  private static Optional<PlatformRun> latest(List<PlatformRun> runs, Predicate<PlatformRun> of) {
    return runs.stream().filter(of).reduce((one, later) -> later);
  }

  /** Jobs that recur, and mostly by themselves. */
  BoxTally schedule() {
    BoxTally tally = new BoxTally();
    for (List<PlatformRun> runs : jobs.values()) {
      List<PlatformRun> starts =
          runs.stream()
              .filter(JobBoxes::isToldStart)
              .filter(run -> run.trigger() != RunTrigger.PUSH)
              .filter(run -> !run.isDeployment() && run.kind() != RunKind.TRAINING)
              .filter(tree::isTop)
              .toList();
      Set<LocalDate> days =
          starts.stream()
              .map(run -> LocalDate.ofInstant(run.created(), ZoneOffset.UTC))
              .collect(Collectors.toSet());
      if (days.size() >= rules.minRecurring()) {
        tally.add(2 * starts.stream().filter(PlatformRun::isRegular).count() >= starts.size());
      }
    }
    return tally;
  }

  /** Jobs that others start, against jobs that a person starts each time after the same other. */
  BoxTally dependencies() {
    BoxTally tally = new BoxTally();
    jobs.forEach(
        (job, runs) -> {
          List<PlatformRun> starts = runs.stream().filter(JobBoxes::isToldStart).toList();
          long dependent =
              starts.stream().filter(run -> run.trigger() == RunTrigger.DEPENDENCY).count();
          if (dependent > 0 && 2 * dependent >= starts.size()) {
            tally.add(true);
          } else if (isChainedByHand(job, starts)) {
            tally.add(false);
          }
        });
    return tally;
  }

  /** Whether a person set it off, and nobody by a push. */
  static boolean isHandStart(RunTree tree, PlatformRun run) {
    return isToldStart(run)
        && run.isHuman()
        && run.trigger() != RunTrigger.PUSH
        && !run.isDeployment()
        && tree.isTop(run);
  }

  private boolean isChainedByHand(Job job, List<PlatformRun> starts) {
    List<PlatformRun> hands = starts.stream().filter(run -> isHandStart(tree, run)).toList();
    if (hands.size() < HAND_STARTS) {
      return false;
    }
    Map<Job, Integer> after = new HashMap<>();
    for (PlatformRun hand : hands) {
      for (Job other : others.succeededBefore(hand.created(), rules.chainGap())) {
        if (!other.equals(job)) {
          after.merge(other, 1, Integer::sum);
        }
      }
    }
    return after.values().stream()
        .anyMatch(count -> count >= HAND_STARTS && 2 * count >= hands.size());
  }
}
