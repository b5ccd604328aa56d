package dev.makertime.collector.tool.digdag;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.requiredTime;
import static dev.makertime.collector.reading.JsonEvidence.text;
import static dev.makertime.collector.reading.JsonEvidence.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads one attempt of a digdag session. digdag knows no users: whoever {@code params.owner} names,
 * or else the project itself, is who started it, where it was started by hand. A scheduler sets
 * {@code last_executed_session_time}, a retry or a backfill has a name.
 *
 * @param json an answer of {@code /api/attempts/ID}
 */
public record DigdagAttempt(JsonNode json) {
  /** So long after a session is due, at most, its scheduler has started it. */
  private static final Duration PUNCTUAL = Duration.ofMinutes(5);

  String id() {
    return Long.toString(number());
  }

  /**
   * The number that digdag writes as a text.
   *
   * @throws IllegalArgumentException where it is none
   */
  long number() {
    String id = required(json, "id");
    if (!id.matches("[1-9]\\d{0,17}")) {
      throw new IllegalArgumentException("lacks id, a number");
    }
    return Long.parseLong(id);
  }

  String workflow() {
    return required(json.path("workflow"), "name");
  }

  String subject() {
    return required(json.path("project"), "name") + "/" + workflow();
  }

  Instant created() {
    return requiredTime(json, "createdAt");
  }

  boolean isDone() {
    return json.path("done").asBoolean(false);
  }

  /**
   * What the attempt tells.
   *
   * @param source the prefix of identities
   * @param ownerKey the parameter that names who started it
   * @param schedule of its workflow, an entry of {@code /api/schedules}; absent where it has none
   * @param tasks an answer of {@code /api/attempts/ID/tasks}; absent where nobody asked
   * @param isChild whether a {@code require>} of another attempt started it
   */
  public Reading read(
      String source,
      String ownerKey,
      Optional<JsonNode> schedule,
      Optional<JsonNode> tasks,
      boolean isChild) {
    return SafeJson.guarded(
        () -> {
          boolean isScheduled = !isChild && isScheduled(schedule);
          RunTrigger trigger =
              isChild ? RunTrigger.DEPENDENCY : isScheduled ? RunTrigger.SCHEDULE : triggerByHand();
          return new Reading.Found(
              trigger.isOfMachine() ? List.of() : activities(source, ownerKey, tasks),
              List.of(),
              List.of(run(source, ownerKey, tasks, trigger)));
        });
  }

  private Run run(String source, String ownerKey, Optional<JsonNode> tasks, RunTrigger trigger) {
    Instant began = tasks.flatMap(this::began).orElse(null);
    Instant finished = time(json, "finishedAt");
    return Run.of(source, source + "/attempt/" + id(), revision(began, finished))
        .kind(RunKind.DAG)
        .subject(subject())
        .trigger(trigger)
        .who(trigger.isOfMachine() ? null : identity(source, ownerKey))
        .status(status(began))
        .attempt(JsonEvidence.count(json, "index", 1))
        .times(created(), began, finished)
        .build();
  }

  private RunStatus status(@Nullable Instant began) {
    if (!isDone()) {
      return began == null ? RunStatus.QUEUED : RunStatus.RUNNING;
    }
    if (json.path("success").asBoolean(false)) {
      return RunStatus.SUCCESS;
    }
    return json.path("cancelRequested").asBoolean(false) ? RunStatus.CANCELED : RunStatus.FAILED;
  }

  private RunTrigger triggerByHand() {
    return switch (trigger()) {
      case "retry" -> RunTrigger.RETRY_MANUAL;
      case "backfill" -> RunTrigger.COMMAND;
      default -> RunTrigger.UNKNOWN;
    };
  }

  private String identity(String source, String ownerKey) {
    String owner = text(json.path("params"), ownerKey);
    String who = owner == null ? "project/" + required(json.path("project"), "name") : owner;
    return source + ":" + who;
  }

  private long revision(@Nullable Instant began, @Nullable Instant finished) {
    int rank = finished != null ? 5 : began == null ? 1 : 3;
    return JsonEvidence.revision(rank, Stream.of(created(), began, finished));
  }

  private List<Activity> activities(String source, String ownerKey, Optional<JsonNode> tasks) {
    String id = source + "/attempt/" + id();
    String identity = identity(source, ownerKey);
    Map<String, String> labels = Map.of("trigger", trigger());
    Instant created = created();
    Instant began = tasks.flatMap(this::began).orElse(null);
    Instant finished = time(json, "finishedAt");
    return List.of(
        JsonEvidence.point(id + "/start", identity, created, subject(), labels),
        JsonEvidence.waiting(
            id, revision(began, finished), identity, created, began, finished, subject(), labels));
  }

  /** Copies of tasks that an earlier attempt finished have no start of their own. */
  private Optional<Instant> began(JsonNode tasks) {
    return JsonEvidence.earliest(
        StreamSupport.stream(tasks.path("tasks").spliterator(), false)
            .map(task -> time(task, "startedAt")));
  }

  private String trigger() {
    if (text(json, "retryAttemptName") == null) {
      return "start";
    }
    return json.path("index").asInt(1) > 1 ? "retry" : "backfill";
  }

  private boolean isScheduled(Optional<JsonNode> schedule) {
    if (text(json, "retryAttemptName") != null) {
      return false;
    }
    JsonNode params = json.path("params");
    if (text(params, "last_executed_session_time") != null) {
      return true;
    }
    return schedule.isPresent()
        && text(params, "last_session_time") != null
        && isFirstOf(schedule.get(), params);
  }

  /** A schedule's first run ever looks like a start by hand, but it is due and on time. */
  private boolean isFirstOf(JsonNode schedule, JsonNode params) {
    Instant session = requiredTime(json, "sessionTime");
    Instant before = requiredTime(params, "last_session_time");
    Instant after = time(params, "next_session_time");
    Instant nextSession = time(schedule, "nextScheduleTime");
    Instant nextRun = time(schedule, "nextRunTime");
    if (nextSession == null || nextRun == null) {
      return false;
    }
    boolean onGrid =
        after == null || Duration.between(before, session).equals(Duration.between(session, after));
    Instant due = session.plus(Duration.between(nextSession, nextRun));
    return onGrid && !created().isBefore(due) && created().isBefore(due.plus(PUNCTUAL));
  }

  /** Attempts that a task of this one waits for. */
  static Stream<String> childrenOf(JsonNode tasks) {
    return StreamSupport.stream(tasks.path("tasks").spliterator(), false)
        .map(task -> task.path("stateParams"))
        .map(DigdagAttempt::target)
        .flatMap(Stream::ofNullable);
  }

  private static @Nullable String target(JsonNode stateParams) {
    String id = text(stateParams, "target_attempt_id");
    return id == null ? text(stateParams.path("require"), "target_attempt_id") : id;
  }
}
