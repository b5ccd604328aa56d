package dev.makertime.collector.tool.gitlab.payload;

import static dev.makertime.collector.tool.gitlab.payload.HookText.JOBS;
import static dev.makertime.collector.tool.gitlab.payload.HookText.hook;
import static dev.makertime.collector.tool.gitlab.payload.HookText.job;
import static dev.makertime.collector.tool.gitlab.payload.HookText.pipeline;
import static dev.makertime.collector.tool.gitlab.payload.HookText.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Run;
import dev.makertime.topics.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which runs pipelines are, whoever or whatever set them off. */
class PipelineRunsTest {
  private static final String URL = "https://git.example.com:8443/data/churn";

  @Test
  void a_pipeline_and_its_jobs_are_runs_with_their_times() {
    String pipeline =
        pipeline("success", "push", JOBS).replace("\"id\":7,", "\"id\":7,\"sha\":\"3f1c\",");

    assertThat(lines(pipeline))
        .containsExactly(
            "pipeline/7 PIPELINE PUSH gitlab:ana SUCCESS 1 null"
                + " 10:00:00 10:01:00 10:08:00 {git-sha=3f1c, url="
                + URL
                + "/-/pipelines/7}",
            "job/11 JOB PUSH gitlab:ana SUCCESS 1 pipeline/7"
                + " 10:00:57.600 10:01:00 10:04:00 {git-sha=3f1c, url="
                + URL
                + "/-/jobs/11}",
            "job/12 JOB PUSH gitlab:ana SUCCESS 1 pipeline/7"
                + " 10:03:59 10:04:00 10:08:00 {git-sha=3f1c, url="
                + URL
                + "/-/jobs/12}");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "push, PUSH, gitlab:ana",
        "merge_request_event, PUSH, gitlab:ana",
        "web, WEB, gitlab:ana",
        "webide, WEB, gitlab:ana",
        "api, API, gitlab:ana",
        "trigger, API, gitlab:ana",
        "chat, API, gitlab:ana",
        "schedule, SCHEDULE, none",
        "parent_pipeline, DEPENDENCY, none",
        "pipeline, DEPENDENCY, none",
        "of_a_later_version, UNKNOWN, gitlab:ana"
      })
  void what_set_a_pipeline_off_is_known_by_its_source(
      String source, String trigger, @Nullable String who) {
    Run run = runs(pipeline("success", source, "")).get(0);

    assertThat(run.trigger()).hasToString(trigger);
    assertThat(run.who()).isEqualTo(who);
  }

  @Test
  void a_schedule_is_told_though_nobody_waits() {
    Reading reading = read(hook("Pipeline Hook", pipeline("failed", "schedule", JOBS)));

    assertThat(((Reading.Found) reading).activities()).isEmpty();
    assertThat(((Reading.Found) reading).runs())
        .extracting(run -> run.trigger() + " " + run.who())
        .containsExactly("SCHEDULE null", "SCHEDULE null", "SCHEDULE null");
  }

  @Test
  void a_token_of_a_project_is_nobody() {
    String bot = pipeline("success", "api", "").replace("\"ana\"", "\"project_42_bot_x\"");

    assertThat(runs(bot).get(0).who()).isNull();
  }

  @Test
  void a_child_belongs_to_the_pipeline_above_it() {
    String child =
        pipeline("success", "push", "")
            .replace("\"user\":", "\"source_pipeline\":{\"pipeline_id\":6},\"user\":");

    Run run = runs(child).get(0);

    assertThat(run.trigger()).hasToString("DEPENDENCY");
    assertThat(run.parent()).isEqualTo("git.example.com:8443/pipeline/6");
  }

  @Test
  void a_manual_job_is_a_run_once_somebody_played_it() {
    String gate = job(13, "manual", true, null, null, 0);
    String played = job(13, "failed", true, "14:00:10", "14:09:00", 10);

    assertThat(lines(pipeline("manual", "push", JOBS + "," + gate)))
        .hasSize(3)
        .element(0)
        .asString()
        .contains(" RUNNING ");
    assertThat(lines(pipeline("failed", "push", JOBS + "," + played)))
        .last()
        .asString()
        .startsWith("job/13 JOB PLAY gitlab:rui FAILED 1 pipeline/7 14:00:00 14:00:10 14:09:00");
  }

  @Test
  void a_job_that_no_machine_was_asked_to_do_is_no_run() {
    String waiting = job(14, "created", false, null, null, 0);
    String asked = job(15, "pending", false, null, null, 0);

    assertThat(lines(pipeline("running", "push", waiting + "," + asked)))
        .extracting(line -> line.replaceAll(" .*", ""))
        .containsExactly("pipeline/7", "job/15");
  }

  @Test
  void while_it_goes_on_a_hook_repeats_only_what_changed_lately() {
    String later = JOBS + "," + job(16, "running", false, "10:09:00", null, 1);

    assertThat(lines(pipeline("running", "push", later)))
        .extracting(line -> line.replaceAll(" .*", ""))
        .containsExactly("pipeline/7", "job/12", "job/16");
    assertThat(lines(pipeline("failed", "push", later))).hasSize(4);
  }

  @Test
  void a_revision_grows_from_queued_to_over_and_is_higher_from_the_api() {
    long queued = runs(pipeline("pending", "push", "")).get(0).revision();
    long over = runs(pipeline("success", "push", JOBS)).get(0).revision();

    assertThat(queued).isLessThan(over);
  }

  @Test
  void tries_of_a_job_are_numbered_and_each_repeats_the_one_before() throws Exception {
    List<Run> runs =
        answer(
            Set.of(),
            row(21, "failed", "10:00:00", "10:01:00", "10:02:00", "ana"),
            row(22, "failed", "10:02:03", "10:03:00", "10:04:00", "ana"),
            row(23, "success", "11:00:00", "11:00:05", "11:04:00", "rui"));

    assertThat(runs.stream().skip(1).map(PipelineRunsTest::line))
        .containsExactly(
            "job/21 JOB PUSH gitlab:ana FAILED 1 pipeline/7 10:00:59 10:01:00 10:02:00",
            "job/22 JOB RETRY_AUTO null FAILED 2 job/21 10:02:59 10:03:00 10:04:00",
            "job/23 JOB RETRY_MANUAL gitlab:rui SUCCESS 3 job/22 11:00:04 11:00:05 11:04:00");
  }

  private static List<Run> answer(Set<Long> manual, String... jobs) throws Exception {
    List<JsonNode> rows = new ArrayList<>();
    for (String job : jobs) {
      rows.add(json(job));
    }
    JsonNode pipeline =
        json(
            "{\"id\":7,\"iid\":1,\"status\":\"success\",\"source\":\"push\","
                + "\"created_at\":\"2026-06-15T10:00:00.000Z\",\"user\":{\"username\":\"ana\"}}");
    Reading reading =
        new GitLabAnswerReader("gitlab")
            .pipeline(pipeline, rows, Optional.of(manual), "data/churn", URL);
    return ((Reading.Found) reading).runs();
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return Json.MAPPER.readTree(text);
  }

  private static String row(
      int id, String status, String created, String started, String finished, String user) {
    return ("{\"id\":%d,\"name\":\"test\",\"status\":\"%s\",\"created_at\":\"2026-06-15T%s.000Z\","
            + "\"started_at\":\"2026-06-15T%s.000Z\",\"finished_at\":\"2026-06-15T%s.000Z\","
            + "\"queued_duration\":1.0,\"user\":{\"username\":\"%s\"}}")
        .formatted(id, status, created, started, finished, user);
  }

  private static List<Run> runs(String pipeline) {
    return ((Reading.Found) read(hook("Pipeline Hook", pipeline))).runs();
  }

  private static List<String> lines(String pipeline) {
    return runs(pipeline).stream().map(run -> line(run) + " " + run.labels()).toList();
  }

  private static String line(Run run) {
    return "%s %s %s %s %s %d %s %s %s %s"
        .formatted(
            run.id(),
            run.kind(),
            run.trigger(),
            run.who(),
            run.status(),
            run.attempt(),
            run.parent(),
            time(run.created()),
            time(run.began()),
            time(run.ended()))
        .replace("git.example.com:8443/", "");
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "null" : time.toString().replaceAll(".*T|Z", "");
  }
}
