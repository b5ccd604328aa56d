package dev.makertime.collector.tool.github.api;

import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** A GitHub with deployments and events of one repository, and no runs. */
@NullUnmarked // maps have nulls
final class GitHubLists implements ToolServer.Tool {
  static final Map<String, Object> REPOSITORY =
      Map.of("full_name", "data/churn", "html_url", "https://github.example.com/data/churn");

  static final Map<String, Object> FIRST = deployment(1, "2026-06-10T09:00:00Z", "prod");

  static final Map<String, Object> SECOND = deployment(2, "2026-06-11T09:00:00Z", "staging");

  final Map<String, List<Map<String, Object>>> statuses = new HashMap<>();

  int forbidden;

  GitHubLists() {
    statuses.put(
        "1",
        List.of(
            status("inactive", "2026-06-12T09:00:00Z"),
            status("success", "2026-06-10T09:05:00Z"),
            status("in_progress", "2026-06-10T09:01:00Z")));
    statuses.put("2", List.of(status("failure", "2026-06-11T09:07:00Z")));
  }

  @Override
  public Answer answer(Question question) {
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

  static List<Object> events() {
    return List.of(
        event("WatchEvent", "cy", "11:00:00", Map.of("action", "started")),
        event("PullRequestReviewEvent", "bo", "10:00:00", Map.of("review", Map.of("id", 9))),
        event("PushEvent", "dependabot[bot]", "09:30:00", Map.of("ref", "r", "head", "h")),
        event("PullRequestEvent", "ana", "09:00:00", Map.of("action", "opened", "number", 4)),
        event("PushEvent", "ana", "08:00:00", Map.of("ref", "refs/heads/x", "head", "a1")));
  }

  static Object event(String type, String who, String at, Map<String, Object> payload) {
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

  static Map<String, Object> deployment(int id, String created, String environment) {
    return Map.of("id", id, "sha", "c" + id, "environment", environment, "created_at", created);
  }

  static Map<String, Object> status(String state, String at) {
    return Map.of("state", state, "created_at", at);
  }
}
