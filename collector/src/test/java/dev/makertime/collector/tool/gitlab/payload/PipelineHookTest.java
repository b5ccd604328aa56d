package dev.makertime.collector.tool.gitlab.payload;

import static dev.makertime.collector.tool.gitlab.payload.HookText.JOBS;
import static dev.makertime.collector.tool.gitlab.payload.HookText.activities;
import static dev.makertime.collector.tool.gitlab.payload.HookText.job;
import static dev.makertime.collector.tool.gitlab.payload.HookText.lines;
import static dev.makertime.collector.tool.gitlab.payload.HookText.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What Pipeline Hooks tell. */
class PipelineHookTest {
  @Test
  void a_finished_pipeline_is_a_wait_from_its_creation_to_its_last_automatic_job() {
    assertThat(lines(pipeline("success", "push", JOBS)))
        .containsExactly(
            "{\"id\":\"git.example.com:8443/pipeline/7\",\"revision\":"
                + ((1L << 40) + Instant.parse("2026-06-15T10:08:00Z").getEpochSecond() * 16 + 10)
                + ",\"identity\":\"gitlab:ana\",\"kind\":\"wait\","
                + "\"start\":\"2026-06-15T10:00:00Z\",\"began\":\"2026-06-15T10:01:00Z\","
                + "\"end\":\"2026-06-15T10:08:00Z\",\"subject\":\"data/churn\","
                + "\"labels\":{\"trigger\":\"push\"}}");
  }

  @Test
  void a_running_pipeline_is_an_open_wait_of_a_lower_revision() {
    Activity running =
        activities(pipeline("running", "push", job(11, "running", false, "10:01:00", null, 0)))
            .get(0);

    assertThat(running.end()).isNull();
    assertThat(running.revision())
        .isLessThan(activities(pipeline("success", "push", JOBS)).get(0).revision());
  }

  @Test
  void a_pipeline_at_a_gate_is_waited_for_no_longer() {
    String atGate = JOBS + "," + job(13, "manual", true, null, null, 0);

    assertThat(activities(pipeline("manual", "push", atGate)))
        .extracting(activity -> String.valueOf(activity.end()))
        .containsExactly("2026-06-15T10:08:00Z");
  }

  @Test
  void whoever_plays_a_manual_job_does_it_by_hand_and_waits_for_it() {
    String played = JOBS + "," + job(13, "success", true, "14:00:10", "14:09:00", 10);

    assertThat(activities(pipeline("success", "push", played)))
        .extracting(
            activity ->
                "%s %s %s %s %s"
                    .formatted(
                        activity.id().replace("git.example.com:8443/", ""),
                        activity.identity(),
                        activity.kind(),
                        activity.start(),
                        activity.end()))
        .containsExactly(
            "pipeline/7 gitlab:ana WAIT 2026-06-15T10:00:00Z 2026-06-15T10:08:00Z",
            "job/13/play gitlab:rui MANUAL 2026-06-15T14:00:00Z 2026-06-15T14:00:00Z",
            "job/13 gitlab:rui WAIT 2026-06-15T14:00:00Z 2026-06-15T14:09:00Z");
  }

  @Test
  void what_runs_behind_a_gate_does_not_prolong_the_authors_wait() {
    String behind =
        JOBS
            + ","
            + job(13, "success", true, "14:00:10", "14:09:00", 10)
            + ","
            + job(14, "success", false, "14:09:05", "14:30:00", 1);

    assertThat(activities(pipeline("success", "push", behind)).get(0).end())
        .isEqualTo("2026-06-15T10:08:00Z");
  }

  @Test
  void the_authors_wait_stays_over_while_jobs_behind_a_gate_are_still_to_come() {
    String opened =
        JOBS
            + ","
            + job(13, "running", true, "14:00:10", null, 10)
            + ","
            + job(14, "created", false, null, null, 0);

    assertThat(activities(pipeline("running", "push", opened)).get(0).end())
        .isEqualTo("2026-06-15T10:08:00Z");
  }

  @Test
  void a_pipeline_started_in_the_browser_is_also_an_act() {
    assertThat(activities(pipeline("success", "web", JOBS)))
        .extracting(Activity::kind)
        .extracting(Object::toString)
        .containsExactly("WAIT", "MANUAL");
  }

  @Test
  void nobody_waits_for_a_schedule_but_its_manual_jobs_count() {
    assertThat(activities(pipeline("success", "schedule", JOBS))).isEmpty();
    assertThat(
            activities(
                pipeline(
                    "success", "schedule", job(13, "success", true, "14:00:10", "14:09:00", 10))))
        .hasSize(2);
  }

  @Test
  void a_pipeline_canceled_before_it_began_has_no_began() {
    Activity wait = activities(pipeline("canceled", "push", "")).get(0);

    assertThat(wait.began()).isNull();
    assertThat(wait.end()).isNotNull();
  }

  @Test
  void a_child_pipeline_is_part_of_its_parents_wait() {
    String child =
        pipeline("success", "push", JOBS)
            .replace("\"user\":", "\"source_pipeline\":{\"pipeline_id\":6},\"user\":");

    assertThat(activities(child)).isEmpty();
  }

  @Test
  void a_token_of_a_project_is_no_person() {
    String bot = pipeline("success", "api", JOBS).replace("\"ana\"", "\"project_42_bot_x\"");

    assertThat(activities(bot)).isEmpty();
  }
}
