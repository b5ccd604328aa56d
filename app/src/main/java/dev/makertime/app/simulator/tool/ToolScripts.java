package dev.makertime.app.simulator.tool;

import java.time.Clock;

/** Creates the events of each tool of the simulated organization. */
public record ToolScripts(GitLabEvents gitLab, SimulatedAirflow airflow, SimulatedDigdag digdag) {
  public static ToolScripts empty(Clock clock) {
    return new ToolScripts(
        new GitLabEvents(), new SimulatedAirflow(clock), new SimulatedDigdag(clock));
  }
}
