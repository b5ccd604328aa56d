package dev.makertime.app.simulator.tool;

import java.time.Clock;

/** Creates the events of each tool of the simulated organization. */
public record ToolScripts(
    GitLabEvents gitLab, GitLabEvents partner, SimulatedAirflow airflow, SimulatedDigdag digdag) {
  /**
   * Nothing yet.
   *
   * @param partner the source of another company's GitLab
   */
  public static ToolScripts empty(String partner, Clock clock) {
    return new ToolScripts(
        GitLabEvents.own(),
        GitLabEvents.ofPartner(partner),
        new SimulatedAirflow(clock),
        new SimulatedDigdag(clock));
  }
}
