package dev.makertime.analysis.platform.boxes;

import dev.makertime.analysis.platform.DeploymentLine;
import dev.makertime.analysis.platform.Outage;
import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the boxes whose units are single runs, deployments and outages. */
final class RunBoxes {
  private final RunTree tree;
  private final List<PlatformRun> inPeriod;
  private final PlatformRules rules;

  RunBoxes(RunTree tree, List<PlatformRun> inPeriod, PlatformRules rules) {
    this.tree = tree;
    this.inPeriod = inPeriod;
    this.rules = rules;
  }

  /** Settled outages of regular runs that the tool tried to end by itself. */
  static BoxTally retries(List<Outage> settled) {
    BoxTally tally = new BoxTally();
    for (Outage outage : settled) {
      if (outage.openedBy() == RunTrigger.SCHEDULE || outage.openedBy() == RunTrigger.DEPENDENCY) {
        tally.add(outage.isRetried());
      }
    }
    return tally;
  }

  /** Deployments of a commit that a pipeline or job had checked before. */
  BoxTally checks() {
    Map<String, Instant> checked = new HashMap<>();
    for (PlatformRun run : tree.all()) {
      if ((run.kind() == RunKind.PIPELINE || run.kind() == RunKind.JOB)
          && run.trigger() == RunTrigger.PUSH
          && run.isSuccess()
          && run.ended() != null
          && run.has(Run.GIT_SHA)) {
        checked.merge(run.labels().get(Run.GIT_SHA), run.ended(), RunBoxes::earlier);
      }
    }
    BoxTally tally = new BoxTally();
    for (PlatformRun run : inPeriod) {
      if (run.isSuccess() && rules.isToProduction(run) && run.has(Run.GIT_SHA)) {
        Instant began = run.began() == null ? run.created() : run.began();
        Instant before = checked.get(run.labels().get(Run.GIT_SHA));
        tally.add(before != null && !before.isAfter(began));
      }
    }
    return tally;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Deployments that nobody had to start, repeat or let go on. */
  BoxTally deploy() {
    BoxTally tally = new BoxTally();
    for (PlatformRun run : inPeriod) {
      if (run.isSuccess() && rules.isToProduction(run)) {
        DeploymentLine line = DeploymentLine.of(tree, run);
        if (line != DeploymentLine.UNTOLD) {
          tally.add(line == DeploymentLine.HAND_FREE);
        }
      }
    }
    return tally;
  }

  /**
   * Runs on machines that a person asked for and had soon. One that succeeded without telling when
   * it began is not judged; one that was given up without a machine did not have it soon.
   */
  BoxTally compute() {
    BoxTally tally = new BoxTally();
    for (PlatformRun run : inPeriod) {
      boolean isAsked =
          run.trigger() == RunTrigger.WEB
              || (run.person()
                  && (run.trigger() == RunTrigger.COMMAND || run.trigger() == RunTrigger.API));
      boolean isDecided = run.began() != null || (run.ended() != null && !run.isSuccess());
      if (run.has(Run.CLUSTER) && isAsked && isDecided && tree.isTop(run)) {
        tally.add(
            run.began() != null
                && Duration.between(run.created(), run.began()).compareTo(rules.computeWithin())
                    <= 0);
      }
    }
    return tally;
  }
}
