package dev.makertime.collector.tool.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.OddJson;
import dev.makertime.collector.tool.mlflow.MlflowPeople.Alias;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowRunTest {
  /** What a script at a shell leaves behind. */
  static final Map<String, String> LOCAL =
      Map.of(
          "mlflow.user", "ana",
          "mlflow.source.type", "LOCAL",
          "mlflow.source.name", "/home/canary/train.py",
          "mlflow.source.git.commit", "9f2c",
          "mlflow.runName", "canary",
          "mlflow.note.content", "canary");

  private static final Instant START = MlflowServer.FIRST.plusSeconds(60);
  private static final String EXPERIMENT = "/Users/canary@example.com/churn";

  @Test
  void a_run_at_a_shell_is_a_wait_and_a_training_and_nothing_of_its_contents_is_kept() {
    Reading.Found found = found(Map.of(), MlflowPeople.AS_RECORDED);

    assertThat(found.activities())
        .containsExactly(
            new Activity(
                "mlflow/run/r1",
                START.plusSeconds(120).getEpochSecond() * 16 + 5,
                "mlflow:ana",
                ActivityKind.WAIT,
                START,
                START,
                START.plusSeconds(120),
                null,
                "churn",
                Map.of("trigger", "command"),
                false));
    assertThat(found.runs())
        .containsExactly(
            Run.of("mlflow", "mlflow/run/r1", START.plusSeconds(120).getEpochSecond() * 16 + 5)
                .kind(RunKind.TRAINING)
                .subject("churn")
                .trigger(RunTrigger.COMMAND)
                .who("mlflow:ana")
                .status(RunStatus.SUCCESS)
                .times(START, START, START.plusSeconds(120))
                .label(Run.GIT_SHA, "9f2c")
                .build());
    assertThat(found.toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource({
    "mlflow.source.type, NOTEBOOK, true, COMMAND, mlflow:ana",
    "mlflow.source.type, JOB, false, DEPENDENCY,",
    "mlflow.source.type, PROJECT, false, UNKNOWN, mlflow:ana",
    "mlflow.parentRunId, r0, false, DEPENDENCY, mlflow:ana",
    "mlflow.user, root, false, COMMAND,",
    "mlflow.user, Jovyan, false, COMMAND,",
    "mlflow.user, bo, true, COMMAND, mlflow:bo"
  })
  void only_a_person_at_a_shell_or_in_a_notebook_waits(
      String tag, String value, boolean isWait, RunTrigger trigger, String who) {
    Reading.Found found = found(Map.of(tag, value), MlflowPeople.AS_RECORDED);

    assertThat(found.activities()).hasSize(isWait ? 1 : 0);
    assertThat(found.runs())
        .singleElement()
        .satisfies(run -> assertThat(run.trigger()).isEqualTo(trigger))
        .satisfies(run -> assertThat(run.who()).isEqualTo(who));
    assertThat(found.runs().get(0).parent())
        .isEqualTo(tag.endsWith("parentRunId") ? "mlflow/run/r0" : null);
  }

  @ParameterizedTest
  @CsvSource({
    "root,,, mlflow:bo",
    "Root, *churn, *, mlflow:bo",
    "root, *pricing,,",
    ", , *train.py, mlflow:bo",
    ",, *other.py,"
  })
  void aliases_say_whose_the_runs_of_nobody_are(
      String user, String experiment, String source, String who) {
    MlflowPeople people = new MlflowPeople(List.of(new Alias(user, experiment, source, "bo")));

    Run run = found(Map.of("mlflow.user", "root"), people).runs().get(0);

    assertThat(run.who()).isEqualTo(who);
  }

  @Test
  void an_alias_may_be_an_identity_of_another_source() {
    MlflowPeople people =
        new MlflowPeople(List.of(new Alias("root", null, null, "email:bo@example.com")));

    assertThat(found(Map.of("mlflow.user", "root"), people).activities().get(0).identity())
        .isEqualTo("email:bo@example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, RUNNING",
    "SCHEDULED, QUEUED",
    "FINISHED, SUCCESS",
    "FAILED, FAILED",
    "KILLED, CANCELED"
  })
  void each_status_has_its_word(String status, RunStatus expected) {
    MlflowServer server = new MlflowServer();
    server.run(1, true, Map.of()).put("status", status);

    assertThat(
            ((Reading.Found) read(json(server), MlflowPeople.AS_RECORDED)).runs().get(0).status())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "-1", "1", "99999999999999", "1.5"})
  void a_time_that_cannot_be_is_rejected(String time) {
    MlflowServer server = new MlflowServer();
    server.run(1, true, Map.of()).put("start_time", time);

    assertThat(read(json(server), MlflowPeople.AS_RECORDED)).isInstanceOf(Reading.Rejected.class);
  }

  @Test
  void a_time_may_be_a_text_and_one_of_zero_is_none() {
    MlflowServer server = new MlflowServer();
    Map<String, Object> info = server.run(1, true, Map.of());
    info.put("start_time", Long.toString(START.toEpochMilli()));
    info.put("end_time", 0);

    assertThat(((Reading.Found) read(json(server), MlflowPeople.AS_RECORDED)).activities())
        .singleElement()
        .satisfies(one -> assertThat(one.start()).isEqualTo(START))
        .satisfies(one -> assertThat(one.end()).isNull());
  }

  @Test
  void a_run_of_more_than_31_days_is_a_run_and_no_wait() {
    MlflowServer server = new MlflowServer();
    server.run(1, true, Map.of()).put("end_time", START.plusSeconds(2_678_401).toEpochMilli());
    Reading.Found found = (Reading.Found) read(json(server), MlflowPeople.AS_RECORDED);

    assertThat(found.activities()).isEmpty();
    assertThat(found.runs()).hasSize(1);
  }

  @Test
  void whatever_is_odd_is_read_ignored_or_rejected() throws Exception {
    MlflowServer server = new MlflowServer();
    server.run(1, true, Map.of());
    MlflowAnswerReader answer = new MlflowAnswerReader("mlflow");
    Random random = new Random(22);
    for (int i = 0; i < 5_000; i++) {
      JsonNode runs =
          Json.MAPPER
              .createObjectNode()
              .set("runs", Json.MAPPER.createArrayNode().add(json(server)));
      String what = OddJson.spoil(runs, random);

      Reading reading = answer.read(runs.toString().getBytes(StandardCharsets.UTF_8));
      assertThat(reading.checkedAt(START)).as(what).isNotNull();
    }
  }

  private static Reading.Found found(Map<String, String> tags, MlflowPeople people) {
    MlflowServer server = new MlflowServer();
    server.run(1, true, new HashMap<>(tags));
    Reading reading = read(json(server), people);
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return (Reading.Found) reading;
  }

  private static Reading read(JsonNode run, MlflowPeople people) {
    return new MlflowRun(run).read("mlflow", Optional.of(EXPERIMENT), people, Optional.empty());
  }

  private static JsonNode json(MlflowServer server) {
    return Json.MAPPER.valueToTree(server.runs.get("r1"));
  }
}
