package dev.makertime.collector.tool.airflow;

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

/** An Airflow with runs and an event log, as its REST API shows them. */
@NullUnmarked // JSON has nulls
final class AirflowServer implements ToolServer.Tool {
  final Map<String, Map<String, Object>> runs = new LinkedHashMap<>();

  final List<Map<String, Object>> log = new ArrayList<>();

  /** What tasks have asked people, from Airflow 3.1 on. */
  final List<Map<String, Object>> asked = new ArrayList<>();

  String version = "v2";

  boolean hidesLog;

  int tokens;

  int tokenLasts = 1_000;

  Map<String, Object> run(
      String id,
      String type,
      String state,
      String queued,
      @Nullable String began,
      @Nullable String ended,
      String updated) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("dag_id", "etl");
    run.put("dag_run_id", id);
    run.put("run_type", type);
    run.put("state", state);
    run.put("run_after", at("08:00:01"));
    run.put("queued_at", at(queued));
    run.put("start_date", at(began));
    run.put("end_date", at(ended));
    run.put("updated", at(updated));
    runs.put(id, run);
    return run;
  }

  void row(int id, String event, String owner, String when, String extra) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("event_log_id", id);
    row.put("event", event);
    row.put("dag_id", "etl");
    row.put("owner", owner);
    row.put("when", at(when));
    row.put("extra", extra);
    log.add(row);
  }

  void question(String at) {
    asked.add(Map.of("created_at", "2026-06-15T" + at + "Z", "subject", "May it go out?"));
  }

  static @Nullable String at(@Nullable String time) {
    return time == null ? null : "2026-06-15T" + time + "Z";
  }

  @Override
  public Answer answer(Question question) {
    String path = question.path();
    if (path.equals("/auth/token") && version.equals("v2")) {
      tokens++;
      tokenLasts += 40;
      return new Answer(201, Map.of("access_token", "t" + tokens), Map.of());
    }
    String authorization = question.headers().getOrDefault("authorization", "");
    if (!path.startsWith("/api/" + version + "/")) {
      return Answer.nothing();
    }
    if (version.equals("v2") && (!authorization.equals("Bearer t" + tokens) || tokenLasts-- <= 0)) {
      return new Answer(401, Map.of(), Map.of());
    }
    return switch (path.substring(("/api/" + version + "/").length())) {
      case "version" -> Answer.of(Map.of("version", asked.isEmpty() ? "3.0.2" : "3.1.0"));
      case "dags/etl/dagRuns/r1/hitlDetails" -> page(question, "hitl_details", asked);
      case "dags" -> Answer.of(Map.of("dags", List.of(), "total_entries", 1));
      case "eventLogs" -> rows(question);
      case "dags/~/dagRuns" -> changed(question);
      case "dags/etl/dagRuns/r1" ->
          runs.containsKey("r1") ? Answer.of(runs.get("r1")) : Answer.nothing();
      default -> Answer.nothing();
    };
  }

  Answer rows(Question question) {
    if (hidesLog) {
      return new Answer(403, Map.of(), Map.of());
    }
    Instant after = Instant.parse(question.query().getOrDefault("after", "2000-01-01T00:00:00Z"));
    Instant before = Instant.parse(question.query().getOrDefault("before", "2100-01-01T00:00:00Z"));
    List<Map<String, Object>> found =
        log.stream()
            .filter(row -> Instant.parse((String) row.get("when")).isAfter(after))
            .filter(row -> Instant.parse((String) row.get("when")).isBefore(before))
            .toList();
    return page(question, "event_logs", found);
  }

  Answer changed(Question question) {
    Instant from = Instant.parse(question.query().get("updated_at_gte"));
    Instant to = Instant.parse(question.query().get("updated_at_lte"));
    List<Map<String, Object>> found =
        runs.values().stream()
            .filter(run -> !Instant.parse((String) run.get("updated")).isBefore(from))
            .filter(run -> !Instant.parse((String) run.get("updated")).isAfter(to))
            .toList();
    Answer answer = page(question, "dag_runs", found);
    Map<String, Object> last = runs.get("r330");
    if (last != null && last.remove("shifts") != null) {
      runs.get("r5").put("updated", "2026-06-15T11:59:59Z");
      runs.get("r6").put("updated", "2026-06-15T11:59:59Z");
    }
    return answer;
  }

  static Answer page(Question question, String list, List<Map<String, Object>> all) {
    int begin = Math.min(all.size(), question.number("offset", 0));
    int end = Math.min(all.size(), begin + question.number("limit", 100));
    return Answer.of(Map.of(list, all.subList(begin, end), "total_entries", all.size()));
  }
}
