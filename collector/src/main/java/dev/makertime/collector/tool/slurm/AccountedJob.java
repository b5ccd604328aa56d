package dev.makertime.collector.tool.slurm;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job of {@code sacct --json}. Releases differ: a number may be an object that says whether it is
 * set, and a state may be a list of which the first is the state.
 */
final class AccountedJob {
  private AccountedJob() {}

  /**
   * Reads a job; its steps are parts of it, and are not read.
   *
   * @throws IllegalArgumentException for one that lacks something
   */
  static SlurmJob of(JsonNode json) {
    JsonNode association = json.path("association");
    long array = number(json.path("array").path("job_id"));
    return new SlurmJob(
        either(text(json, "cluster"), text(association, "cluster")),
        JsonEvidence.requiredId(json, "job_id"),
        array > 0 ? array : null,
        either(text(association, "user"), text(json, "user")),
        either(text(json, "account"), text(association, "account")),
        text(json, "partition"),
        text(json, "name"),
        state(json.path("state").path("current")),
        Math.toIntExact(Math.min(1_000, number(json.path("restart_cnt")))),
        time(json, "submission"),
        time(json, "eligible"),
        time(json, "start"),
        time(json, "end"),
        SlurmJob.isNodes(text(json, "nodes")));
  }

  private static String state(JsonNode current) {
    String state = (current.isArray() ? current.path(0) : current).asText("");
    if (state.isEmpty()) {
      throw new IllegalArgumentException("lacks state.current");
    }
    return state;
  }

  private static @Nullable Instant time(JsonNode json, String field) {
    return SlurmTime.ofSeconds(field, number(json.path("time").path(field)));
  }

  /** A number; 0 where it is not set. */
  private static long number(JsonNode json) {
    JsonNode number = json.isObject() ? json.path("number") : json;
    boolean isSet = !json.isObject() || json.path("set").asBoolean(true);
    boolean isEndless = json.path("infinite").asBoolean(false);
    return isSet && !isEndless && number.canConvertToLong() ? Math.max(0, number.asLong()) : 0;
  }

  private static @Nullable String either(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }
}
