package dev.makertime.collector.tool.slurm;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as the plugins {@code jobcomp/elasticsearch} and {@code jobcomp/kafka} tell it. */
final class CompletedJob {
  private CompletedJob() {}

  /**
   * Reads a job.
   *
   * @throws IllegalArgumentException for one that lacks something
   */
  static SlurmJob of(JsonNode json) {
    JsonNode array = json.path("array_job_id");
    return new SlurmJob(
        text(json, "cluster"),
        JsonEvidence.requiredId(json, "jobid"),
        array.isIntegralNumber() && array.asLong() > 0 ? array.asLong() : null,
        text(json, "username"),
        text(json, "account"),
        text(json, "partition"),
        text(json, "job_name"),
        required(json, "state"),
        0,
        time(json, "@submit"),
        time(json, "@eligible"),
        time(json, "@start"),
        time(json, "@end"),
        SlurmJob.isNodes(text(json, "nodes")));
  }

  private static @Nullable Instant time(JsonNode json, String field) {
    return SlurmTime.ofText(field, text(json, field));
  }
}
