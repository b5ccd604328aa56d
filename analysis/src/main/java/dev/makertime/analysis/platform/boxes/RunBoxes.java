package dev.makertime.analysis.platform.boxes;

import dev.makertime.analysis.platform.DeploymentLine;
import dev.makertime.analysis.platform.Outage;
import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.model.Run;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts the boxes whose units are single runs, deployments and outages. */
final class RunBoxes {
  private final RunTree tree;
  private final List<PlatformRun> inPeriod;
  private final OtherRuns others;
  private final PlatformRules rules;

  RunBoxes(RunTree tree, List<PlatformRun> inPeriod, OtherRuns others, PlatformRules rules) {
    this.tree = tree;
    this.inPeriod = inPeriod;
    this.others = others;
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
    BoxTally tally = new BoxTally();
    for (PlatformRun run : inPeriod) {
      if (run.isSuccess() && rules.isToProduction(run) && run.has(Run.GIT_SHA)) {
        Instant began = run.began() == null ? run.created() : run.began();
        Instant before = others.checked().get(run.labels().get(Run.GIT_SHA));
        tally.add(before != null && !before.isAfter(began));
      }
    }
    return tally;
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
