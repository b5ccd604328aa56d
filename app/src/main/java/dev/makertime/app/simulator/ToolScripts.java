package dev.makertime.app.simulator;

import java.time.Clock;

/** What each tool of the simulated organization has to tell. */
record ToolScripts(GitLabEvents gitLab, SimulatedAirflow airflow, SimulatedDigdag digdag) {
  static ToolScripts empty(Clock clock) {
    return new ToolScripts(
        new GitLabEvents(), new SimulatedAirflow(clock), new SimulatedDigdag(clock));
  }
}
