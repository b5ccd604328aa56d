package dev.makertime.collector.tool.github.api;

import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** A GitHub whose runs are written down, with their jobs and approvals. */
@NullUnmarked // maps have nulls
final class WrittenGitHub implements ToolServer.Tool {
  static final String HOST = "https://github.example.com/data/churn";
  static final String RUNS = "/repos/data/churn/actions/runs";

  /** By {@code id/attempt}; ids are as large as GitHub's are. */
  final Map<String, Map<String, Object>> attempts = new LinkedHashMap<>();

  final Map<String, List<Object>> jobs = new LinkedHashMap<>();

  final Map<String, Integer> approvals = new LinkedHashMap<>();

  void over(String updated) {
    attempts.get("7/1").put("status", "completed");
    attempts.get("7/1").put("updated_at", updated);
    jobs.put(
        "7/1",
        List.of(
            job(1, "success", "10:01:00", "10:10:00"), job(2, "success", "15:00:00", "15:05:00")));
  }

  static Map<String, Object> gated(String status) {
    Map<String, Object> job =
        job(2, null, status.equals("waiting") ? "10:10:00" : "15:00:00", null);
    job.put("status", status);
    return job;
  }

  static Map<String, Object> job(int id, String conclusion, String started, String completed) {
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

  void run(long id, int attempt, String who, String created, String started) {
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

  Map<String, Object> newest(String id) {
    return attempts.getOrDefault(id + "/2", attempts.get(id + "/1"));
  }

  @Override
  public Answer answer(Question question) {
    String path = question.path();
    if (path.equals("/repos/data/churn")) {
      return Answer.of(Map.of("html_url", HOST));
    }
    if (path.equals(RUNS)) {
      return search(question);
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

  private Answer search(Question question) {
    String[] created = question.query().get("created").split("\\.\\.", -1);
    List<Object> found = new ArrayList<>();
    attempts.keySet().stream()
        .map(key -> key.replaceAll("/.*", ""))
        .distinct()
        .map(this::newest)
        .filter(
            run ->
                !Instant.parse((String) run.get("created_at")).isBefore(Instant.parse(created[0])))
        .filter(
            run ->
                !Instant.parse((String) run.get("created_at")).isAfter(Instant.parse(created[1])))
        .forEach(found::add);
    return Answer.of(Map.of("total_count", found.size(), "workflow_runs", found));
  }
}
