package dev.makertime.collector.tool.openlineage;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.requiredTime;
import static dev.makertime.collector.reading.JsonEvidence.text;
import static dev.makertime.collector.reading.JsonEvidence.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.reading.WebhookSecrets;
import dev.makertime.collector.tool.airflow.TriggeredBy;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads OpenLineage's run events, as Airflow's provider sends them. A DAG run that a person
 * triggered is a manual act and a wait; Airflow names the person from 3.1 on. Each DAG run and each
 * task is a run. One that failed stays failed whatever follows.
 */
public final class OpenLineageHook implements WebhookReader {
  /** The path that OpenLineage's HTTP transport has by default. */
  static final ClientPath PATH =
      new ClientPath(
          "/api/v1/lineage",
          "lineage",
          "Bearer",
          "a bearer key of an openlineage source is needed",
          202);

  private static final Set<String> OVER = Set.of("COMPLETE", "FAIL", "ABORT");
  private static final Set<String> RUNNING = Set.of("START", "RUNNING", "OTHER");
  private static final Set<String> BY_HAND = Set.of("manual", "asset_materialization");

  private static final Duration LONGEST_QUEUE = Duration.ofMinutes(15);

  /** Above what any time gives: a failure holds against a completion that comes later. */
  private static final long FAILED = 1L << 41;

  private final String name;
  private final WebhookSecrets keys;

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   * @param keys of which the bearer key must be one
   */
  public OpenLineageHook(String name, List<String> keys) {
    this.name = name;
    this.keys = new WebhookSecrets(keys);
  }

  @Override
  public boolean isAuthentic(Payload payload) {
    return keys.acceptBearer(payload.header("authorization"));
  }

  @Override
  public boolean isRefusedByHeaders(Payload head) {
    return !isAuthentic(head);
  }

  @Override
  public List<ClientPath> clientPaths() {
    return List.of(PATH);
  }

  @Override
  public Reading read(Payload payload) {
    return read(payload.body());
  }

  /** Never throws, whatever the bytes. */
  public Reading read(byte[] event) {
    return SafeJson.ofObject(event, this::read);
  }

  private Reading read(JsonNode event) {
    if (!event.has("run")) {
      return event.has("job") || event.has("dataset")
          ? new Ignored("an event about a job or a dataset, not about a run")
          : new Rejected("no run event: lacks run");
    }
    String type = text(event, "eventType");
    Instant at = requiredTime(event, "eventTime");
    required(event.path("run"), "runId");
    JsonNode facets = event.path("run").path("facets");
    JsonNode run = facets.path("airflowDagRun").path("dagRun");
    if (!run.isObject()) {
      if (type != null && isTask(facets.path("airflow"))) {
        return task(type, at, facets.path("airflow"));
      }
      return new Ignored("a run without the facet of a DAG run names nobody");
    }
    if (type == null || !(OVER.contains(type) || RUNNING.contains(type))) {
      return new Rejected("an unknown eventType");
    }
    String who = text(run, "triggering_user_name");
    boolean byHand = BY_HAND.contains(String.valueOf(text(run, "run_type")));
    boolean isPersons = byHand && !TriggeredBy.isMachine(run) && who != null;
    Run told =
        new LineageRun(name, type, at, run)
            .ofDag(id(run), began(run, type, at), isPersons ? who : null);
    return new Reading.Found(
        isPersons ? activities(run, type, at, name + ":" + who) : List.of(),
        List.of(),
        List.of(told));
  }

  private static boolean isTask(JsonNode airflow) {
    return airflow.path("dagRun").isObject()
        && airflow.path("taskInstance").isObject()
        && airflow.path("task").isObject();
  }

  private Reading task(String type, Instant at, JsonNode airflow) {
    if (!(OVER.contains(type) || RUNNING.contains(type))) {
      return new Rejected("an unknown eventType");
    }
    JsonNode run = airflow.path("dagRun");
    Run told = new LineageRun(name, type, at, run).ofTask(id(run), airflow);
    return new Reading.Found(List.of(), List.of(), List.of(told));
  }

  private String id(JsonNode run) {
    int cleared = JsonEvidence.count(run, "clear_number", 0);
    String which = cleared == 0 ? "" : "/" + cleared;
    return name + "/" + required(run, "dag_id") + "/" + required(run, "run_id") + which;
  }

  private List<Activity> activities(JsonNode run, String type, Instant at, String identity) {
    String dag = required(run, "dag_id");
    int cleared = JsonEvidence.count(run, "clear_number", 0);
    String id = id(run);
    Instant began = began(run, type, at);
    Instant start = cleared == 0 ? asked(run, began) : began;
    Instant end = OVER.contains(type) ? at : null;
    long revision = JsonEvidence.revision(end == null ? 4 : 8, Stream.of(start, began, end));
    Map<String, String> labels = Map.of("trigger", "manual");
    List<Activity> all = new ArrayList<>();
    if (cleared == 0) {
      all.add(JsonEvidence.point(id + "/start", identity, start, dag, labels));
    }
    all.add(
        JsonEvidence.waiting(
            id, type.equals("FAIL") ? FAILED : revision, identity, start, began, end, dag, labels));
    return all;
  }

  /**
   * Of a run about another day, {@code run_after} says when that day was, not when it was asked.
   */
  private static Instant asked(JsonNode run, Instant began) {
    Instant after = time(run, "run_after");
    return after == null || after.isAfter(began) || after.isBefore(began.minus(LONGEST_QUEUE))
        ? began
        : after;
  }

  private static Instant began(JsonNode run, String type, Instant at) {
    @Nullable Instant started = time(run, "start_date");
    if (started != null) {
      return started;
    }
    if (!type.equals("START")) {
      throw new IllegalArgumentException("a run lacks start_date");
    }
    return at;
  }
}
