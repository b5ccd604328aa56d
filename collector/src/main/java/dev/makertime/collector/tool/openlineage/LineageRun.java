package dev.makertime.collector.tool.openlineage;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.tool.airflow.RunTriggers;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts an event of a DAG run, or of a task, to a run. One without facets of Airflow has none.
 *
 * @param source the name of the source
 * @param type of the event: {@code START}, {@code COMPLETE} and so on
 * @param at when it happened
 * @param dagRun the facet of the DAG run
 */
record LineageRun(String source, String type, Instant at, JsonNode dagRun) {
  /** Above what any time gives: a failure holds against a completion that comes later. */
  private static final long FAILED = 1L << 41;

  /**
   * The run of the DAG.
   *
   * @param id as of the activities of whoever waits for it
   * @param began when the facet or the event says so
   * @param who the name of who triggered it, if it is told
   */
  Run ofDag(String id, Instant began, @Nullable String who) {
    RunTrigger trigger = RunTriggers.of(dagRun);
    int cleared = JsonEvidence.count(dagRun, "clear_number", 0);
    Instant queued = time(dagRun, "queued_at");
    Instant created = queued == null || queued.isAfter(began) ? null : queued;
    return Run.of(source, id, revision(began))
        .kind(RunKind.DAG)
        .subject(required(dagRun, "dag_id"))
        .trigger(cleared > 0 ? RunTrigger.UNKNOWN : trigger)
        .who(who == null || cleared > 0 || trigger.isOfMachine() ? null : source + ":" + who)
        .status(status())
        .attempt(cleared + 1)
        .times(created, began, ended())
        .build();
  }

  /**
   * The run of a task.
   *
   * @param dagId the id of the DAG's run
   * @param airflow the facet with the task and its try
   */
  Run ofTask(String dagId, JsonNode airflow) {
    JsonNode instance = airflow.path("taskInstance");
    String task = required(airflow.path("task"), "task_id");
    int attempt = Math.max(1, JsonEvidence.count(instance, "try_number", 1));
    int index = JsonEvidence.count(instance, "map_index", -1);
    String id = dagId + "/" + task + (index < 0 ? "" : "[" + index + "]");
    Instant began = began(instance);
    return Run.of(source, id + "/" + attempt, revision(began))
        .kind(RunKind.TASK)
        .subject(required(dagRun, "dag_id"))
        .job(task)
        .trigger(attempt > 1 ? RunTrigger.UNKNOWN : RunTrigger.DEPENDENCY)
        .status(status())
        .attempt(attempt)
        .parent(attempt > 1 ? id + "/" + (attempt - 1) : dagId)
        .times(time(instance, "queued_dttm"), began, ended())
        .build();
  }

  /** A task tells how long it took once it is over. */
  private @Nullable Instant began(JsonNode instance) {
    Instant started = time(instance, "start_date");
    if (started != null || type.equals("START")) {
      return started == null ? at : started;
    }
    double seconds = instance.path("duration").asDouble(0);
    boolean isTold = status().isOver() && seconds > 0 && seconds < 86_400 * 31.0;
    return isTold ? at.minusMillis(Math.round(seconds * 1_000)) : null;
  }

  private RunStatus status() {
    return switch (type) {
      case "COMPLETE" -> RunStatus.SUCCESS;
      case "FAIL" -> RunStatus.FAILED;
      case "ABORT" -> RunStatus.CANCELED;
      default -> RunStatus.RUNNING;
    };
  }

  private @Nullable Instant ended() {
    return status().isOver() ? at : null;
  }

  private long revision(@Nullable Instant began) {
    return type.equals("FAIL")
        ? FAILED
        : JsonEvidence.revision(status().isOver() ? 8 : 4, Stream.of(began, at));
  }
}
