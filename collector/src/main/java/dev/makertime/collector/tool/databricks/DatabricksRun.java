package dev.makertime.collector.tool.databricks;

import static dev.makertime.collector.reading.JsonEvidence.requiredId;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.model.Activity;
import dev.makertime.model.KeyText;
import dev.makertime.model.Run;
import dev.makertime.model.RunBuilder;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a run of a job, with its tasks and repairs. Whoever set it off by hand waits for its first
 * try. A repair is somebody's recovery of it, and Databricks does not tell whose.
 *
 * @param json as {@code runs/get} has it, with its history, or {@code runs/list}
 */
record DatabricksRun(JsonNode json) {
  /** A service principal is named by the id of its application. */
  private static final String PRINCIPAL =
      "(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  private static final int LONGEST_SUBJECT = 256;

  long id() {
    return requiredId(json, "run_id");
  }

  boolean isOver() {
    return JsonEvidence.millis(json, "end_time") != null;
  }

  /** Whether there may be more to know of it than a list tells. */
  boolean isIncomplete() {
    return !isOver()
        || json.path("has_more").asBoolean(false)
        || (DatabricksTimes.hasGap(json) && !json.has("repair_history"));
  }

  /** What it tells. Never throws, whatever it has. */
  Reading read(String source) {
    return SafeJson.guarded(() -> found(source));
  }

  private Reading found(String source) {
    String id = source + "/run/" + id();
    List<JsonNode> repairs = new ArrayList<>();
    JsonNode first = json;
    for (JsonNode item : json.path("repair_history")) {
      if (item.path("type").asText("").equals("ORIGINAL")) {
        first = item;
      } else {
        repairs.add(item);
      }
    }
    List<Run> runs = new ArrayList<>();
    Run main = main(source, id, repairs.isEmpty() ? json : first);
    runs.add(main);
    String before = id;
    int attempt = main.attempt();
    for (JsonNode repair : repairs) {
      Run again = repair(source, id, before, ++attempt, repair);
      runs.add(again);
      before = again.id();
    }
    for (JsonNode task : json.path("tasks")) {
      runs.add(task(source, id, task));
    }
    return new Reading.Found(waits(main), List.of(), runs);
  }

  /** The first try; once it was repaired, its history tells its end, and the run the last one. */
  private Run main(String source, String id, JsonNode first) {
    boolean isOver = JsonEvidence.millis(first, "end_time") != null;
    RunStatus status = DatabricksStatus.of(first, isOver);
    DatabricksTimes times = DatabricksTimes.of(json, status == RunStatus.QUEUED);
    Instant end = JsonEvidence.millis(first, "end_time");
    DatabricksTimes own = end == null ? times : times.until(end);
    int attempt = JsonEvidence.count(json, "attempt_number", 0) + 1;
    RunTrigger trigger = trigger();
    return timed(run(source, id, status, own), own)
        .kind(RunKind.JOB)
        .trigger(trigger)
        .who(isByHand(trigger) ? person(source) : null)
        .attempt(attempt)
        .parent(parent(source, trigger))
        .label(Run.URL, text(json, "run_page_url"))
        .label(Run.CLUSTER, text(json.path("cluster_instance"), "cluster_id"))
        .label(Run.GIT_SHA, text(json.path("git_source").path("git_snapshot"), "used_commit"))
        .build();
  }

  private Run repair(String source, String id, String before, int attempt, JsonNode item) {
    boolean isOver = JsonEvidence.millis(item, "end_time") != null;
    RunStatus status = DatabricksStatus.of(item, isOver);
    DatabricksTimes times = DatabricksTimes.of(item, status == RunStatus.QUEUED);
    return timed(run(source, id + "/repair/" + requiredId(item, "id"), status, times), times)
        .kind(RunKind.JOB)
        .trigger(RunTrigger.RETRY_MANUAL)
        .attempt(attempt)
        .parent(before)
        .build();
  }

  private Run task(String source, String id, JsonNode task) {
    boolean isOver = JsonEvidence.millis(task, "end_time") != null;
    RunStatus status = DatabricksStatus.of(task, isOver);
    DatabricksTimes times = DatabricksTimes.of(started(task), status == RunStatus.QUEUED);
    int attempt = JsonEvidence.count(task, "attempt_number", 0) + 1;
    return timed(run(source, source + "/run/" + requiredId(task, "run_id"), status, times), times)
        .kind(RunKind.TASK)
        .job(text(task, "task_key"))
        .trigger(attempt > 1 ? RunTrigger.UNKNOWN : RunTrigger.DEPENDENCY)
        .attempt(attempt)
        .parent(id)
        .label(Run.CLUSTER, text(task.path("cluster_instance"), "cluster_id"))
        .build();
  }

  /** A task that was not started yet has been waiting since the run was. */
  private JsonNode started(JsonNode task) {
    if (!(task instanceof ObjectNode fields)) {
      throw new IllegalArgumentException("tasks has an entry that is no object");
    }
    return JsonEvidence.millis(task, "start_time") != null
        ? task
        : fields.deepCopy().set("start_time", json.path("start_time"));
  }

  private RunBuilder run(String source, String id, RunStatus status, DatabricksTimes times) {
    int rank = status == RunStatus.QUEUED ? 2 : status.isOver() ? 5 : 3;
    long revision =
        JsonEvidence.revision(rank, Stream.of(times.asked(), times.began(), times.ended()));
    return Run.of(source, id, revision).subject(subject()).status(status);
  }

  private static RunBuilder timed(RunBuilder run, DatabricksTimes times) {
    return run.times(times.asked(), times.began(), times.ended());
  }

  /**
   * Whoever set it off waits. That is no act beside: a scheduler may have called with their token,
   * and an act would say that they were at something else.
   */
  private List<Activity> waits(Run main) {
    String who = main.who();
    Instant asked = Objects.requireNonNull(main.created());
    if (who == null) {
      return List.of();
    }
    Map<String, String> labels = new TreeMap<>();
    labels.put("trigger", main.trigger().text());
    JsonEvidence.label(labels, Activity.URL, main.labels().get(Run.URL));
    Instant ended = main.ended();
    if (ended != null && Duration.between(asked, ended).compareTo(Activity.LONGEST) > 0) {
      return List.of();
    }
    return List.of(
        JsonEvidence.waiting(
            main.id(),
            main.revision(),
            who,
            asked,
            main.began(),
            ended,
            Objects.requireNonNull(main.subject()),
            labels));
  }

  private RunTrigger trigger() {
    if (json.path("run_type").asText("").equals("WORKFLOW_RUN")) {
      return RunTrigger.DEPENDENCY;
    }
    return switch (json.path("trigger").asText("")) {
      case "PERIODIC", "CONTINUOUS" -> RunTrigger.SCHEDULE;
      case "RUN_JOB_TASK", "FILE_ARRIVAL", "TABLE" -> RunTrigger.DEPENDENCY;
      case "RETRY" -> RunTrigger.RETRY_AUTO;
      case "ONE_TIME" ->
          json.path("run_type").asText("").equals("SUBMIT_RUN") || isPrincipal()
              ? RunTrigger.API
              : RunTrigger.WEB;
      default -> RunTrigger.UNKNOWN;
    };
  }

  private static boolean isByHand(RunTrigger trigger) {
    return trigger == RunTrigger.WEB || trigger == RunTrigger.API;
  }

  private boolean isPrincipal() {
    String creator = text(json, "creator_user_name");
    return creator != null && creator.matches(PRINCIPAL);
  }

  private @Nullable String person(String source) {
    String creator = text(json, "creator_user_name");
    return creator == null || isPrincipal() ? null : source + ":" + creator;
  }

  private @Nullable String parent(String source, RunTrigger trigger) {
    JsonNode other =
        trigger == RunTrigger.RETRY_AUTO
            ? json.path("original_attempt_run_id")
            : json.path("trigger_info").path("run_id");
    boolean isOther =
        other.isIntegralNumber()
            && other.canConvertToLong()
            && other.asLong() > 0
            && other.asLong() != id();
    return isOther ? source + "/run/" + other.asLong() : null;
  }

  /** Names are free text: what no subject can have becomes a space, and the end is cut. */
  private String subject() {
    String name = text(json, "run_name");
    String cut = name == null ? "" : KeyText.beginning(name, LONGEST_SUBJECT);
    return cut.isEmpty() ? "job " + Math.max(0, json.path("job_id").asLong(0)) : cut;
  }
}
