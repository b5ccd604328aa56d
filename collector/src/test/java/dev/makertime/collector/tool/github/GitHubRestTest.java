package dev.makertime.collector.tool.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Polling;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Delivery;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import dev.makertime.topics.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deployments and signs of work of a repository, told by hooks and asked for. */
@NullUnmarked // maps have nulls
class GitHubRestTest {
  private static final Map<String, Object> REPOSITORY =
      Map.of("full_name", "data/churn", "html_url", "https://github.example.com/data/churn");

  private static final Map<String, Object> FIRST = deployment(1, "2026-06-10T09:00:00Z", "prod");
  private static final Map<String, Object> SECOND =
      deployment(2, "2026-06-11T09:00:00Z", "staging");

  private final Map<String, List<Map<String, Object>>> statuses = new HashMap<>();
  private int forbidden;

  GitHubRestTest() {
    statuses.put(
        "1",
        List.of(
            status("inactive", "2026-06-12T09:00:00Z"),
            status("success", "2026-06-10T09:05:00Z"),
            status("in_progress", "2026-06-10T09:01:00Z")));
    statuses.put("2", List.of(status("failure", "2026-06-11T09:07:00Z")));
  }

  @Test
  void a_deployment_is_known_with_its_lead_time_also_when_another_took_its_place()
      throws Exception {
    try (Polling polling = polling()) {
      polling.poll();

      Delivery first = latest(polling).get("github.example.com/deployment/1");
      assertThat(first.isRelease()).isTrue();
      assertThat(first.leadTime()).contains(Duration.ofMinutes(95));
      assertThat(first.deployedAt()).isEqualTo(Instant.parse("2026-06-10T09:05:00Z"));
      Delivery second = latest(polling).get("github.example.com/deployment/2");
      assertThat(second.status()).isEqualTo("failure");
      assertThat(second.tier()).isNull();
    }
  }

  @Test
  void a_hook_tells_of_the_same_deployment_and_the_answer_knows_more() throws Exception {
    try (Polling polling = polling()) {
      polling.poll();
      Delivery asked = latest(polling).get("github.example.com/deployment/1");

      for (Map<String, Object> status : statuses.get("1")) {
        hear(polling, status);
      }

      assertThat(polling.inbox.deliveries).hasSizeGreaterThan(3);
      assertThat(latest(polling)).hasSize(2).containsValue(asked);
    }
  }

  @Test
  void a_deployment_that_waits_for_its_approval_is_asked_for_however_long() throws Exception {
    statuses.put("1", List.of(status("waiting", "2026-06-10T09:01:00Z")));
    try (Polling polling = polling()) {
      polling.poll();
      polling.now = Instant.parse("2026-06-25T12:00:00Z");
      statuses.put("1", List.of(status("success", "2026-06-24T09:05:00Z")));

      hear(polling, statuses.get("1").get(0));
      assertThat(latest(polling).get("github.example.com/deployment/1").isRelease())
          .as("a hook is later than what was asked before")
          .isTrue();
      polling.poll();

      assertThat(latest(polling).get("github.example.com/deployment/1").leadTime()).isPresent();
    }
  }

  @Test
  void pushes_pull_requests_and_reviews_are_signs_of_work_and_other_events_are_not()
      throws Exception {
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.latest())
          .containsExactly(
              "github:ana presence github.example.com/pull/data/churn/4/opened 09:00:00Z null"
                  + " 09:00:00Z",
              "github:ana presence github.example.com/push/data/churn/refs/heads/x/a1 08:00:00Z"
                  + " null 08:00:00Z",
              "github:bo presence github.example.com/review/9 10:00:00Z null 10:00:00Z");
    }
  }

  @Test
  void what_is_not_shown_leaves_a_gap() throws Exception {
    forbidden = 403;
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.inbox.coverage).isEmpty();
    }
  }

  @Test
  void what_is_not_there_leaves_none() throws Exception {
    forbidden = 404;
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.inbox.coverage).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{\"id\": null}",
        "{\"id\": -1}",
        "{\"id\": 1e30}",
        "{\"id\": \"1\"}",
        "{\"id\": 0, \"created_at\": \"2026-06-15\"}",
        "{\"created_at\": \"2026-06-15T24:00:00Z\"}"
      })
  void an_odd_row_is_set_aside_and_hides_no_other(String odd) throws Exception {
    JsonNode row = Json.MAPPER.readTree(odd);
    try (Polling polling =
        new Polling(
            new GitHubApi("github", List.of("data/churn")),
            question ->
                question.path().matches(".*/(deployments|events)")
                    ? withFirst(row, answer(question))
                    : answer(question))) {
      polling.poll();

      assertThat(latest(polling)).hasSize(2);
      assertThat(polling.latest()).hasSize(3);
      assertThat(polling.inbox.aside).isNotEmpty();
      assertThat(polling.inbox.coverage).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void a_deployment_that_is_removed_while_it_is_read_hides_no_other(int status) throws Exception {
    try (Polling polling =
        new Polling(
            new GitHubApi("github", List.of("data/churn")),
            question ->
                question.path().endsWith("/2/statuses")
                    ? new Answer(status, Map.of(), Map.of())
                    : answer(question))) {
      polling.poll();

      assertThat(latest(polling)).hasSize(1);
      assertThat(polling.inbox.coverage).hasSize(1);
    }
  }

  private static Answer withFirst(Object row, Answer answer) {
    if (!(answer.body() instanceof List<?> rows)) {
      return answer;
    }
    List<Object> more = new ArrayList<>();
    more.add(row);
    more.addAll(rows);
    return Answer.of(more);
  }

  private Polling polling() throws Exception {
    return new Polling(new GitHubApi("github", List.of("data/churn")), this::answer);
  }

  private static Map<String, Delivery> latest(Polling polling) {
    Map<String, Delivery> latest = new HashMap<>();
    polling.inbox.deliveries.stream()
        .sorted(Comparator.comparing(Delivery::revision))
        .forEach(one -> latest.put(one.id(), one));
    return latest;
  }

  private static void hear(Polling polling, Map<String, Object> status) throws Exception {
    Reading reading =
        new GitHubHook("github", List.of())
            .read(
                new Payload(
                    Map.of("X-GitHub-Event", "deployment_status"),
                    Json.MAPPER.writeValueAsBytes(
                        Map.of(
                            "deployment", FIRST,
                            "deployment_status", status,
                            "repository", REPOSITORY)),
                    Polling.CLOCK.instant()));
    assertThat(reading).isNotInstanceOf(Reading.Rejected.class);
    if (reading instanceof Reading.Found found) {
      polling.inbox.accept(found);
    }
  }

  private Answer answer(Question question) {
    String path = question.path().replaceFirst("/repos/data/churn", "");
    if (forbidden > 0 && path.matches("/(deployments|events)")) {
      return new Answer(forbidden, Map.of("message", "no"), Map.of());
    }
    return switch (path) {
      case "" -> Answer.of(REPOSITORY);
      case "/actions/runs" -> Answer.of(Map.of("total_count", 0, "workflow_runs", List.of()));
      case "/deployments" -> Answer.of(List.of(SECOND, FIRST));
      case "/deployments/1" -> Answer.of(FIRST);
      case "/deployments/1/statuses" -> Answer.of(statuses.get("1"));
      case "/deployments/2/statuses" -> Answer.of(statuses.get("2"));
      case "/commits/c1" ->
          Answer.of(Map.of("commit", Map.of("committer", Map.of("date", "2026-06-10T07:30:00Z"))));
      case "/events" -> Answer.of(events());
      default -> Answer.nothing();
    };
  }

  private static List<Object> events() {
    return List.of(
        event("WatchEvent", "cy", "11:00:00", Map.of("action", "started")),
        event("PullRequestReviewEvent", "bo", "10:00:00", Map.of("review", Map.of("id", 9))),
        event("PushEvent", "dependabot[bot]", "09:30:00", Map.of("ref", "r", "head", "h")),
        event("PullRequestEvent", "ana", "09:00:00", Map.of("action", "opened", "number", 4)),
        event("PushEvent", "ana", "08:00:00", Map.of("ref", "refs/heads/x", "head", "a1")));
  }

  private static Object event(String type, String who, String at, Map<String, Object> payload) {
    return Map.of(
        "type",
        type,
        "actor",
        Map.of("login", who),
        "created_at",
        "2026-06-15T" + at + "Z",
        "payload",
        payload);
  }

  private static Map<String, Object> deployment(int id, String created, String environment) {
    return Map.of("id", id, "sha", "c" + id, "environment", environment, "created_at", created);
  }

  private static Map<String, Object> status(String state, String at) {
    return Map.of("state", state, "created_at", at);
  }
}
