package dev.makertime.collector.tool.digdag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.RunsAlone;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigdagAttemptTest {
  private static final String SCHEDULE =
      """
      {"project":{"name":"etl"},"workflow":{"name":"nightly"},
       "nextRunTime":"2026-06-16T01:00:00Z","nextScheduleTime":"2026-06-16T00:00:00+00:00"}
      """;
  private static final String DAILY =
      "{\"last_session_time\":\"2026-06-14T00:00:00+00:00\",\"next_session_time\":\"2026-06-16T00:00:00+00:00\"}";

  @Test
  void an_attempt_without_a_scheduler_was_started_by_hand_and_is_waited_for() throws Exception {
    List<Activity> told =
        told(
            attempt("{\"owner\":\"ana\"}", null, "10:30:00"),
            Optional.empty(),
            "{\"tasks\":[{\"startedAt\":null},{\"startedAt\":\"2026-06-15T10:01:00Z\"},{\"startedAt\":\"2026-06-15T10:00:30Z\"}]}");

    assertThat(told)
        .extracting(Activity::kind)
        .containsExactly(ActivityKind.MANUAL, ActivityKind.WAIT);
    assertThat(told).extracting(Activity::identity).containsOnly("digdag:ana");
    assertThat(told).extracting(Activity::subject).containsOnly("etl/nightly");
    assertThat(told.get(1).began()).isEqualTo(Instant.parse("2026-06-15T10:00:30Z"));
    assertThat(told.get(1).end()).isEqualTo(Instant.parse("2026-06-15T10:30:00Z"));
  }

  @Test
  void without_an_owner_it_is_the_projects() throws Exception {
    assertThat(told(attempt("{}", null, null), Optional.empty(), "{}"))
        .extracting(Activity::identity)
        .containsOnly("digdag:project/etl");
  }

  @Test
  void knowledge_grows_with_the_revision() throws Exception {
    long queued = told(attempt("{}", null, null), Optional.empty(), "{}").get(1).revision();
    String tasks = "{\"tasks\":[{\"startedAt\":\"2026-06-15T10:00:00Z\"}]}";
    long running = told(attempt("{}", null, null), Optional.empty(), tasks).get(1).revision();
    long over = told(attempt("{}", null, "10:00:00"), Optional.empty(), tasks).get(1).revision();

    assertThat(List.of(queued, running, over)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void what_its_schedule_started_nobody_waits_for() throws Exception {
    String params =
        DAILY.replace("}", ",\"last_executed_session_time\":\"2026-06-14T00:00:00+00:00\"}");

    assertThat(read(attempt(params, null, null), Optional.empty(), "{}", false))
        .matches(RunsAlone::isIn);
  }

  @Test
  void a_schedules_first_run_ever_is_due_and_on_time() throws Exception {
    String punctual = attempt(DAILY, null, null).replace("T10:00:00Z", "T01:00:02Z");
    Optional<String> schedule = Optional.of(SCHEDULE);

    assertThat(read(punctual, schedule, "{}", false)).matches(RunsAlone::isIn);
    assertThat(read(attempt(DAILY, null, null), schedule, "{}", false))
        .as("nine hours after it was due")
        .isInstanceOf(Reading.Found.class);
    assertThat(read(punctual, Optional.empty(), "{}", false))
        .as("its workflow has no schedule")
        .isInstanceOf(Reading.Found.class);
  }

  @Test
  void a_retry_and_a_backfill_of_a_scheduled_session_are_by_hand() throws Exception {
    String params =
        DAILY.replace("}", ",\"last_executed_session_time\":\"2026-06-14T00:00:00+00:00\"}");
    String backfill = attempt(params, "\"0f\"", null);

    assertThat(told(backfill, Optional.of(SCHEDULE), "{}").get(0).labels())
        .containsEntry("trigger", "backfill");
    assertThat(
            told(backfill.replace("\"index\":1", "\"index\":2"), Optional.empty(), "{}")
                .get(0)
                .labels())
        .containsEntry("trigger", "retry");
  }

  @Test
  void what_another_attempt_requires_its_wait_covers() throws Exception {
    assertThat(read(attempt("{}", null, null), Optional.empty(), "{}", true))
        .matches(RunsAlone::isIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "17",
        "{\"sessionUuid\":1,\"index\":1}",
        "{\"attempts\":[{}]}"
      })
  void what_is_no_answer_is_rejected_and_never_thrown(String garbage) {
    assertThat(
            new DigdagAnswerReader("digdag", "owner")
                .read(garbage.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tasks\":[]}",
        "{\"version\":\"0.10\"}",
        "{\"attempt_id\":1,\"message\":\"failed\"}"
      })
  void answers_about_something_else_are_ignored_with_a_reason(String answer) {
    assertThat(
            new DigdagAnswerReader("digdag", "owner").read(answer.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Ignored.class);
  }

  private static String attempt(
      String params,
      @org.jspecify.annotations.Nullable String retry,
      @org.jspecify.annotations.Nullable String finished) {
    return """
        {"id":"17","index":1,"status":"running","project":{"id":"1","name":"etl"},
         "workflow":{"name":"nightly","id":"4"},"sessionUuid":"u","sessionTime":"2026-06-15T00:00:00+00:00",
         "retryAttemptName":%s,"done":false,"params":%s,"createdAt":"2026-06-15T10:00:00Z","finishedAt":%s}
        """
        .formatted(retry, params, finished == null ? null : "\"2026-06-15T" + finished + "Z\"");
  }

  private static List<Activity> told(String attempt, Optional<String> schedule, String tasks)
      throws Exception {
    return ((Reading.Found) read(attempt, schedule, tasks, false)).activities();
  }

  private static Reading read(
      String attempt, Optional<String> schedule, String tasks, boolean child) throws Exception {
    Optional<JsonNode> known =
        schedule.isEmpty() ? Optional.empty() : Optional.of(Json.OUTSIDE.readTree(schedule.get()));
    return new DigdagAttempt(Json.OUTSIDE.readTree(attempt))
        .read("digdag", "owner", known, Optional.of(Json.OUTSIDE.readTree(tasks)), child);
  }
}
