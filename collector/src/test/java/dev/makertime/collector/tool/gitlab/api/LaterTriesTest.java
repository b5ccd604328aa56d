package dev.makertime.collector.tool.gitlab.api;

import static dev.makertime.collector.tool.gitlab.api.WrittenPipeline.NOW;
import static dev.makertime.collector.tool.gitlab.api.WrittenPipeline.array;
import static dev.makertime.collector.tool.gitlab.api.WrittenPipeline.detail;
import static dev.makertime.collector.tool.gitlab.api.WrittenPipeline.heard;
import static dev.makertime.collector.tool.gitlab.api.WrittenPipeline.hook;
import static dev.makertime.collector.tool.gitlab.api.WrittenPipeline.job;
import static dev.makertime.collector.tool.gitlab.api.WrittenPipeline.polled;
import static dev.makertime.collector.tool.gitlab.api.WrittenPipeline.polledWithGate;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that somebody, or the machine, tries again, however late. */
class LaterTriesTest {
  @Test
  void a_stuck_job_that_a_person_tries_again_and_that_sticks_again_is_waited_for_by_that_person()
      throws Exception {
    assertThat(
            polled(
                "failed",
                "12:28:00",
                job(1, "t", "failed", "ana", "10:00:00", null, "10:28:00"),
                job(2, "t", "failed", "bo", "12:00:00", null, "12:28:00")))
        .containsExactly(
            "gitlab:ana wait 10:00:00Z null 10:28:00Z",
            "gitlab:bo manual 12:00:00Z null 12:00:00Z",
            "gitlab:bo wait 12:00:00Z null 12:28:00Z");
  }

  @Test
  void the_machines_own_try_of_a_played_job_is_no_further_act() throws Exception {
    String build = job(1, "build", "success", "ana", "10:00:00", "10:01:00", "10:05:00");
    String failed = job(2, "deploy", "failed", "bo", "10:00:00", "14:00:04", "14:05:00");
    String again = job(3, "deploy", "success", "bo", "14:05:01", "14:05:05", "14:09:00");

    assertThat(polledWithGate(2, "success", build, failed, again))
        .containsExactly(
            "gitlab:ana wait 10:00:00Z 10:01:00Z 10:05:00Z",
            "gitlab:bo manual 14:00:00Z null 14:00:00Z",
            "gitlab:bo wait 14:00:00Z 14:00:04Z 14:05:00Z",
            "gitlab:bo wait 14:05:01Z 14:05:05Z 14:09:00Z");
  }

  @Test
  void a_job_that_is_tried_again_thirty_days_later_is_read_and_lengthens_no_wait()
      throws Exception {
    WrittenGitLab gitLab = new WrittenGitLab().project(12_345_678, "data/churn");
    String first = job(1, "t", "failed", "ana", "10:00:00", "10:01:00", "10:05:00");
    String later =
        job(2, "t", "success", "bo", "11:00:00", "11:01:00", "11:05:00")
            .replace("2026-06-05", "2026-07-05");
    gitLab.pipeline(
        12_345_678, 18, "2026-06-05T10:05:00Z", detail("failed", "10:05:00"), array(first));
    gitLab.poll("2026-06-06T00:00:00Z");
    gitLab.pipeline(
        12_345_678,
        18,
        "2026-07-05T11:05:00Z",
        detail("success", "11:05:00")
            .replace("finished_at\": \"2026-06-05", "finished_at\": \"2026-07-05"),
        array(first, later));

    gitLab.poll("2026-07-06T00:00:00Z");

    assertThat(gitLab.latest())
        .containsExactly(
            "gitlab:ana wait 10:00:00Z 10:01:00Z 10:05:00Z",
            "gitlab:bo manual 2026-07-05T11:00:56Z null 2026-07-05T11:00:56Z",
            "gitlab:bo wait 2026-07-05T11:00:56Z 2026-07-05T11:01:00Z 2026-07-05T11:05:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana", "bo"})
  void a_hook_that_shows_a_later_try_only_lengthens_no_wait(String retrier) {
    String build = job(1, "build", "success", "ana", "10:00:00", "10:01:00", "10:05:00");
    String again =
        job(9, "t", "success", retrier, "11:00:00", "11:01:00", "11:05:00")
            .replace("2026-06-05", "2026-07-05");

    assertThat(heard("success", "10:05:00", build, again))
        .containsExactly("gitlab:ana wait 10:00:00Z 10:01:00Z 10:05:00Z");
    assertThat(heard("success", "10:05:00", again)).isEmpty();
    assertThat(heard("running", "10:05:00", build, again.replace("success", "running")))
        .containsExactly("gitlab:ana wait 10:00:00Z 10:01:00Z 10:05:00Z");
  }

  @Test
  void a_job_that_its_author_tries_again_within_a_day_lengthens_no_wait_by_hooks() {
    String build = job(1, "build", "success", "ana", "10:00:00", "10:01:00", "10:05:00");
    String failed = job(2, "t", "failed", "ana", "10:00:00", "10:05:03", "10:08:00");
    String again = job(9, "t", "running", "ana", "11:00:00", "11:01:00", null);
    String over = job(9, "t", "success", "ana", "11:00:00", "11:01:00", "11:05:00");
    List<String> hooks =
        List.of(
            hook("running", "10:08:00", build).replace("\"2026-06-05T10:08:00Z\"", "null"),
            hook("failed", "10:08:00", build, failed),
            hook("running", "10:08:00", build, again),
            hook("success", "11:05:00", build, over));

    assertThat(heard(hooks)).containsExactly("gitlab:ana wait 10:00:00Z 10:01:00Z 10:08:00Z");
    List<String> turned = new ArrayList<>(hooks);
    Collections.reverse(turned);
    assertThat(heard(turned)).as("in any order").isEqualTo(heard(hooks));
  }

  @Test
  void what_the_machine_tries_again_is_waited_for_by_hooks_too() {
    String build = job(1, "build", "success", "ana", "10:00:00", "10:01:00", "10:05:00");
    String again = job(9, "t", "success", "ana", "10:15:01", "10:15:05", "10:25:00");

    assertThat(
            heard(
                List.of(
                    hook("running", "null", build).replace("\"2026-06-05TnullZ\"", "null"),
                    hook("success", "10:25:00", build, again))))
        .containsExactly("gitlab:ana wait 10:00:00Z 10:01:00Z 10:25:00Z");
  }

  @Test
  void a_job_that_somebody_tries_again_later_shortens_no_wait_by_hooks() {
    String build = job(1, "build", "success", "ana", "10:00:00", "10:01:00", "10:05:00");
    String failed = job(2, "t", "failed", "ana", "10:00:00", "10:05:03", "10:08:00");
    String again = job(9, "t", "success", "bo", "11:00:00", "11:01:00", "11:05:00");

    assertThat(
            heard(
                List.of(
                    hook("failed", "10:08:00", build, failed),
                    hook("success", "11:05:00", build, again))))
        .containsExactly("gitlab:ana wait 10:00:00Z 10:01:00Z 10:08:00Z");
  }

  @Test
  void a_poll_corrects_what_hooks_could_not_tell() throws Exception {
    String build = job(1, "build", "success", "ana", "10:00:00", "10:01:00", "10:05:00");
    String over = job(9, "t", "success", "ana", "11:00:00", "11:01:00", "11:05:00");
    String failed = job(2, "t", "failed", "ana", "10:00:00", "10:05:03", "10:08:00");

    WrittenGitLab gitLab = new WrittenGitLab().project(250_000, "data/churn");
    gitLab.pipeline(
        250_000,
        18,
        "2026-06-05T11:05:00Z",
        detail("success", "11:05:00"),
        array(build, failed, over));
    gitLab.hear(hook("success", "11:05:00", build, over));
    gitLab.poll(NOW);

    assertThat(gitLab.latest())
        .contains(
            "gitlab:ana wait 10:00:00Z 10:01:00Z 10:08:00Z",
            "gitlab:ana manual 11:00:56Z null 11:00:56Z");
  }
}
