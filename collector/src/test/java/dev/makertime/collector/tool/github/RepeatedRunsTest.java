package dev.makertime.collector.tool.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.api.Polling;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are repeated long after they were created, and runs that stood before a gate. */
@NullUnmarked // maps have nulls
class RepeatedRunsTest {
  private static final String HOST = "https://github.example.com/data/churn";
  private static final String RUNS = "/repos/data/churn/actions/runs";

  /** By {@code id/attempt}; ids are as large as GitHub's are. */
  private final Map<String, Map<String, Object>> attempts = new LinkedHashMap<>();

  private final Map<String, List<Object>> jobs = new LinkedHashMap<>();
  private final Map<String, Integer> approvals = new LinkedHashMap<>();
  private boolean isOfTheVersionBefore;
  private Polling polling;

  @BeforeEach
  void start() throws Exception {
    GitHubApi github = new GitHubApi("github", List.of("data/churn"));
    polling =
        new Polling(
            new ApiReader() {
              @Override
              public void read(Api api, PollRound round)
                  throws IOException, InterruptedException, Unavailable {
                if (isOfTheVersionBefore) {
                  round.cursor().remove(List.of("repeated", "gates"));
                }
                github.read(api, round);
              }

              @Override
              public String check(Api api) throws IOException, InterruptedException {
                return github.check(api);
              }
            },
            this::answer);
  }

  @AfterEach
  void stop() {
    polling.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 12, 29})
  void a_run_that_is_repeated_days_later_is_waited_for_by_whoever_repeated_it(int days) {
    run(15_800_000_077L, 1, "ana", "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
    at("2026-06-05T12:00:00Z");
    Instant again = Instant.parse("2026-06-05T10:30:00Z").plusSeconds(days * 86_400L);
    at(again.minusSeconds(7_200).toString());

    run(15_800_000_077L, 2, "bo", "2026-06-05T10:00:00Z", again.toString());
    at(again.plusSeconds(7_200).toString());

    assertThat(polling.latest())
        .containsExactly(
            "github:ana wait github.example.com/run/15800000077/1 2026-06-05T10:00:00Z"
                + " 2026-06-05T10:01:00Z 2026-06-05T10:10:00Z",
            "github:bo manual github.example.com/run/15800000077/2/start %s null %s"
                .formatted(again, again),
            "github:bo wait github.example.com/run/15800000077/2 %s %s %s"
                .formatted(again, again.plusSeconds(60), again.plusSeconds(600)));
  }

  @Test
  void what_the_version_before_remembered_is_read_on_from() {
    run(7, 1, "ana", "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
    isOfTheVersionBefore = true;
    at("2026-06-05T12:00:00Z");
    run(7, 2, "bo", "2026-06-05T10:00:00Z", "2026-06-11T10:00:00Z");
    at("2026-06-20T12:00:00Z");

    assertThat(polling.latest()).hasSize(3).filteredOn(line -> line.contains("bo")).hasSize(2);
  }

  @Test
  void of_a_run_from_before_the_first_day_only_what_was_repeated_since_is_read() {
    run(7, 1, "ana", "2026-05-20T10:00:00Z", "2026-05-20T10:00:00Z");
    run(7, 2, "bo", "2026-05-20T10:00:00Z", "2026-06-03T10:00:00Z");
    run(8, 1, "ana", "2026-05-20T10:00:00Z", "2026-05-20T10:00:00Z");

    at("2026-06-05T12:00:00Z");

    assertThat(polling.latest()).hasSize(2).allMatch(line -> line.startsWith("github:bo"));
  }

  @Test
  void an_old_run_that_somebody_let_start_at_last_is_read_again() {
    run(7, 1, "ana", "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
    attempts.get("7/1").put("conclusion", "action_required");
    jobs.put("7/1", List.of());
    at("2026-06-05T12:00:00Z");
    at("2026-06-12T12:00:00Z");

    attempts.get("7/1").put("conclusion", "success");
    attempts.get("7/1").put("updated_at", "2026-06-12T13:05:00Z");
    jobs.put("7/1", List.of(job(1, "success", "10:01:00", "10:10:00")));
    at("2026-06-12T14:00:00Z");

    assertThat(polling.latest()).singleElement().asString().contains("2026-06-05T10:01:00Z");
  }

  @Test
  void old_runs_are_listed_once_an_hour_and_only_what_changed_is_asked_for() {
    for (int i = 1; i <= 20; i++) {
      run(i, 1 + i % 2, "ana", "2026-06-02T10:00:00Z", "2026-06-02T11:00:00Z");
    }
    at("2026-06-10T12:00:00Z");
    at("2026-06-10T12:30:00Z");
    assertThat(asked("2026-06-10T12:59:00Z")).as("the last three days").isEqualTo(4);

    assertThat(asked("2026-06-10T13:01:00Z")).as("and two lists").isEqualTo(4 + 2);
  }

  @Test
  void searches_name_whole_seconds() {
    at("2026-06-10T12:00:00.123456Z");
    at("2026-06-10T13:30:00.654321Z");

    assertThat(polling.server.asked())
        .filteredOn(path -> path.contains("created"))
        .isNotEmpty()
        .allMatch(path -> path.matches(".*created=[0-9TZ:-]+\\.\\.[0-9TZ:-]+(&.*)?"), "whole");
  }

  /** A round reads the days of its overlap, and whatever is there of deployments and events. */
  private long asked(String now) {
    int before = polling.server.asked().size();
    at(now);
    return polling.server.asked().subList(before, polling.server.asked().size()).stream()
        .filter(path -> path.contains("/actions/runs"))
        .count();
  }

  @Test
  void a_wait_ends_where_the_run_stands_before_a_gate_also_when_that_is_over() {
    run(7, 1, "ana", "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
    attempts.get("7/1").put("status", "waiting");
    jobs.put("7/1", List.of(job(1, "success", "10:01:00", "10:10:00"), gated("waiting")));
    at("2026-06-05T11:00:00Z");
    String stood =
        "github:ana wait github.example.com/run/7/1 2026-06-05T10:00:00Z"
            + " 2026-06-05T10:01:00Z 2026-06-05T10:10:00Z";
    assertThat(polling.latest()).containsExactly(stood);

    attempts.get("7/1").put("status", "in_progress");
    attempts.get("7/1").put("updated_at", "2026-06-05T15:00:00Z");
    jobs.put("7/1", List.of(job(1, "success", "10:01:00", "10:10:00"), gated("in_progress")));
    at("2026-06-05T15:01:00Z");
    assertThat(polling.latest()).as("somebody approved").containsExactly(stood);

    over("2026-06-05T15:05:00Z");
    at("2026-06-05T15:10:00Z");
    assertThat(polling.latest()).containsExactly(stood);
    assertThat(polling.server.asked()).noneMatch(path -> path.contains("approvals"));
  }

  @Test
  void a_run_that_was_seen_to_stand_without_saying_before_what_is_remembered() {
    run(7, 1, "ana", "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
    attempts.get("7/1").put("status", "waiting");
    jobs.put("7/1", List.of(job(1, "success", "10:01:00", "10:10:00")));
    at("2026-06-05T11:00:00Z");
    over("2026-06-05T15:05:00Z");
    at("2026-06-05T16:00:00Z");

    assertThat(polling.latest())
        .containsExactly(
            "github:ana wait github.example.com/run/7/1 2026-06-05T10:00:00Z"
                + " 2026-06-05T10:01:00Z 2026-06-05T10:10:00Z");
  }

  @Test
  void a_gate_that_was_over_before_anybody_looked_is_known_by_its_approval() {
    run(7, 1, "ana", "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
    approvals.put("7", 1);
    over("2026-06-05T15:05:00Z");
    at("2026-06-05T16:00:00Z");

    assertThat(polling.latest())
        .containsExactly(
            "github:ana wait github.example.com/run/7/1 2026-06-05T10:00:00Z"
                + " 2026-06-05T10:01:00Z 2026-06-05T10:10:00Z");
    int asked = polling.server.asked().size();
    at("2026-06-05T16:10:00Z");
    assertThat(polling.server.asked().subList(asked, polling.server.asked().size()))
        .as("it is known now")
        .noneMatch(path -> path.contains("/runs/"));
  }

  @Test
  void a_long_queue_without_an_approval_is_a_wait_for_a_machine() {
    run(7, 1, "ana", "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
    over("2026-06-05T15:05:00Z");
    at("2026-06-05T16:00:00Z");

    assertThat(polling.latest())
        .containsExactly(
            "github:ana wait github.example.com/run/7/1 2026-06-05T10:00:00Z"
                + " 2026-06-05T10:01:00Z 2026-06-05T15:05:00Z");
  }

  @Test
  void a_run_whose_first_job_stood_before_a_gate_was_not_waited_for() {
    run(7, 1, "ana", "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
    approvals.put("7", 1);
    jobs.put("7/1", List.of(job(1, "success", "15:00:00", "15:05:00")));
    attempts.get("7/1").put("updated_at", "2026-06-05T15:05:00Z");
    at("2026-06-05T16:00:00Z");

    assertThat(polling.latest())
        .containsExactly(
            "github:ana wait github.example.com/run/7/1 2026-06-05T10:00:00Z"
                + " null 2026-06-05T10:00:00Z");
  }

  @Test
  void what_was_refused_at_a_gate_ends_the_wait_there() {
    run(7, 1, "ana", "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
    approvals.put("7", 1);
    Map<String, Object> refused = job(2, "failure", "10:10:00", "17:00:00");
    refused.put("runner_id", null);
    refused.put("steps", List.of());
    jobs.put("7/1", List.of(job(1, "success", "10:01:00", "10:10:00"), refused));
    attempts.get("7/1").put("updated_at", "2026-06-05T17:00:00Z");
    at("2026-06-05T18:00:00Z");

    assertThat(polling.latest())
        .containsExactly(
            "github:ana wait github.example.com/run/7/1 2026-06-05T10:00:00Z"
                + " 2026-06-05T10:01:00Z 2026-06-05T10:10:00Z");
  }

  private void at(String now) {
    polling.now = Instant.parse(now);
    polling.poll();
  }

  private void over(String updated) {
    attempts.get("7/1").put("status", "completed");
    attempts.get("7/1").put("updated_at", updated);
    jobs.put(
        "7/1",
        List.of(
            job(1, "success", "10:01:00", "10:10:00"), job(2, "success", "15:00:00", "15:05:00")));
  }

  private static Map<String, Object> gated(String status) {
    Map<String, Object> job =
        job(2, null, status.equals("waiting") ? "10:10:00" : "15:00:00", null);
    job.put("status", status);
    return job;
  }

  private static Map<String, Object> job(
      int id, String conclusion, String started, String completed) {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("id", id);
    job.put("status", "completed");
    job.put("conclusion", conclusion);
    job.put("created_at", "2026-06-05T10:00:01Z");
    job.put("started_at", "2026-06-05T" + started + "Z");
    job.put("completed_at", completed == null ? null : "2026-06-05T" + completed + "Z");
    job.put("runner_id", 1);
    job.put("steps", List.of(Map.of("name", "x")));
    return job;
  }

  private void run(long id, int attempt, String who, String created, String started) {
    Instant start = Instant.parse(started);
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("id", id);
    run.put("run_number", 5);
    run.put("run_attempt", attempt);
    run.put("event", "push");
    run.put("status", "completed");
    run.put("created_at", created);
    run.put("run_started_at", started);
    run.put("updated_at", start.plusSeconds(600).toString());
    run.put("html_url", HOST + "/actions/runs/" + id);
    run.put("triggering_actor", Map.of("login", who, "type", "User"));
    attempts.put(id + "/" + attempt, run);
    jobs.put(
        id + "/" + attempt,
        List.of(
            Map.of(
                "id",
                id + attempt,
                "run_attempt",
                attempt,
                "status",
                "completed",
                "conclusion",
                "success",
                "started_at",
                start.plusSeconds(60).toString(),
                "completed_at",
                start.plusSeconds(600).toString(),
                "runner_id",
                1)));
  }

  private Map<String, Object> newest(String id) {
    return attempts.getOrDefault(id + "/2", attempts.get(id + "/1"));
  }

  private Answer answer(Question question) {
    String path = question.path();
    if (path.equals("/repos/data/churn")) {
      return Answer.of(Map.of("html_url", HOST));
    }
    if (path.equals(RUNS)) {
      String[] created = question.query().get("created").split("\\.\\.", -1);
      List<Object> found = new ArrayList<>();
      attempts.keySet().stream()
          .map(key -> key.replaceAll("/.*", ""))
          .distinct()
          .map(this::newest)
          .filter(
              run ->
                  !Instant.parse((String) run.get("created_at"))
                      .isBefore(Instant.parse(created[0])))
          .filter(
              run ->
                  !Instant.parse((String) run.get("created_at")).isAfter(Instant.parse(created[1])))
          .forEach(found::add);
      return Answer.of(Map.of("total_count", found.size(), "workflow_runs", found));
    }
    if (!path.startsWith(RUNS + "/")) {
      return path.matches(".*/(deployments|events)") ? Answer.of(List.of()) : Answer.nothing();
    }
    String[] parts = path.substring(RUNS.length() + 1).split("/", -1);
    if (parts.length == 1) {
      return Answer.of(newest(parts[0]));
    }
    if (parts[1].equals("approvals")) {
      List<Object> given = new ArrayList<>();
      for (int i = approvals.getOrDefault(parts[0], 0); i > 0; i--) {
        given.add(Map.of("state", "approved", "user", Map.of("login", "rita")));
      }
      return Answer.of(given);
    }
    String key = parts[0] + "/" + parts[2];
    return parts.length == 3
        ? (attempts.containsKey(key) ? Answer.of(attempts.get(key)) : Answer.nothing())
        : Answer.of(Map.of("jobs", jobs.get(key)));
  }
}
