package dev.makertime.collector.tool.otlp;

import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import dev.makertime.model.RunStatus;
import java.util.Locale;

/** Decides how far a pipeline or a task is, by its result, its state or the span's status. */
final class PipelineStatus {
  private PipelineStatus() {}

  static RunStatus of(Span span) {
    if (span.end() == 0) {
      return "pending".equals(span.own().get("cicd.pipeline.run.state"))
          ? RunStatus.QUEUED
          : RunStatus.RUNNING;
    }
    String result =
        span.first(
            "cicd.pipeline.task.run.result",
            "cicd.pipeline.run.task.status",
            "cicd.pipeline.result",
            "cicd.pipeline.run.status",
            "ci.pipeline.run.result");
    return switch (result == null ? "" : result.toLowerCase(Locale.ROOT)) {
      case "success" -> RunStatus.SUCCESS;
      case "failure", "failed", "error", "timeout", "timed_out", "unstable", "startup_failure" ->
          RunStatus.FAILED;
      case "cancellation", "cancelled", "canceled", "aborted" -> RunStatus.CANCELED;
      case "skip", "skipped", "not_built", "not_build" -> RunStatus.SKIPPED;
      default -> ofSpan(span);
    };
  }

  private static RunStatus ofSpan(Span span) {
    if (span.status() == 2 || span.has("error.type")) {
      return RunStatus.FAILED;
    }
    return span.status() == 1 ? RunStatus.SUCCESS : RunStatus.ENDED;
  }
}
