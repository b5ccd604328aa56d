package dev.makertime.collector.tool.github.payload;

import static dev.makertime.collector.reading.JsonEvidence.text;
import static dev.makertime.collector.reading.JsonEvidence.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of a job. GitHub gives every job a start, also those that no runner ever took:
 * what is skipped, cancelled in the queue or behind a gate starts when it is made.
 *
 * @param json an entry of {@code jobs} of {@code /actions/runs/ID/attempts/N/jobs}
 */
record RunJob(JsonNode json) {
  private static final Set<String> AHEAD = Set.of("queued", "waiting", "pending", "requested");

  /** Clocks of several machines differ by a little. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** A time that cannot be read refuses the attempt whole. */
  RunJob {
    for (String at : List.of("created_at", "started_at", "completed_at")) {
      var unused = time(json, at);
    }
  }

  long id() {
    return json.path("id").asLong(0);
  }

  /** Whether it is of this attempt, and not a success of an earlier one that is shown again. */
  boolean isOf(int attempt, Instant start) {
    Instant started = started();
    boolean isEarlier = started != null && started.isBefore(start.minus(SKEW));
    return json.path("run_attempt").asInt(attempt) == attempt && !(attempt > 1 && isEarlier);
  }

  /** Whether it waits at a gate, which mostly is an approval. */
  boolean isWaiting() {
    return status().equals("waiting");
  }

  /** Whether it keeps a run going. */
  boolean isAtWork() {
    return !status().equals("completed") && !isWaiting() && json.hasNonNull("status");
  }

  /** Whether a runner took it, as any field about the runner shows. */
  boolean isTaken() {
    String conclusion = word("conclusion");
    if (AHEAD.contains(status()) || conclusion.equals("skipped")) {
      return false;
    }
    boolean ranToItsEnd = conclusion.equals("success") || status().equals("in_progress");
    boolean knowsRunner =
        json.path("runner_id").asLong(0) > 0
            || text(json, "runner_name") != null
            || !json.path("steps").isEmpty();
    if (ranToItsEnd || knowsRunner) {
      return true;
    }
    Instant started = started();
    boolean saysNothing = !json.has("runner_id") && !json.has("steps");
    return saysNothing && started != null && !started.equals(time(json, "created_at"));
  }

  @Nullable Instant started() {
    return time(json, "started_at");
  }

  @Nullable Instant completed() {
    return time(json, "completed_at");
  }

  private String status() {
    return word("status");
  }

  private String word(String field) {
    return String.valueOf(text(json, field)).toLowerCase(Locale.ROOT);
  }
}
