package dev.makertime.collector.tool.databricks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.RunStatus;
import java.util.Set;

/** Reads how far something is: the {@code status} of newer servers, else the older state. */
final class DatabricksStatus {
  private static final Set<String> SKIPPED =
      Set.of(
          "SKIPPED",
          "EXCLUDED",
          "DISABLED",
          "UPSTREAM_FAILED",
          "MAXIMUM_CONCURRENT_RUNS_REACHED",
          "MAX_CONCURRENT_RUNS_EXCEEDED",
          "MAX_JOB_QUEUE_SIZE_EXCEEDED",
          "MAX_SPARK_CONTEXTS_EXCEEDED");
  private static final Set<String> CANCELED =
      Set.of("CANCELED", "USER_CANCELED", "UPSTREAM_CANCELED");
  private static final Set<String> WELL = Set.of("SUCCESS", "SUCCESS_WITH_FAILURES");
  private static final Set<String> NOT_BEGUN =
      Set.of("QUEUED", "PENDING", "BLOCKED", "WAITING", "WAITING_FOR_RETRY");

  private DatabricksStatus() {}

  /**
   * Reads the status of a run, a task or a repair.
   *
   * @param isOver whether it has an end
   */
  static RunStatus of(JsonNode json, boolean isOver) {
    JsonNode status = json.path("status");
    JsonNode state = json.path("state");
    if (!isOver) {
      String how = status.path("state").asText(state.path("life_cycle_state").asText(""));
      return NOT_BEGUN.contains(how) ? RunStatus.QUEUED : RunStatus.RUNNING;
    }
    String life = state.path("life_cycle_state").asText("");
    String result = state.path("result_state").asText(life);
    String code = status.path("termination_details").path("code").asText(result);
    if (WELL.contains(code)) {
      return RunStatus.SUCCESS;
    }
    if (CANCELED.contains(code) || CANCELED.contains(result)) {
      return RunStatus.CANCELED;
    }
    if (SKIPPED.contains(code) || SKIPPED.contains(life) || SKIPPED.contains(result)) {
      return RunStatus.SKIPPED;
    }
    return code.isEmpty() || code.equals("TERMINATED") ? RunStatus.ENDED : RunStatus.FAILED;
  }
}
