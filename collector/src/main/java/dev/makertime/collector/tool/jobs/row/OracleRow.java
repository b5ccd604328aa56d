package dev.makertime.collector.tool.jobs.row;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a run of Oracle's Scheduler, which is logged when it is over. A manual run looks like any
 * other, so only rules tell which a person asked for.
 */
final class OracleRow {
  private OracleRow() {}

  static JobRow read(JsonNode row, JobTimes times) {
    Instant asked = times.time(row, "req_start_date", null);
    Instant began = times.time(row, "actual_start_date", null);
    Duration length = JobTimes.interval(row, "run_duration");
    Instant logged = times.time(row, "row_at", null);
    String part = text(row, "job_subname");
    return new JobRow(
        required(row, "row_id"),
        text(row, "job_name"),
        part,
        text(row, "job_class"),
        Objects.requireNonNullElse(text(row, "job_creator"), required(row, "owner")),
        part == null ? trigger(row) : RunTrigger.DEPENDENCY,
        false,
        status(required(row, "status")),
        isAgain(row) ? 2 : 1,
        null,
        asked,
        began,
        began == null || length == null ? logged : began.plus(length),
        false);
  }

  private static RunTrigger trigger(JsonNode row) {
    if (isAgain(row)) {
      return RunTrigger.RETRY_AUTO;
    }
    return switch (Objects.requireNonNullElse(text(row, "schedule_type"), "")) {
      case "CALENDAR", "NAMED", "PLSQL", "WINDOW", "WINDOW_GROUP" -> RunTrigger.SCHEDULE;
      case "EVENT" -> RunTrigger.DEPENDENCY;
      default -> RunTrigger.UNKNOWN;
    };
  }

  /** Whether the Scheduler itself ran it once more, after a failure or a stop of the database. */
  private static boolean isAgain(JsonNode row) {
    @Nullable String operation = text(row, "operation");
    return "RETRY_RUN".equals(operation) || "RECOVERY_RUN".equals(operation);
  }

  private static RunStatus status(String status) {
    return switch (status) {
      case "SUCCEEDED" -> RunStatus.SUCCESS;
      case "FAILED" -> RunStatus.FAILED;
      case "STOPPED" -> RunStatus.CANCELED;
      default -> throw new IllegalArgumentException("an unknown status");
    };
  }
}
