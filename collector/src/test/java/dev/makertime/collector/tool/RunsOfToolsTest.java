package dev.makertime.collector.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.airflow.AirflowAnswerReader;
import dev.makertime.collector.tool.digdag.DigdagAnswerReader;
import dev.makertime.collector.tool.github.payload.GitHubHook;
import dev.makertime.collector.tool.jenkins.JenkinsAnswerReader;
import dev.makertime.collector.tool.openlineage.OpenLineageHook;
import dev.makertime.model.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which runs tools tell, also those that no person set off. */
class RunsOfToolsTest {
  private static final GitHubHook GITHUB = new GitHubHook("github", List.of());

  @ParameterizedTest
  @CsvSource({
    "push, 1, User, completed, success, PUSH github:ana SUCCESS 1 null",
    "schedule, 1, User, completed, failure, SCHEDULE null FAILED 1 null",
    "push, 1, Bot, completed, cancelled, PUSH null CANCELED 1 null",
    "workflow_dispatch, 1, User, completed, timed_out, WEB github:ana FAILED 1 null",
    "workflow_run, 1, User, completed, skipped, DEPENDENCY null SKIPPED 1 null",
    "push, 2, User, completed, success, RETRY_MANUAL github:ana SUCCESS 2 host/run/5/1",
    "push, 2, Bot, completed, success, RETRY_AUTO null SUCCESS 2 host/run/5/1",
    "issues, 1, User, queued, , UNKNOWN github:ana QUEUED 1 null",
  })
  void an_attempt_of_github_is_a_run(
      String event,
      int attempt,
      String type,
      String status,
      @Nullable String conclusion,
      String expected) {
    String run =
        """
        {"id":5,"run_number":1,"run_attempt":%d,"event":"%s","status":"%s","conclusion":%s,
         "path":".github/workflows/ci.yml","head_sha":"3f1c",
         "created_at":"2026-06-15T10:00:00Z","updated_at":"2026-06-15T10:05:00Z",
         "html_url":"https://host/data/churn/actions/runs/5",
         "triggering_actor":{"login":"ana","type":"%s"},
         "repository":{"full_name":"data/churn"}}
        """
            .formatted(
                attempt,
                event,
                status,
                conclusion == null ? "null" : "\"" + conclusion + "\"",
                type);

    Run told = runs(GITHUB.readAnswer(run.getBytes(UTF_8))).get(0);

    assertThat(brief(told)).isEqualTo(expected);
    assertThat(told.id()).isEqualTo("host/run/5/" + attempt);
    assertThat(told.job()).isEqualTo("ci.yml");
    assertThat(told.began()).as("not told without its jobs").isNull();
    assertThat(told.labels()).containsEntry(Run.GIT_SHA, "3f1c").containsKey(Run.URL);
  }

  @Test
  void a_job_of_github_is_a_run_that_belongs_to_its_attempt() {
    String hook =
        """
        {"action":"completed","workflow_job":{"id":9,"run_id":5,"run_attempt":2,"name":"test",
         "status":"completed","conclusion":"success","runner_id":3,"head_sha":"3f1c",
         "created_at":"2026-06-15T10:00:00Z","started_at":"2026-06-15T10:01:00Z",
         "completed_at":"2026-06-15T10:05:00Z"},
         "repository":{"full_name":"data/churn","html_url":"https://host/data/churn"}}
        """;

    Reading reading =
        GITHUB.read(
            new Payload(
                Map.of("X-GitHub-Event", "workflow_job"), hook.getBytes(UTF_8), Instant.EPOCH));

    assertThat(runs(reading).stream().map(RunsOfToolsTest::whole))
        .containsExactly(
            "host/job/9 JOB data/churn test UNKNOWN null SUCCESS 2 host/run/5/2"
                + " 10:00:00 10:01:00 10:05:00");
  }

  @ParameterizedTest
  @CsvSource({
    "hudson.model.Cause$UserIdCause, SUCCESS, WEB jenkins:ana SUCCESS 1 null",
    "hudson.triggers.TimerTrigger$TimerTriggerCause, FAILURE, SCHEDULE null FAILED 1 null",
    "jenkins.branch.BranchEventCause, UNSTABLE, PUSH null FAILED 1 null",
    "hudson.model.Cause$UpstreamCause, ABORTED, DEPENDENCY null CANCELED 1 null",
    "a.plugin.of.its.own.Cause, NOT_BUILT, UNKNOWN null SKIPPED 1 null",
  })
  void a_build_of_jenkins_is_a_run(String cause, String result, String expected) {
    String user = cause.endsWith("UserIdCause") ? ",\"userId\":\"ana\"" : "";
    String builds =
        """
        {"fullName":"churn/main","allBuilds":[{"number":4,"timestamp":1781517600123,
         "duration":90500,"building":false,"result":"%s",
         "actions":[{"causes":[{"_class":"%s"%s}]}]}]}
        """
            .formatted(result, cause, user);

    Run told = runs(new JenkinsAnswerReader("jenkins").read(builds.getBytes(UTF_8))).get(0);

    assertThat(brief(told)).isEqualTo(expected);
    assertThat(whole(told))
        .startsWith("jenkins/job/churn/main/4 PIPELINE churn/main null ")
        .endsWith(" null 10:00:00.123 10:01:30.623");
  }

  @ParameterizedTest
  @CsvSource({
    "scheduled, timetable, success, SCHEDULE null SUCCESS",
    "asset_triggered, asset, failed, DEPENDENCY null FAILED",
    "manual, ui, success, WEB airflow:ana SUCCESS",
    "manual, cli, running, COMMAND airflow:ana RUNNING",
    "manual, rest_api, queued, API airflow:ana QUEUED",
    "manual, operator, success, DEPENDENCY null SUCCESS",
  })
  void a_dag_run_of_airflow_is_a_run(String type, String by, String state, String expected) {
    String ended = state.equals("success") || state.equals("failed") ? "10:05:00" : null;
    String run =
        """
        {"dag_id":"etl","dag_run_id":"r1","run_type":"%s","triggered_by":"%s","state":"%s",
         "triggering_user_name":"ana","queued_at":"2026-06-15T10:00:00Z",
         "start_date":"2026-06-15T10:00:20Z","end_date":%s}
        """
            .formatted(type, by, state, ended == null ? "null" : "\"2026-06-15T" + ended + "Z\"");

    Run told = runs(new AirflowAnswerReader("airflow").read(run.getBytes(UTF_8))).get(0);

    assertThat(whole(told))
        .isEqualTo(
            "airflow/etl/r1 DAG etl null %s 1 null 10:00:00 10:00:20 %s"
                .formatted(expected, ended));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'last_executed_session_time':'2026-06-14T00:00:00Z' | null | 1 | SCHEDULE null FAILED 1 null",
        "'owner':'ana' | null | 1 | UNKNOWN digdag:ana FAILED 1 null",
        "'owner':'ana' | 'again' | 2 | RETRY_MANUAL digdag:ana FAILED 2 null",
        "'owner':'ana' | 'fill' | 1 | COMMAND digdag:ana FAILED 1 null",
      })
  void an_attempt_of_digdag_is_a_run(String params, String name, int index, String expected) {
    String attempt =
        """
        {'id':'7','index':%d,'sessionUuid':'u','sessionTime':'2026-06-15T00:00:00Z','done':true,
         'success':false,'retryAttemptName':%s,'params':{%s},'project':{'name':'churn'},
         'workflow':{'name':'daily'},'createdAt':'2026-06-15T10:00:00Z',
         'finishedAt':'2026-06-15T10:05:00Z'}
        """
            .formatted(index, name, params)
            .replace('\'', '"');

    Run told = runs(new DigdagAnswerReader("digdag", "owner").read(attempt.getBytes(UTF_8))).get(0);

    assertThat(brief(told)).isEqualTo(expected);
    assertThat(whole(told))
        .startsWith("digdag/attempt/7 DAG churn/daily null ")
        .endsWith(" 10:00:00 null 10:05:00");
  }

  @ParameterizedTest
  @CsvSource({
    "scheduled, START, SCHEDULE null RUNNING 1 null 10:00:00 10:00:20 null",
    "scheduled, FAIL, SCHEDULE null FAILED 1 null 10:00:00 10:00:20 10:05:00",
    "manual, COMPLETE, UNKNOWN openlineage:ana SUCCESS 1 null 10:00:00 10:00:20 10:05:00",
  })
  void a_dag_run_of_openlineage_is_a_run(String runType, String type, String expected) {
    String facets =
        """
        "airflowDagRun":{"dagRun":{"dag_id":"etl","run_id":"r1","run_type":"%s",
         "triggering_user_name":"ana","queued_at":"2026-06-15T10:00:00Z",
         "start_date":"2026-06-15T10:00:20Z"}}
        """
            .formatted(runType);

    assertThat(whole(lineage(type, facets)))
        .isEqualTo("openlineage/etl/r1 DAG etl null " + expected);
  }

  @Test
  void a_task_of_openlineage_is_a_run_that_belongs_to_its_dag() {
    String facets =
        """
        "airflow":{"dagRun":{"dag_id":"etl","run_id":"r1"},"task":{"task_id":"load"},
         "taskInstance":{"queued_dttm":"2026-06-15T10:03:00Z","try_number":1,"duration":60.5}}
        """;

    assertThat(whole(lineage("COMPLETE", facets)))
        .isEqualTo(
            "openlineage/etl/r1/load/1 TASK etl load DEPENDENCY null SUCCESS 1 openlineage/etl/r1"
                + " 10:03:00 10:03:59.500 10:05:00");
  }

  private static Run lineage(String type, String facets) {
    String event =
        """
        {"eventType":"%s","eventTime":"2026-06-15T10:05:00Z","job":{"namespace":"n","name":"etl"},
         "run":{"runId":"u","facets":{%s}}}
        """
            .formatted(type, facets);
    return runs(new OpenLineageHook("openlineage", List.of()).read(event.getBytes(UTF_8))).get(0);
  }

  private static List<Run> runs(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading).runs();
  }

  private static String brief(Run run) {
    return "%s %s %s %d %s"
        .formatted(run.trigger(), run.who(), run.status(), run.attempt(), run.parent());
  }

  private static String whole(Run run) {
    return "%s %s %s %s %s %s %s %s"
        .formatted(
            run.id(),
            run.kind(),
            run.subject(),
            run.job(),
            brief(run),
            time(run.created()),
            time(run.began()),
            time(run.ended()));
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "null" : time.toString().replaceAll(".*T|Z", "");
  }
}
