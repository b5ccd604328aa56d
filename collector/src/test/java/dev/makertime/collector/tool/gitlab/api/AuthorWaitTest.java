package dev.makertime.collector.tool.gitlab.api;

import static dev.makertime.collector.tool.gitlab.api.WrittenPipeline.heard;
import static dev.makertime.collector.tool.gitlab.api.WrittenPipeline.job;
import static dev.makertime.collector.tool.gitlab.api.WrittenPipeline.polled;
import static dev.makertime.collector.tool.gitlab.api.WrittenPipeline.polledWithGate;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that never got a runner, and gates. */
class AuthorWaitTest {
  @Test
  void a_job_that_no_runner_took_was_waited_for_until_it_gave_up() throws Exception {
    assertThat(
            polled(
                "success",
                "11:05:00",
                job(1, "t", "failed", "ana", "10:00:00", null, "10:28:00"),
                job(2, "t", "success", "bo", "11:00:00", "11:01:00", "11:05:00")
                    .replace(": 4}", ": 60}")))
        .containsExactly(
            "gitlab:ana wait 10:00:00Z null 10:28:00Z",
            "gitlab:bo manual 11:00:00Z null 11:00:00Z",
            "gitlab:bo wait 11:00:00Z 11:01:00Z 11:05:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "canceled"})
  void what_never_ran_is_no_run_time(String status) throws Exception {
    String stuck = job(1, "t", status, "ana", "10:00:00", null, "10:28:00");

    assertThat(polled(status, "10:28:00", stuck))
        .containsExactly("gitlab:ana wait 10:00:00Z null 10:28:00Z");
    assertThat(heard(status, "10:28:00", stuck))
        .containsExactly("gitlab:ana wait 10:00:00Z null 10:28:00Z");
  }

  @Test
  void a_stuck_job_behind_others_that_ran_is_waited_for_too() throws Exception {
    assertThat(
            polled(
                "failed",
                "11:30:00",
                job(1, "build", "success", "ana", "10:00:00", "10:01:00", "10:05:00"),
                job(2, "gpu", "failed", "ana", "10:00:00", null, "11:30:00"),
                job(3, "deploy", "skipped", "ana", "10:00:00", null, null)))
        .containsExactly("gitlab:ana wait 10:00:00Z 10:01:00Z 11:30:00Z");
  }

  @Test
  void a_played_job_that_no_runner_took_was_played_when_it_was_queued() {
    String stuck =
        job(2, "deploy", "failed", "bo", "10:00:00", null, "15:00:00")
            .replace("\"queued_duration\": null", "\"queued_duration\": 3600.2")
            .replace("\"manual\": false", "\"manual\": true");

    assertThat(
            heard(
                "failed",
                "15:00:00",
                job(1, "build", "success", "ana", "10:00:00", "10:01:00", "10:05:00"),
                stuck))
        .containsExactly(
            "gitlab:ana wait 10:00:00Z 10:01:00Z 10:05:00Z",
            "gitlab:bo manual 14:00:00Z null 14:00:00Z",
            "gitlab:bo wait 14:00:00Z null 15:00:00Z");
  }

  @Test
  void what_is_canceled_at_a_gate_days_later_was_waited_for_by_nobody() throws Exception {
    String build = job(1, "build", "success", "ana", "10:00:00", "10:01:00", "10:05:00");
    String deploy = job(2, "deploy", "canceled", "ana", "10:00:00", null, "23:00:00");
    String check = job(3, "check", "canceled", "ana", "10:00:00", null, "23:00:00");

    assertThat(polledWithGate(2, "canceled", build, deploy, check))
        .containsExactly("gitlab:ana wait 10:00:00Z 10:01:00Z 10:05:00Z");
    assertThat(heard("canceled", "23:00:00", build, deploy.replace("false", "true"), check))
        .containsExactly("gitlab:ana wait 10:00:00Z 10:01:00Z 10:05:00Z");
  }

  @Test
  void a_gate_before_everything_else_lets_nobody_wait() throws Exception {
    String gate = job(1, "approve", "canceled", "ana", "10:00:00", null, "23:00:00");
    String build = job(2, "build", "canceled", "ana", "10:00:00", null, "23:00:00");

    assertThat(polledWithGate(1, "canceled", gate, build))
        .containsExactly("gitlab:ana wait 10:00:00Z null 10:00:00Z");
  }

  @Test
  void what_runs_behind_a_gate_before_everything_else_is_waited_for_by_who_opened_it()
      throws Exception {
    String gate = job(1, "approve", "success", "bo", "10:00:00", "20:00:10", "20:00:20");
    String build = job(2, "build", "success", "ana", "10:00:00", "20:00:30", "20:30:00");

    assertThat(polledWithGate(1, "success", gate, build))
        .containsExactly(
            "gitlab:ana wait 10:00:00Z null 10:00:00Z",
            "gitlab:bo manual 20:00:06Z null 20:00:06Z",
            "gitlab:bo wait 20:00:06Z 20:00:10Z 20:00:20Z");
  }

  @Test
  void a_manual_job_beside_one_that_waits_for_a_runner_is_no_gate() throws Exception {
    String lint = job(1, "lint", "success", "bo", "10:00:00", "10:02:00", "10:03:00");
    String build =
        job(2, "build", "success", "ana", "10:00:00", "10:20:00", "10:30:00")
            .replace("\"queued_duration\": 4", "\"queued_duration\": 1199");

    assertThat(polledWithGate(1, "success", lint, build))
        .contains("gitlab:ana wait 10:00:00Z 10:20:00Z 10:30:00Z");
  }

  @Test
  void a_wait_is_not_told_to_have_begun_after_it_was_over() {
    String gate =
        job(1, "approve", "success", "bo", "10:00:00", "20:00:10", "20:00:20")
            .replace("\"manual\": false", "\"manual\": true");
    String build = job(2, "build", "running", "ana", "10:00:00", "20:00:30", null);

    assertThat(heard("success", "21:00:00", gate, build))
        .contains("gitlab:ana wait 10:00:00Z null 10:00:00Z");
  }
}
