package dev.makertime.collector.tool.jobs.row;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;

/** Reads a run of pg_cron, which only schedules set off. */
final class PgCronRow {
  private PgCronRow() {}

  static JobRow read(JsonNode row, JobTimes times) {
    Instant began = times.time(row, "start_time", null);
    String name = text(row, "jobname");
    return new JobRow(
        required(row, "row_id"),
        name == null ? "job " + required(row, "jobid") : name,
        null,
        null,
        null,
        RunTrigger.SCHEDULE,
        false,
        status(required(row, "status")),
        1,
        null,
        null,
        began,
        times.time(row, "end_time", began),
        false);
  }

  private static RunStatus status(String status) {
    return switch (status) {
      case "starting", "connecting" -> RunStatus.QUEUED;
      case "sending", "running" -> RunStatus.RUNNING;
      case "succeeded" -> RunStatus.SUCCESS;
      case "failed" -> RunStatus.FAILED;
      default -> throw new IllegalArgumentException("an unknown status");
    };
  }
}
