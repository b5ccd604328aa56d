package dev.makertime.collector.tool.airflow;

import static dev.makertime.collector.reading.JsonEvidence.text;
import static dev.makertime.collector.reading.JsonEvidence.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.tool.airflow.DagRun.Act;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts a DAG run of Airflow to a {@link Run}, and each clear of it to another run.
 *
 * @param dagRun which is told
 */
record DagRunConverter(DagRun dagRun) {

  /**
   * The run itself; when it was asked for, the first versions of Airflow do not tell.
   *
   * @param asked when the log says that it was asked for
   */
  Run run(String source, Optional<String> who, Optional<Instant> asked) {
    JsonNode json = dagRun.json();
    Instant created = Optional.ofNullable(time(json, "queued_at")).or(() -> asked).orElse(null);
    Instant began = time(json, "start_date");
    Instant ended = dagRun.isOver() ? time(json, "end_date") : null;
    boolean isAgain = created != null && began != null && began.isBefore(created);
    Instant dated = created == null && began == null ? dagRun.asked() : created;
    return Run.of(
            source,
            source + "/" + dagRun.key(),
            JsonEvidence.revision(rank(began, ended), Stream.of(dated, began, ended)))
        .kind(RunKind.DAG)
        .subject(dagRun.dag())
        .trigger(RunTriggers.of(json))
        .who(who.map(name -> source + ":" + name).orElse(null))
        .status(RunTriggers.status(text(json, "state")))
        .times(isAgain ? null : dated, began, ended)
        .build();
  }

  /** The run that a clear set off; its times from before are those of the run before. */
  Run cleared(String source, String id, Act clear) {
    JsonNode json = dagRun.json();
    Instant began = DagRun.after(clear.when(), time(json, "start_date"));
    boolean isOver = dagRun.isOver();
    Instant ended = isOver ? DagRun.after(clear.when(), time(json, "end_date")) : null;
    return Run.of(
            source,
            id,
            JsonEvidence.revision(rank(began, ended), Stream.of(clear.when(), began, ended)))
        .kind(RunKind.DAG)
        .subject(dagRun.dag())
        .trigger(RunTrigger.RETRY_MANUAL)
        .who(source + ":" + clear.owner())
        .status(
            ended == null && isOver ? RunStatus.QUEUED : RunTriggers.status(text(json, "state")))
        .attempt(2)
        .parent(source + "/" + dagRun.key())
        .times(clear.when(), began, ended)
        .build();
  }

  private static int rank(@Nullable Instant began, @Nullable Instant ended) {
    return ended != null ? 8 : began != null ? 4 : 2;
  }
}
