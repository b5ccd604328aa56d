package dev.makertime.collector.tool.jobs.row;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a row of the user's own SELECT, whose columns have the names and words of runs. */
final class TableRow {
  private TableRow() {}

  static JobRow read(JsonNode row, JobTimes times) {
    Instant created = times.time(row, "created", null);
    Instant began = times.time(row, "began", created);
    Instant ended = times.time(row, "ended", began == null ? created : began);
    String why = text(row, "trigger");
    RunTrigger trigger = why == null ? RunTrigger.UNKNOWN : RunTrigger.of(why);
    return new JobRow(
        required(row, "id").strip(),
        text(row, "subject"),
        null,
        null,
        text(row, "who"),
        trigger,
        !trigger.isOfMachine(),
        status(text(row, "status"), began, ended),
        1,
        null,
        created,
        began,
        ended,
        false);
  }

  private static RunStatus status(
      @Nullable String status, @Nullable Instant began, @Nullable Instant ended) {
    if (status != null) {
      return RunStatus.of(status);
    }
    return ended != null ? RunStatus.ENDED : began == null ? RunStatus.QUEUED : RunStatus.RUNNING;
  }
}
