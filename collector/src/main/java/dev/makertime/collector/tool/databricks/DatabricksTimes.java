package dev.makertime.collector.tool.databricks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something was asked for, picked up and over.
 *
 * @param asked when it was asked for
 * @param began when machines were ready; absent while it waits for them
 * @param ended absent while it goes on
 */
record DatabricksTimes(Instant asked, @Nullable Instant began, @Nullable Instant ended) {
  /** Parts are rounded, and there is some time between them. */
  private static final Duration TOLERATED = Duration.ofSeconds(5);

  /**
   * Reads the times of a run or a task. From its start it waits in a queue, then for its cluster.
   *
   * @param isWaiting whether its status says that it has not begun
   */
  static DatabricksTimes of(JsonNode json, boolean isWaiting) {
    Instant start = JsonEvidence.millis(json, "start_time");
    if (start == null) {
      throw new IllegalArgumentException("lacks start_time");
    }
    Instant end = JsonEvidence.millis(json, "end_time");
    if (end != null && end.isBefore(start)) {
      throw new IllegalArgumentException("end_time is before start_time");
    }
    if (isWaiting && end == null) {
      return new DatabricksTimes(start, null, null);
    }
    Instant began = start.plus(length(json, "queue_duration")).plus(length(json, "setup_duration"));
    return new DatabricksTimes(start, end != null && began.isAfter(end) ? end : began, end);
  }

  /** Whether it took longer than it ran and waited: it may have been repaired after a while. */
  static boolean hasGap(JsonNode json) {
    Instant start = JsonEvidence.millis(json, "start_time");
    Instant end = JsonEvidence.millis(json, "end_time");
    Duration ran = length(json, "run_duration");
    return start != null
        && end != null
        && !ran.isZero()
        && Duration.between(start, end)
                .minus(ran)
                .minus(length(json, "queue_duration"))
                .compareTo(TOLERATED)
            > 0;
  }

  /** The same, but over at another time. */
  DatabricksTimes until(Instant end) {
    return new DatabricksTimes(asked, began != null && began.isAfter(end) ? end : began, end);
  }

  private static Duration length(JsonNode json, String field) {
    JsonNode millis = json.path(field);
    if (!millis.isIntegralNumber()) {
      return Duration.ZERO;
    }
    if (!millis.canConvertToLong() || millis.asLong() < 0 || millis.asLong() > 4_000_000_000L) {
      throw new IllegalArgumentException(field + " is impossible");
    }
    return Duration.ofMillis(millis.asLong());
  }
}
