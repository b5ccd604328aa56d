package dev.makertime.app.simulator.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Simulated digdag with its attempts: scheduled, and started by people who are named in a
 * parameter.
 */
public final class SimulatedDigdag implements SimulatedApi {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String WORKFLOW = "train";

  /** Ids of attempts begin above it, beyond the range of an int. */
  private static final long BEFORE = 3_000_000_000L;

  /** One attempt; without an owner the scheduler started it. */
  private record Attempt(
      String project, @Nullable String owner, Instant created, Instant started, Instant ended) {}

  private final List<Attempt> attempts = new ArrayList<>();
  private final Clock clock;

  SimulatedDigdag(Clock clock) {
    this.clock = clock;
  }

  /** Somebody, or the scheduler, starts an attempt. */
  public void started(
      String project, @Nullable String owner, Instant created, long queued, long run) {
    Instant started = created.plusSeconds(queued);
    attempts.add(new Attempt(project, owner, created, started, started.plusSeconds(run)));
    attempts.sort(Comparator.comparing(Attempt::created));
  }

  @Override
  public @Nullable Page answer(Question question) {
    String path = question.path();
    if (path.matches("/api/attempts/\\d+(/tasks)?")) {
      long id = Long.parseLong(path.split("/", -1)[3]) - BEFORE;
      if (id < 1 || id > attempts.size()) {
        return null;
      }
      return Page.of(path.endsWith("/tasks") ? tasks(attempts.get((int) id - 1)) : json((int) id));
    }
    return switch (path) {
      case "/api/version" -> Page.of(JSON.objectNode().put("version", "0.10.5"));
      case "/api/projects" -> Page.of(list("projects"));
      case "/api/schedules" -> Page.of(list("schedules"));
      case "/api/attempts" -> attempts(question);
      default -> null;
    };
  }

  private Page attempts(Question question) {
    ObjectNode body = list("attempts");
    ArrayNode shown = body.withArray("attempts");
    String last = question.query().get("last_id");
    long below = last == null ? Long.MAX_VALUE : Long.parseLong(last) - BEFORE;
    int size = question.number("page_size", 100);
    for (int id = (int) Math.min(attempts.size(), below - 1); id > 0 && shown.size() < size; id--) {
      if (!attempts.get(id - 1).created().isAfter(clock.instant())) {
        shown.add(json(id));
      }
    }
    return Page.of(body);
  }

  private JsonNode json(int id) {
    Attempt attempt = attempts.get(id - 1);
    boolean over = !clock.instant().isBefore(attempt.ended());
    ObjectNode json = JSON.objectNode().put("id", Long.toString(BEFORE + id)).put("index", 1);
    json.putObject("project").put("name", attempt.project());
    json.putObject("workflow").put("name", WORKFLOW);
    json.put("sessionTime", attempt.created().toString());
    json.put("createdAt", attempt.created().toString());
    json.put("finishedAt", over ? attempt.ended().toString() : null);
    json.put("done", over).put("status", over ? "success" : "running");
    ObjectNode params = json.putObject("params");
    if (attempt.owner() == null) {
      params.put("last_executed_session_time", attempt.created().minusSeconds(86_400).toString());
    } else {
      params.put("owner", attempt.owner());
    }
    return json;
  }

  private JsonNode tasks(Attempt attempt) {
    boolean begun = !clock.instant().isBefore(attempt.started());
    ObjectNode body = list("tasks");
    body.withArray("tasks")
        .addObject()
        .put("fullName", "+" + WORKFLOW)
        .put("startedAt", begun ? attempt.started().toString() : null);
    return body;
  }

  private static ObjectNode list(String name) {
    ObjectNode body = JSON.objectNode();
    body.putArray(name);
    return body;
  }
}
