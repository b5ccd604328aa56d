package dev.makertime.analysis.platform;

import dev.makertime.model.RunTrigger;
import java.util.List;

/** Tells whether a deployment needed a hand anywhere in its line of tries and wholes. */
public enum DeploymentLine {
  HAND_FREE,
  BY_HAND,
  /** What set off a part of the line is not told, and nothing else shows a hand. */
  UNTOLD;

  /** Of a deployment. */
  public static DeploymentLine of(RunTree tree, PlatformRun deployment) {
    List<PlatformRun> line = tree.line(deployment);
    if (line.stream().anyMatch(DeploymentLine::isHand)) {
      return BY_HAND;
    }
    return line.stream().anyMatch(run -> run.trigger() == RunTrigger.UNKNOWN) ? UNTOLD : HAND_FREE;
  }

  private static boolean isHand(PlatformRun run) {
    return run.isClick()
        || run.trigger() == RunTrigger.COMMAND
        || (run.trigger() == RunTrigger.API && run.person());
  }
}
