package dev.makertime.collector.tool.databricks;

import static dev.makertime.collector.tool.databricks.Answers.RUN;
import static dev.makertime.collector.tool.databricks.Answers.found;
import static dev.makertime.collector.tool.databricks.Answers.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Run;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a run is, by what older and newer servers say. */
class DatabricksStatusTest {
  @ParameterizedTest
  @CsvSource({
    "TERMINATED, SUCCESS, SUCCESS",
    "TERMINATED, SUCCESS_WITH_FAILURES, SUCCESS",
    "TERMINATED, FAILED, FAILED",
    "TERMINATED, TIMEDOUT, FAILED",
    "TERMINATED, CANCELED, CANCELED",
    "TERMINATED, MAXIMUM_CONCURRENT_RUNS_REACHED, SKIPPED",
    "TERMINATED, UPSTREAM_FAILED, SKIPPED",
    "INTERNAL_ERROR, FAILED, FAILED",
    "INTERNAL_ERROR, , FAILED",
    "SKIPPED, , SKIPPED",
    "TERMINATED, , ENDED",
  })
  void how_it_ended_is_its_status(String life, @Nullable String result, String status) {
    String run =
        RUN.replace("TERMINATED", life)
            .replace(
                "\"result_state\":\"SUCCESS\",",
                result == null ? "" : "\"result_state\":\"" + result + "\",");

    assertThat(found(run).runs().get(0).status()).hasToString(status);
  }

  @ParameterizedTest
  @CsvSource({
    "TERMINATED, SUCCESS, SUCCESS", "TERMINATED, USER_CANCELED, CANCELED",
    "TERMINATED, MAX_CONCURRENT_RUNS_EXCEEDED, SKIPPED", "TERMINATED, RUN_EXECUTION_ERROR, FAILED",
    "TERMINATED, CLUSTER_ERROR, FAILED",
  })
  void newer_servers_have_a_status_in_place_of_the_state(String state, String code, String status) {
    String run =
        RUN.replaceFirst(
            "\"state\":\\{[^}]*}",
            "\"status\":{\"state\":\""
                + state
                + "\",\"termination_details\":{\"code\":\""
                + code
                + "\",\"message\":\"canary\"}}");

    assertThat(found(run).runs().get(0).status()).hasToString(status);
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUED, QUEUED 10:00:00.250 null null",
    "PENDING, QUEUED 10:00:00.250 null null",
    "RUNNING, RUNNING 10:00:00.250 10:02:00.250 null",
    "TERMINATING, RUNNING 10:00:00.250 10:02:00.250 null",
  })
  void what_has_no_end_waits_or_runs(String life, String expected) {
    String run = RUN.replace("1781517900250", "0").replace("TERMINATED", life);

    Reading.Found found = found(run);
    Run told = found.runs().get(0);

    assertThat(
            "%s %s %s %s"
                .formatted(
                    told.status(), time(told.created()), time(told.began()), time(told.ended())))
        .isEqualTo(expected);
    assertThat(found.activities().get(0).isOpen()).isTrue();
    assertThat(told.revision()).isLessThan(found(RUN).runs().get(0).revision());
  }
}
