package dev.makertime.app.simulator;

import dev.makertime.app.simulator.tool.GitLabEvents;
import dev.makertime.app.simulator.tool.SimulatedAirflow;
import dev.makertime.app.simulator.tool.SimulatedDigdag;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Runs that nobody waits for: of a schedule, of bots, and of a user who was deleted.
 *
 * @param project of GitLab
 */
record MachineRuns(Member member, DayPlan day, String project) {
  void write(GitLabEvents script, SimulatedAirflow airflow, SimulatedDigdag digdag) {
    String team = String.valueOf(member.team());
    script.pipeline(pipeline(member.username(), "schedule", at(3, 0), 60, 3_000));
    airflow.scheduled(team + "_hourly_" + member.id(), at(10, 0), 900);
    digdag.started(team, null, at(4, 0), 5, 1_200);
    script.pipeline(pipeline(SimulatedOrganization.BOT, "api", at(12, 0), 20, 400));
    script.push(project, SimulatedOrganization.UNLISTED_BOT, at(11, 0));
    script.pipeline(
        pipeline(SimulatedOrganization.UNLISTED_BOT, "push", at(11, 0).plusSeconds(5), 20, 400));
    script.pipeline(pipeline(null, "push", at(11, 30), 20, 400));
  }

  private Instant at(int hour, int minute) {
    return day.at(LocalTime.of(hour, minute));
  }

  private GitLabEvents.Pipeline pipeline(
      @Nullable String username, String source, Instant created, long queued, long run) {
    return new GitLabEvents.Pipeline(project, username, source, created, queued, run, null);
  }
}
