package dev.makertime.app.simulator;

import java.time.Clock;

/** What each tool of the simulated organization has to tell. */
record Scripts(GitLabScript gitLab, AirflowSite airflow, DigdagSite digdag) {
  static Scripts empty(Clock clock) {
    return new Scripts(new GitLabScript(), new AirflowSite(clock), new DigdagSite(clock));
  }
}
