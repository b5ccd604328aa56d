package dev.makertime.collector.tool.digdag;

import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A digdag with some attempts, as its REST API shows them. */
@NullUnmarked // JSON has nulls
final class DigdagServer implements ToolServer.Tool {
  final List<Map<String, Object>> attempts = new ArrayList<>();

  final Map<Long, Long> requires = new LinkedHashMap<>();

  boolean grows;

  void attempt(long id, boolean done) {
    Instant created = Instant.parse("2026-06-15T00:00:00Z").plusSeconds(id * 60);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", Long.toString(id));
    json.put("index", 1);
    json.put("project", Map.of("id", "1", "name", "etl"));
    json.put("workflow", Map.of("id", "1", "name", "nightly"));
    json.put("sessionUuid", "s" + id);
    json.put("sessionTime", created.toString());
    json.put("retryAttemptName", null);
    json.put("done", done);
    json.put("success", done);
    json.put("status", done ? "success" : "running");
    json.put("params", Map.of("owner", "ana"));
    json.put("createdAt", created.toString());
    json.put("finishedAt", done ? created.plusSeconds(60).toString() : null);
    attempts.add(json);
  }

  @Override
  public Answer answer(Question question) {
    String path = question.path();
    if (path.equals("/api/version")) {
      return Answer.of(Map.of("version", "0.10.5"));
    }
    if (path.equals("/api/projects")) {
      return Answer.of(Map.of("projects", List.of(Map.of("id", "1"))));
    }
    if (path.equals("/api/schedules")) {
      return Answer.of(Map.of("schedules", List.of()));
    }
    if (path.equals("/api/attempts")) {
      return page(question);
    }
    long id = Long.parseLong(path.replaceAll("\\D", ""));
    if (byId(id) == null) {
      return Answer.nothing();
    }
    return path.endsWith("/tasks") ? tasks(id) : Answer.of(byId(id));
  }

  Answer tasks(long id) {
    Map<String, Object> task = new LinkedHashMap<>();
    Instant created = Instant.parse((String) byId(id).get("createdAt"));
    task.put("startedAt", created.plusSeconds(10).toString());
    Long required = requires.get(id);
    task.put(
        "stateParams",
        required == null ? Map.of() : Map.of("target_attempt_id", Long.toString(required)));
    return Answer.of(Map.of("tasks", List.of(task)));
  }

  @Nullable Map<String, Object> byId(long id) {
    return attempts.stream()
        .filter(one -> one.get("id").equals(Long.toString(id)))
        .findFirst()
        .orElse(null);
  }

  Answer page(Question question) {
    long last = Long.parseLong(question.query().getOrDefault("last_id", "999999"));
    List<Map<String, Object>> page =
        attempts.stream()
            .filter(one -> Long.parseLong((String) one.get("id")) < last)
            .sorted((a, b) -> Long.compare(id(b), id(a)))
            .limit(question.number("page_size", 20))
            .toList();
    if (grows) {
      grows = false;
      attempt(251, true);
    }
    return Answer.of(Map.of("attempts", page));
  }

  static long id(Map<String, Object> attempt) {
    return Long.parseLong((String) attempt.get("id"));
  }
}
