package dev.makertime.app.simulator;

import java.time.Clock;

/** Creates the events of each tool of the simulated organization. */
record ToolScripts(GitLabEvents gitLab, SimulatedAirflow airflow, SimulatedDigdag digdag) {
  static ToolScripts empty(Clock clock) {
    return new ToolScripts(
        new GitLabEvents(), new SimulatedAirflow(clock), new SimulatedDigdag(clock));
  }
}
