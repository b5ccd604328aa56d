package dev.makertime.collector.tool.jobs.row;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a run of SQL Server's Agent, which is noted when it is over. Who asked for it is only in
 * the words of its message, and when, only in the job's activity, until the job runs again.
 */
final class SqlServerRow {
  private static final Pattern USER = Pattern.compile("invoked by User (.+?)\\.(\\s|$)");

  private SqlServerRow() {}

  static JobRow read(JsonNode row, JobTimes times) {
    Instant requested = times.time(row, "run_requested_date", null);
    Instant asked = requested == null ? times.time(row, "queued_date", null) : requested;
    Instant began = times.digits(row, "run_date", "run_time", asked);
    if (began == null) {
      throw new IllegalArgumentException("lacks run_date");
    }
    RunStatus status = status(row);
    String invoked = Objects.requireNonNullElse(text(row, "invoked"), "");
    RunTrigger trigger = trigger(text(row, "run_requested_source"), invoked);
    Matcher user = USER.matcher(invoked);
    String name = text(row, "job_name");
    return new JobRow(
        required(row, "row_id"),
        name == null ? "job " + required(row, "job_id") : name,
        null,
        null,
        user.find() ? user.group(1) : null,
        trigger,
        trigger == RunTrigger.COMMAND,
        status,
        1,
        null,
        asked,
        began,
        status.isOver() ? began.plus(JobTimes.clock(row, "run_duration")) : null,
        asked != null);
  }

  private static RunTrigger trigger(@Nullable String source, String invoked) {
    return switch (Objects.requireNonNullElse(source, "").strip()) {
      case "1", "3", "6" -> RunTrigger.SCHEDULE;
      case "2" -> RunTrigger.DEPENDENCY;
      case "4" -> RunTrigger.COMMAND;
      default -> ofWords(invoked);
    };
  }

  private static RunTrigger ofWords(String invoked) {
    if (invoked.startsWith("invoked by User ")) {
      return RunTrigger.COMMAND;
    }
    if (invoked.startsWith("invoked by Schedule ")) {
      return RunTrigger.SCHEDULE;
    }
    return invoked.startsWith("invoked by Alert ") ? RunTrigger.DEPENDENCY : RunTrigger.UNKNOWN;
  }

  private static RunStatus status(JsonNode row) {
    return switch (required(row, "run_status")) {
      case "0" -> RunStatus.FAILED;
      case "1" -> RunStatus.SUCCESS;
      case "3" -> RunStatus.CANCELED;
      case "2", "4" -> RunStatus.RUNNING;
      default -> throw new IllegalArgumentException("an unknown run_status");
    };
  }
}
