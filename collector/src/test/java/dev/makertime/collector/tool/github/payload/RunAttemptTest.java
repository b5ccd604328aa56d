package dev.makertime.collector.tool.github.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.RunsAlone;
import dev.makertime.collector.reading.Reading;
import dev.makertime.topics.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunAttemptTest {
  private static final String ANA = "{\"login\":\"ana\",\"type\":\"User\"}";
  private static final String TAKEN =
      job("success", "10:08:00", "10:10:00", "\"runner_id\":1,\"steps\":[{\"name\":\"x\"}]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"actor\":{\"login\":\"ana\",\"type\":\"User\"}",
        "\"triggering_actor\":null,\"actor\":{\"login\":\"ana\",\"type\":\"User\"}"
      })
  void a_first_attempt_was_set_off_by_the_actor_where_nothing_else_is_said(String who)
      throws Exception {
    assertThat(told(run(1, who), "[" + TAKEN + "]"))
        .containsExactly("github:ana wait 10:00:00 10:08:00 10:10:00");
  }

  @Test
  void who_repeated_a_run_is_nobody_that_the_run_names_otherwise() throws Exception {
    assertThat(read(run(2, "\"actor\":" + ANA), "[]")).matches(RunsAlone::isIn);
    assertThat(read(run(2, "\"triggering_actor\":null,\"actor\":" + ANA), "[]"))
        .matches(RunsAlone::isIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"actor\":null,\"triggering_actor\":null",
        "\"actor\":{\"login\":\"dependabot[bot]\",\"type\":\"Bot\"}",
        "\"actor\":{\"login\":\"ana\",\"type\":\"User\"},\"triggering_actor\":{\"login\":\"github-actions[bot]\"}"
      })
  void nobody_and_bots_wait_for_nothing(String who) throws Exception {
    assertThat(read(run(1, who), "[" + TAKEN + "]")).matches(RunsAlone::isIn);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "skipped   | \"runner_id\":null,\"steps\":[]",
        "skipped   | \"x\":0",
        "cancelled | \"runner_id\":null,\"steps\":[]",
        "cancelled | \"runner_id\":0,\"runner_name\":\"\",\"steps\":[]",
        "failure   | \"runner_id\":0,\"runner_name\":\"\",\"steps\":[]",
        "cancelled | \"x\":0",
      })
  void a_job_that_no_runner_took_says_nothing_of_when_one_came(String conclusion, String runner)
      throws Exception {
    String untaken = job(conclusion, "10:00:01", "10:00:01", runner);

    assertThat(told(run(1, "\"actor\":" + ANA), "[" + untaken + "," + TAKEN + "]"))
        .containsExactly("github:ana wait 10:00:00 10:08:00 10:10:00");
  }

  @Test
  void a_run_that_was_cancelled_in_the_queue_has_not_begun() throws Exception {
    String untaken = job("cancelled", "10:00:01", "10:09:00", "\"runner_id\":null,\"steps\":[]");

    assertThat(told(run(1, "\"actor\":" + ANA), "[" + untaken + "]"))
        .containsExactly("github:ana wait 10:00:00 null 10:09:00");
  }

  /** A webhook tells of no jobs, but of some runs that there were none. */
  @ParameterizedTest
  @CsvSource({
    "skipped, null",
    "startup_failure, null",
    "action_required, null",
    "stale, null",
    "success, 10:00:00",
    "cancelled, 10:00:00"
  })
  void a_run_that_never_started_has_not_begun(String conclusion, String began) throws Exception {
    String run =
        run(1, "\"actor\":" + ANA)
            .replace("\"status\"", "\"conclusion\":\"" + conclusion + "\",\"status\"");
    Reading reading =
        new RunAttempt(Json.OUTSIDE.readTree(run), Optional.empty()).read("github", "data/churn");

    assertThat(lines(reading)).containsExactly("github:ana wait 10:00:00 " + began + " 12:30:00");
  }

  /** Of several gates the first ends the wait; a job in between is nobody's wait any more. */
  @Test
  void as_many_long_pauses_are_gates_as_there_were_approvals() throws Exception {
    String jobs =
        "[%s,%s,%s]"
            .formatted(
                job("success", "10:20:00", "10:30:00", "\"runner_id\":1"),
                job("success", "11:30:00", "11:40:00", "\"runner_id\":1"),
                job("success", "15:00:00", "15:10:00", "\"runner_id\":1"));

    assertThat(gated(jobs, 0)).containsExactly("github:ana wait 10:00:00 10:20:00 15:10:00");
    assertThat(gated(jobs, 1)).containsExactly("github:ana wait 10:00:00 10:20:00 11:40:00");
    assertThat(gated(jobs, 2)).containsExactly("github:ana wait 10:00:00 10:20:00 10:30:00");
    assertThat(gated(jobs, 9)).containsExactly("github:ana wait 10:00:00 null 10:00:00");
  }

  @Test
  void a_job_without_an_id_is_not_the_one_that_stood() throws Exception {
    String jobs =
        "[%s,%s]"
            .formatted(
                job("success", "10:01:00", "10:02:00", "\"runner_id\":1"),
                job("success", "12:00:00", "12:10:00", "\"runner_id\":1"))
            .replace("\"id\":1,", "");
    RunAttempt attempt =
        new RunAttempt(
            Json.OUTSIDE.readTree(run(1, "\"actor\":" + ANA)),
            Optional.of(Json.OUTSIDE.readTree(jobs)),
            new RunGates(Set.of(RunGates.RUN), 0));

    assertThat(lines(attempt.read("github", "data/churn")))
        .as("the longest pause was the gate")
        .containsExactly("github:ana wait 10:00:00 10:01:00 10:02:00");
  }

  private static List<String> gated(String jobs, int approvals) throws Exception {
    return lines(
        new RunAttempt(
                Json.OUTSIDE.readTree(run(1, "\"actor\":" + ANA)),
                Optional.of(Json.OUTSIDE.readTree(jobs)),
                new RunGates(Set.of(), approvals))
            .read("github", "data/churn"));
  }

  @Test
  void a_time_of_a_job_that_cannot_be_read_refuses_the_attempt_whole() throws Exception {
    String odd = TAKEN.replace("10:10:00Z", "soon");

    assertThat(read(run(1, "\"actor\":" + ANA), "[" + odd + "]"))
        .isInstanceOf(Reading.Rejected.class);
  }

  /** Of long ago GitHub tells no runner, and of some no steps. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"runner_id\":null,\"steps\":[{\"name\":\"x\"}]",
        "\"runner_id\":7,\"steps\":[]",
        "\"runner_id\":null,\"runner_name\":\"gpu-1\"",
        "\"x\":0"
      })
  void whatever_shows_a_runner_at_work_counts(String runner) throws Exception {
    String taken = job("cancelled", "10:02:00", "10:09:00", runner);

    assertThat(told(run(1, "\"actor\":" + ANA), "[" + taken + "]"))
        .containsExactly("github:ana wait 10:00:00 10:02:00 10:09:00");
  }

  /** A repetition of what failed shows what succeeded before, as it was. */
  @ParameterizedTest
  @ValueSource(strings = {"\"run_attempt\":1", "\"run_attempt\":2", "\"x\":0"})
  void what_an_attempt_before_did_says_nothing_of_this_one(String attempt) throws Exception {
    String before =
        job("success", "10:01:00", "10:04:00", "\"runner_id\":1,\"steps\":[{}]," + attempt);
    String now = job("success", "12:07:00", "12:09:00", "\"runner_id\":1,\"run_attempt\":2");
    String who = "\"triggering_actor\":{\"login\":\"bo\",\"type\":\"User\"}";

    assertThat(told(run(2, who), "[" + before + "," + now + "]"))
        .containsExactly(
            "github:bo manual 12:00:00 null 12:00:00", "github:bo wait 12:00:00 12:07:00 12:09:00");
    assertThat(told(running(run(2, who)), "[" + before + "]"))
        .contains("github:bo wait 12:00:00 null null");
  }

  private static String running(String run) {
    return run.replace("\"status\":\"completed\"", "\"status\":\"queued\"");
  }

  private static String run(int attempt, String who) {
    return """
    {"id":77,"run_attempt":%d,"run_number":5,"event":"push","status":"completed",
     "created_at":"2026-06-15T10:00:00Z","run_started_at":"2026-06-15T%s:00:00Z",
     "updated_at":"2026-06-15T12:30:00Z",%s,
     "html_url":"https://github.example.com/data/churn/actions/runs/77"}
    """
        .formatted(attempt, attempt == 1 ? 10 : 12, who);
  }

  private static String job(String conclusion, String started, String completed, String more) {
    return """
    {"id":1,"status":"completed","conclusion":"%s","created_at":"2026-06-15T10:00:01Z",
     "started_at":"2026-06-15T%sZ","completed_at":"2026-06-15T%sZ",%s}
    """
        .formatted(conclusion, started, completed, more);
  }

  private static Reading read(String run, String jobs) throws Exception {
    JsonNode all = Json.OUTSIDE.readTree(jobs);
    return new RunAttempt(Json.OUTSIDE.readTree(run), Optional.of(all))
        .read("github", "data/churn");
  }

  private static List<String> told(String run, String jobs) throws Exception {
    return lines(read(run, jobs));
  }

  private static List<String> lines(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading)
        .activities().stream()
            .map(
                one ->
                    "%s %s %s %s %s"
                        .formatted(
                            one.identity(),
                            String.valueOf(one.kind()).toLowerCase(java.util.Locale.ROOT),
                            one.start(),
                            one.began(),
                            one.end())
                        .replace("2026-06-15T", "")
                        .replace("Z", ""))
            .toList();
  }
}
