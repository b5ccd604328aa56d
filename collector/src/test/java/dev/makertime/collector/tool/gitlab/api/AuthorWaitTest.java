package dev.makertime.collector.tool.gitlab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import dev.makertime.model.Activity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that never got a runner, gates, and jobs that somebody tries again, however late. */
class AuthorWaitTest {
  private static final String NOW = "2026-07-20T00:00:00Z";

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
  void a_wait_is_not_told_to_have_begun_after_it_was_over() {
    String gate =
        job(1, "approve", "success", "bo", "10:00:00", "20:00:10", "20:00:20")
            .replace("\"manual\": false", "\"manual\": true");
    String build = job(2, "build", "running", "ana", "10:00:00", "20:00:30", null);

    assertThat(heard("success", "21:00:00", gate, build))
        .contains("gitlab:ana wait 10:00:00Z null 10:00:00Z");
  }

  private static List<String> polled(String status, String finished, String... jobs)
      throws Exception {
    WrittenGitLab gitLab = new WrittenGitLab().project(250_000, "data/churn");
    gitLab.pipeline(
        250_000, 18, "2026-06-05T" + finished + "Z", detail(status, finished), array(jobs));
    gitLab.poll(NOW);
    return gitLab.latest();
  }

  private static List<String> polledWithGate(long gate, String status, String... jobs)
      throws Exception {
    WrittenGitLab gitLab = new WrittenGitLab().project(250_000, "data/churn");
    gitLab.manual.add(gate);
    gitLab.pipeline(250_000, 18, "2026-06-05T23:00:00Z", detail(status, "23:00:00"), array(jobs));
    gitLab.poll(NOW);
    return gitLab.latest();
  }

  private static List<String> heard(String status, String finished, String... jobs) {
    String hook =
        "{\"object_kind\": \"pipeline\", \"object_attributes\": "
            + detail(status, finished)
            + ", \"user\": {\"username\": \"ana\"}, \"project\":"
            + WrittenGitLab.projectJson(250_000, "data/churn")
            + ", \"builds\": "
            + array(jobs)
            + "}";
    Reading reading =
        new GitLabHook("gitlab", List.of())
            .read(
                new Payload(
                    Map.of("X-Gitlab-Event", "Pipeline Hook"),
                    hook.getBytes(StandardCharsets.UTF_8),
                    Instant.parse(NOW)));
    return reading instanceof Reading.Found found
        ? found.activities().stream().map(AuthorWaitTest::line).sorted().toList()
        : List.of();
  }

  private static String line(Activity one) {
    return "%s %s %s %s %s"
        .formatted(
            one.identity(),
            String.valueOf(one.kind()).toLowerCase(Locale.ROOT),
            one.start(),
            one.began(),
            one.end())
        .replace("2026-06-05T", "");
  }

  private static String detail(String status, String finished) {
    return """
    {"id": 18, "iid": 18, "status": "%s", "source": "push", "user": {"username": "ana"},
     "created_at": "2026-06-05T10:00:00.000Z", "finished_at": "2026-06-05T%sZ"}\
    """
        .formatted(status, finished);
  }

  private static String array(String... jobs) {
    return Stream.of(jobs).toList().toString();
  }

  private static String job(
      int id,
      String name,
      String status,
      String user,
      String created,
      @Nullable String started,
      @Nullable String finished) {
    return """
    {"id": %d, "name": "%s", "status": "%s", "user": {"username": "%s"}, "manual": false,
     "created_at": "2026-06-05T%sZ", "started_at": %s, "finished_at": %s,
     "queued_duration": %s}\
    """
        .formatted(
            id,
            name,
            status,
            user,
            created,
            time(started),
            time(finished),
            started == null ? "null" : "4");
  }

  private static String time(@Nullable String time) {
    return time == null ? "null" : "\"2026-06-05T" + time + "Z\"";
  }
}
