package dev.makertime.collector.tool.github.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Runs that stood before a gate, seen while they stood or only once all was over. */
@NullUnmarked // maps have nulls
class GatedRunsTest {
  private static final String TEN = "2026-06-05T10:00:00Z";

  private final WrittenGitHub github = new WrittenGitHub();
  @AutoClose private final Polling polling;

  GatedRunsTest() throws IOException {
    polling = new Polling(new GitHubApi("github", List.of("data/churn")), github);
  }

  @Test
  void a_wait_ends_where_the_run_stands_before_a_gate_also_when_that_is_over() {
    github.run(7, 1, "ana", TEN, TEN);
    github.attempts.get("7/1").put("status", "waiting");
    github.jobs.put(
        "7/1",
        List.of(
            WrittenGitHub.job(1, "success", "10:01:00", "10:10:00"),
            WrittenGitHub.gated("waiting")));
    at("2026-06-05T11:00:00Z");
    String stood = waited("2026-06-05T10:10:00Z");
    assertThat(polling.latest()).containsExactly(stood);

    github.attempts.get("7/1").put("status", "in_progress");
    github.attempts.get("7/1").put("updated_at", "2026-06-05T15:00:00Z");
    github.jobs.put(
        "7/1",
        List.of(
            WrittenGitHub.job(1, "success", "10:01:00", "10:10:00"),
            WrittenGitHub.gated("in_progress")));
    at("2026-06-05T15:01:00Z");
    assertThat(polling.latest()).as("somebody approved").containsExactly(stood);

    github.over("2026-06-05T15:05:00Z");
    at("2026-06-05T15:10:00Z");
    assertThat(polling.latest()).containsExactly(stood);
    assertThat(polling.server.asked()).noneMatch(path -> path.contains("approvals"));
  }

  @Test
  void a_run_that_was_seen_to_stand_without_saying_before_what_is_remembered() {
    github.run(7, 1, "ana", TEN, TEN);
    github.attempts.get("7/1").put("status", "waiting");
    github.jobs.put("7/1", List.of(WrittenGitHub.job(1, "success", "10:01:00", "10:10:00")));
    at("2026-06-05T11:00:00Z");
    github.over("2026-06-05T15:05:00Z");
    at("2026-06-05T16:00:00Z");

    assertThat(polling.latest()).containsExactly(waited("2026-06-05T10:10:00Z"));
  }

  @Test
  void a_gate_that_was_over_before_anybody_looked_is_known_by_its_approval() {
    github.run(7, 1, "ana", TEN, TEN);
    github.approvals.put("7", 1);
    github.over("2026-06-05T15:05:00Z");
    at("2026-06-05T16:00:00Z");

    assertThat(polling.latest()).containsExactly(waited("2026-06-05T10:10:00Z"));
    int asked = polling.server.asked().size();
    at("2026-06-05T16:10:00Z");
    assertThat(polling.server.asked().subList(asked, polling.server.asked().size()))
        .as("it is known now")
        .noneMatch(path -> path.contains("/runs/"));
  }

  @Test
  void a_long_queue_without_an_approval_is_a_wait_for_a_machine() {
    github.run(7, 1, "ana", TEN, TEN);
    github.over("2026-06-05T15:05:00Z");
    at("2026-06-05T16:00:00Z");

    assertThat(polling.latest()).containsExactly(waited("2026-06-05T15:05:00Z"));
  }

  @Test
  void a_run_whose_first_job_stood_before_a_gate_was_not_waited_for() {
    github.run(7, 1, "ana", TEN, TEN);
    github.approvals.put("7", 1);
    github.jobs.put("7/1", List.of(WrittenGitHub.job(1, "success", "15:00:00", "15:05:00")));
    github.attempts.get("7/1").put("updated_at", "2026-06-05T15:05:00Z");
    at("2026-06-05T16:00:00Z");

    assertThat(polling.latest())
        .containsExactly(
            "github:ana wait github.example.com/run/7/1 2026-06-05T10:00:00Z"
                + " null 2026-06-05T10:00:00Z");
  }

  @Test
  void what_was_refused_at_a_gate_ends_the_wait_there() {
    github.run(7, 1, "ana", TEN, TEN);
    github.approvals.put("7", 1);
    Map<String, Object> refused = WrittenGitHub.job(2, "failure", "10:10:00", "17:00:00");
    refused.put("runner_id", null);
    refused.put("steps", List.of());
    github.jobs.put(
        "7/1", List.of(WrittenGitHub.job(1, "success", "10:01:00", "10:10:00"), refused));
    github.attempts.get("7/1").put("updated_at", "2026-06-05T17:00:00Z");
    at("2026-06-05T18:00:00Z");

    assertThat(polling.latest()).containsExactly(waited("2026-06-05T10:10:00Z"));
  }

  /** The wait for the run, which was queued for a minute. */
  private static String waited(String end) {
    return "github:ana wait github.example.com/run/7/1 2026-06-05T10:00:00Z 2026-06-05T10:01:00Z "
        + end;
  }

  private void at(String now) {
    polling.now = Instant.parse(now);
    polling.poll();
  }
}
