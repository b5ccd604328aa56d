package dev.makertime.collector.tool.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one job of a shell: from its submission to its completion somebody waits for it. Its name
 * and tags may have code or data in them and are never read.
 *
 * @param json an entry of {@code /applications/ID/jobs}
 * @param closed when its application ended, with which what was going on ended too; null = not yet
 */
record SparkJob(JsonNode json, @Nullable Instant closed) {

  /** The job as a wait of the shell's user. */
  Activity wait(String application, String who, String subject) {
    Instant submitted = submitted();
    return JsonEvidence.waiting(
        id(application), revision(), who, submitted, submitted, completed(), subject, Map.of());
  }

  /** The job as a run that belongs to its application. */
  Run run(String source, String application, @Nullable String who, String subject) {
    return Run.of(source, id(application), revision())
        .kind(RunKind.QUERY)
        .subject(subject)
        .trigger(RunTrigger.COMMAND)
        .who(who)
        .parent(application)
        .times(null, submitted(), completed())
        .status(status())
        .build();
  }

  private String id(String application) {
    JsonNode number = json.path("jobId");
    if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
      throw new IllegalArgumentException("a job lacks jobId");
    }
    return application + "/job/" + number.asLong();
  }

  private Instant submitted() {
    Instant submitted = SparkTime.text(json, "submissionTime");
    if (submitted == null) {
      throw new IllegalArgumentException("a job lacks submissionTime");
    }
    return submitted;
  }

  private @Nullable Instant completed() {
    Instant completed = SparkTime.text(json, "completionTime");
    return completed == null ? closed : completed;
  }

  private long revision() {
    return JsonEvidence.revision(completed() == null ? 3 : 5, Stream.of(submitted(), completed()));
  }

  private RunStatus status() {
    return switch (json.path("status").asText("")) {
      case "SUCCEEDED" -> RunStatus.SUCCESS;
      case "FAILED" -> RunStatus.FAILED;
      default -> completed() == null ? RunStatus.RUNNING : RunStatus.ENDED;
    };
  }
}
