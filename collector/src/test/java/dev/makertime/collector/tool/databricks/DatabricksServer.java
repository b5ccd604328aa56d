package dev.makertime.collector.tool.databricks;

import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A workspace with some runs, as version 2.2 of its Jobs API shows them. */
@NullUnmarked // a run that goes on has no end
final class DatabricksServer implements ToolServer.Tool {
  static final int PAGE = 25;

  /** The most tasks or repairs of one answer; the real one has 100. */
  static final int ARRAY = 2;

  final List<Map<String, Object>> runs = new ArrayList<>();
  final Map<Long, Integer> refused = new HashMap<>();

  /** Adds a run of a job that a person started. */
  Map<String, Object> run(long id, String who, Instant start, @Nullable Instant end) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("run_id", id);
    run.put("job_id", 281_874_479_417_551L);
    run.put("run_name", "nightly features");
    run.put("creator_user_name", who);
    run.put("run_type", "JOB_RUN");
    run.put("trigger", "ONE_TIME");
    run.put("start_time", start.toEpochMilli());
    run.put("end_time", end == null ? 0L : end.toEpochMilli());
    run.put("run_duration", end == null ? 0L : end.toEpochMilli() - start.toEpochMilli());
    run.put("attempt_number", 0);
    run.put("original_attempt_run_id", id);
    run.put("state", state(end, "SUCCESS"));
    run.put("run_page_url", "https://dbc.example.com/?o=1#job/2/run/" + id);
    run.put("overriding_parameters", Map.of("notebook_params", Map.of("canary", "canary")));
    run.put("tasks", new ArrayList<>());
    runs.add(run);
    return run;
  }

  /** Adds a task to a run. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> task(
      Map<String, Object> run, long id, String key, Instant start, @Nullable Instant end) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("run_id", id);
    task.put("task_key", key);
    task.put("start_time", start.toEpochMilli());
    task.put("end_time", end == null ? 0L : end.toEpochMilli());
    task.put("attempt_number", 0);
    task.put("state", state(end, "SUCCESS"));
    task.put("notebook_task", Map.of("notebook_path", "/Users/canary/canary"));
    ((List<Object>) run.get("tasks")).add(task);
    return task;
  }

  /** An entry of a run's history. */
  static Map<String, Object> history(
      String type, long id, Instant start, @Nullable Instant end, String result) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("type", type);
    if (type.equals("REPAIR")) {
      item.put("id", id);
    }
    item.put("start_time", start.toEpochMilli());
    item.put("end_time", end == null ? 0L : end.toEpochMilli());
    item.put("state", state(end, result));
    return item;
  }

  static Map<String, Object> state(@Nullable Instant end, String result) {
    return end == null
        ? Map.of("life_cycle_state", "RUNNING", "state_message", "canary")
        : Map.of("life_cycle_state", "TERMINATED", "result_state", result);
  }

  @Override
  public Answer answer(Question question) {
    Map<String, String> query = question.query();
    return switch (question.path()) {
      case "/api/2.0/preview/scim/v2/Me" -> Answer.of(Map.of("userName", "reader"));
      case "/api/2.2/jobs/runs/list" -> list(query);
      default -> get(Long.parseLong(query.get("run_id")), number(query, "page_token", 0));
    };
  }

  private Answer list(Map<String, String> query) {
    boolean active = "true".equals(query.get("active_only"));
    long from = number(query, "start_time_from", 0);
    long to = number(query, "start_time_to", Long.MAX_VALUE);
    List<Map<String, Object>> found =
        runs.stream()
            .filter(run -> !active || (long) run.get("end_time") == 0)
            .filter(run -> (long) run.get("start_time") >= from)
            .filter(run -> (long) run.get("start_time") <= to)
            .sorted(Comparator.comparing(run -> -(long) run.get("start_time")))
            .toList();
    int at = (int) number(query, "page_token", 0);
    int limit = (int) number(query, "limit", PAGE);
    Map<String, Object> page = new LinkedHashMap<>();
    if (!found.isEmpty()) {
      page.put(
          "runs",
          found.subList(Math.min(at, found.size()), Math.min(found.size(), at + limit)).stream()
              .map(DatabricksServer::listed)
              .toList());
    }
    boolean more = at + limit < found.size();
    page.put("has_more", more);
    if (more) {
      page.put("next_page_token", Integer.toString(at + limit));
    }
    return Answer.of(page);
  }

  private static long number(Map<String, String> query, String name, long otherwise) {
    return Long.parseLong(query.getOrDefault(name, Long.toString(otherwise)));
  }

  /** A list has no history and not all tasks. */
  private static Map<String, Object> listed(Map<String, Object> run) {
    Map<String, Object> some = part(run, 0);
    some.remove("repair_history");
    some.remove("next_page_token");
    if (((List<?>) run.get("tasks")).size() > ARRAY) {
      some.put("has_more", true);
    }
    return some;
  }

  private Answer get(long id, long from) {
    if (refused.containsKey(id)) {
      return new Answer(refused.get(id), Map.of("error_code", "INVALID_PARAMETER_VALUE"), Map.of());
    }
    return runs.stream()
        .filter(run -> (long) run.get("run_id") == id)
        .findFirst()
        .map(run -> Answer.of(part(run, (int) from)))
        .orElse(Answer.nothing());
  }

  private static Map<String, Object> part(Map<String, Object> run, int from) {
    Map<String, Object> part = new LinkedHashMap<>(run);
    boolean more = false;
    for (String list : List.of("tasks", "repair_history")) {
      if (run.get(list) instanceof List<?> all) {
        part.put(list, all.subList(Math.min(from, all.size()), Math.min(all.size(), from + ARRAY)));
        more |= all.size() > from + ARRAY;
      }
    }
    if (more) {
      part.put("next_page_token", Integer.toString(from + ARRAY));
    }
    return part;
  }
}
