package dev.makertime.app.simulator.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Simulated Airflow 3 with its runs: scheduled, triggered by hand, and cleared by hand. */
public final class SimulatedAirflow implements SimulatedApi {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Ids of log rows begin above it, beyond the range of an int. */
  private static final long BEFORE = 3_000_000_000L;

  /** One run; who set it off, or set it off again, did so at {@code asked}. */
  private record Run(
      String dag, String id, String type, Instant asked, Instant started, Instant ended) {

    Instant updated(Instant now) {
      return now.isBefore(started) ? asked : now.isBefore(ended) ? started : ended;
    }
  }

  private record Row(long id, String event, String owner, String dag, String run, Instant when) {}

  private final List<Run> runs = new ArrayList<>();
  private final List<Row> log = new ArrayList<>();
  private final Clock clock;

  SimulatedAirflow(Clock clock) {
    this.clock = clock;
  }

  /** Somebody triggers a run. */
  public void triggered(String dag, String username, Instant asked, long queued, long run) {
    String id = "manual__" + asked;
    add(dag, id, "manual", asked, queued, run);
    log.add(new Row(BEFORE + log.size() + 1, "trigger_dag_run", username, dag, id, asked));
  }

  /** Somebody clears a run of the night, and it runs again. */
  public void cleared(
      String dag, String username, Instant night, Instant asked, long queued, long run) {
    String id = "scheduled__" + night;
    add(dag, id, "scheduled", asked, queued, run);
    log.add(new Row(BEFORE + log.size() + 1, "clear_dag_run", username, dag, id, asked));
  }

  /** A run that nobody waits for. */
  public void scheduled(String dag, Instant due, long run) {
    add(dag, "scheduled__" + due, "scheduled", due, 2, run);
  }

  private void add(String dag, String id, String type, Instant asked, long queued, long run) {
    Instant started = asked.plusSeconds(queued);
    runs.add(new Run(dag, id, type, asked, started, started.plusSeconds(run)));
  }

  @Override
  public @Nullable Page answer(Question question) {
    String path = question.path();
    if (path.equals("/auth/token")) {
      return Page.of(JSON.objectNode().put("access_token", "demo"));
    }
    return switch (path) {
      case "/api/v2/version" -> Page.of(JSON.objectNode().put("version", "3.1.3"));
      case "/api/v2/dags" -> Page.of(JSON.objectNode().put("total_entries", 4));
      case "/api/v2/eventLogs" -> log(question);
      case "/api/v2/dags/~/dagRuns" -> changed(question);
      default -> run(path);
    };
  }

  private Page log(Question question) {
    Instant after = Instant.parse(question.query().getOrDefault("after", "2000-01-01T00:00:00Z"));
    Instant before = Instant.parse(question.query().getOrDefault("before", "2100-01-01T00:00:00Z"));
    String dag = question.query().get("dag_id");
    return paged(
        question,
        "event_logs",
        log.stream()
            .filter(row -> dag == null || row.dag().equals(dag))
            .filter(row -> row.when().isAfter(after) && row.when().isBefore(before))
            .filter(row -> !row.when().isAfter(clock.instant()))
            .map(SimulatedAirflow::json));
  }

  private static JsonNode json(Row row) {
    return JSON.objectNode()
        .put("event_log_id", row.id())
        .put("event", row.event())
        .put("owner", row.owner())
        .put("dag_id", row.dag())
        .put("run_id", row.run())
        .put("when", row.when().toString())
        .put("extra", "{\"dry_run\": false}");
  }

  private Page changed(Question question) {
    Instant from = Instant.parse(question.query().getOrDefault("updated_at_gte", ""));
    Instant to = Instant.parse(question.query().getOrDefault("updated_at_lte", ""));
    Instant now = clock.instant();
    return paged(
        question,
        "dag_runs",
        runs.stream()
            .filter(run -> !run.asked().isAfter(now))
            .filter(run -> !run.updated(now).isBefore(from) && !run.updated(now).isAfter(to))
            .map(this::json));
  }

  private @Nullable Page run(String path) {
    return runs.stream()
        .filter(run -> !run.asked().isAfter(clock.instant()))
        .filter(run -> path.equals("/api/v2/dags/%s/dagRuns/%s".formatted(run.dag(), run.id())))
        .findFirst()
        .map(run -> Page.of(json(run)))
        .orElse(null);
  }

  private JsonNode json(Run run) {
    Instant now = clock.instant();
    boolean begun = !now.isBefore(run.started());
    boolean over = !now.isBefore(run.ended());
    ObjectNode json = JSON.objectNode().put("dag_id", run.dag()).put("dag_run_id", run.id());
    json.put("run_type", run.type()).put("queued_at", run.asked().toString());
    json.put("state", over ? "success" : begun ? "running" : "queued");
    json.put("start_date", begun ? run.started().toString() : null);
    return json.put("end_date", over ? run.ended().toString() : null);
  }

  private static Page paged(Question question, String list, Stream<JsonNode> rows) {
    List<JsonNode> all = rows.toList();
    int from = Math.min(all.size(), question.number("offset", 0));
    int to = Math.min(all.size(), from + question.number("limit", 100));
    ObjectNode body = JSON.objectNode().put("total_entries", all.size());
    ArrayNode shown = body.putArray(list);
    shown.addAll(all.subList(from, to));
    return Page.of(body);
  }
}
