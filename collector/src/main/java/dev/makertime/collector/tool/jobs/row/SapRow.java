package dev.makertime.collector.tool.jobs.row;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;

/**
 * Reads a background job of SAP, whose texts may be filled up with spaces. One without a period and
 * without an event is a person's.
 */
final class SapRow {
  private SapRow() {}

  static JobRow read(JsonNode row, JobTimes times) {
    Instant asked = times.digits(row, "sdldate", "sdltime", null);
    Instant planned = times.digits(row, "sdlstrtdt", "sdlstrttm", asked);
    Instant began = times.digits(row, "strtdate", "strttime", planned == null ? asked : planned);
    Instant ended = times.digits(row, "enddate", "endtime", began);
    RunTrigger trigger = trigger(row);
    return new JobRow(
        required(row, "row_id").replaceAll(" +(/|$)", "$1"),
        required(row, "jobname").strip(),
        null,
        null,
        text(row, "sdluname"),
        trigger,
        trigger == RunTrigger.UNKNOWN,
        status(required(row, "status"), ended != null),
        1,
        asked,
        planned == null ? asked : planned,
        began,
        ended,
        false);
  }

  private static RunTrigger trigger(JsonNode row) {
    if ("X".equals(text(row, "periodic"))) {
      return RunTrigger.SCHEDULE;
    }
    boolean isEvent = !row.path("eventid").asText("").isBlank();
    return isEvent ? RunTrigger.DEPENDENCY : RunTrigger.UNKNOWN;
  }

  /** A is what SAP calls canceled: ended by an error, or by somebody; it does not tell which. */
  private static RunStatus status(String status, boolean hasEnded) {
    return switch (status.strip()) {
      case "F" -> RunStatus.SUCCESS;
      case "A" -> RunStatus.FAILED;
      case "R" -> RunStatus.RUNNING;
      case "P", "S", "Y", "Z" -> RunStatus.QUEUED;
      case "X" -> hasEnded ? RunStatus.ENDED : RunStatus.RUNNING;
      default -> throw new IllegalArgumentException("an unknown status");
    };
  }
}
