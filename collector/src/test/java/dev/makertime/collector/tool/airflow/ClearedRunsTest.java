package dev.makertime.collector.tool.airflow;

import static dev.makertime.collector.tool.airflow.AirflowPolling.CLEAR;
import static dev.makertime.collector.tool.airflow.AirflowPolling.PREVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that somebody cleared. */
@NullUnmarked // JSON has nulls
class ClearedRunsTest {
  private final AirflowServer airflow = new AirflowServer();
  @AutoClose private final Polling polling = AirflowPolling.of(airflow);

  @Test
  void what_a_run_asked_before_it_was_cleared_is_another_try() {
    airflow.question("08:20:00");
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    airflow.row(2, "post_clear_task_instances", "bo", "09:00:00", PREVIEW);
    airflow.row(3, "post_clear_task_instances", "bo", "09:00:05", CLEAR);
    airflow.run("r1", "manual", "success", "09:00:06", "09:01:00", "09:40:00", "09:40:00");
    airflow.question("09:10:00");

    polling.poll();

    assertThat(polling.latest())
        .contains("airflow:bo wait airflow/etl/r1/cleared/3 09:00:05Z 09:01:00Z 09:10:00Z");
  }

  @Test
  void who_cleared_a_run_waits_for_it_anew_and_whoever_waited_before_waits_no_longer() {
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    airflow.run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10");
    poll("08:10:00");

    airflow.row(2, "post_clear_task_instances", "bo", "08:30:00", PREVIEW);
    airflow.row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    airflow.run("r1", "manual", "queued", "08:30:06", null, null, "08:30:06");
    poll("08:35:00");
    airflow.run("r1", "manual", "success", "08:30:06", "08:31:00", "08:40:00", "08:40:00");
    poll("08:45:00");

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/1 08:00:00Z null 08:00:00Z",
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:30:05Z",
            "airflow:bo manual airflow/log/3 08:30:05Z null 08:30:05Z",
            "airflow:bo wait airflow/etl/r1/cleared/3 08:30:05Z 08:31:00Z 08:40:00Z");
  }

  @Test
  void a_run_that_was_cleared_and_is_over_in_one_round_leaves_the_wait_before_as_it_was() {
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    airflow.run("r1", "manual", "success", "08:00:01", "08:00:10", "08:05:00", "08:05:00");
    poll("08:10:00");

    airflow.row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    airflow.run("r1", "manual", "success", "08:30:06", "08:31:00", "08:40:00", "08:40:00");
    poll("08:45:00");
    polling.poll();

    assertThat(polling.latest())
        .contains(
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:05:00Z",
            "airflow:bo wait airflow/etl/r1/cleared/3 08:30:05Z 08:31:00Z 08:40:00Z");
  }

  @Test
  void a_clear_of_which_nothing_came_is_an_act_and_no_wait() {
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    airflow.run("r1", "manual", "success", "08:00:01", "08:00:10", "08:05:00", "08:05:00");
    airflow.row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    poll("08:31:00");
    poll("08:45:00");

    assertThat(polling.latest())
        .containsExactlyInAnyOrder(
            "airflow:ana manual airflow/log/1 08:00:00Z null 08:00:00Z",
            "airflow:bo manual airflow/log/3 08:30:05Z null 08:30:05Z",
            "airflow:bo null airflow/etl/r1/cleared/3 null null null",
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:05:00Z");
  }

  /** Up to Airflow 3.1.3 such a run keeps also the time at which it was queued. */
  @ParameterizedTest
  @CsvSource({"true, 08:30:06", "false, 08:30:06", "true, 08:00:01", "false, 08:00:01"})
  void a_run_that_was_cleared_while_it_ran_runs_on_and_was_not_queued_again(
      boolean seenBefore, String queued) {
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{\"dag_run_id\": \"r1\"}");
    airflow.run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10");
    if (seenBefore) {
      poll("08:10:00");
    }
    airflow.row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    airflow.run("r1", "manual", "running", queued, "08:00:10", null, "08:30:06");
    poll("08:45:00");
    assertThat(polling.latest())
        .contains(
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:30:05Z",
            "airflow:bo wait airflow/etl/r1/cleared/3 08:30:05Z 08:30:05Z null");

    airflow.run("r1", "manual", "success", queued, "08:00:10", "09:00:00", "09:00:00");
    poll("09:30:00");
    poll("09:40:00");
    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/1 08:00:00Z null 08:00:00Z",
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:30:05Z",
            "airflow:bo manual airflow/log/3 08:30:05Z null 08:30:05Z",
            "airflow:bo wait airflow/etl/r1/cleared/3 08:30:05Z 08:30:05Z 09:00:00Z");
  }

  @Test
  void a_run_that_was_cleared_twice_while_it_ran_is_three_waits_one_after_the_other() {
    airflow
        .run("r1", "manual", "running", "08:50:06", "08:00:10", null, "08:50:06")
        .put("triggering_user_name", "ana");
    airflow.row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    airflow.row(4, "post_clear_task_instances", "cy", "08:50:05", CLEAR);
    poll("09:10:00");

    assertThat(polling.latest())
        .contains(
            "airflow:ana wait airflow/etl/r1 08:00:10Z 08:00:10Z 08:30:05Z",
            "airflow:bo wait airflow/etl/r1/cleared/3 08:30:05Z 08:30:05Z 08:50:05Z",
            "airflow:cy wait airflow/etl/r1/cleared/4 08:50:05Z 08:50:05Z null");
  }

  @Test
  void who_waited_for_a_run_that_somebody_unknown_cleared_waits_no_longer() {
    airflow.hidesLog = true;
    airflow
        .run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10")
        .put("triggering_user_name", "ana");
    poll("08:10:00");
    airflow
        .run("r1", "manual", "queued", "08:00:01", null, null, "08:30:06")
        .put("triggering_user_name", "ana");
    poll("08:31:00");

    assertThat(polling.latest())
        .contains("airflow:ana wait airflow/etl/r1 08:00:01Z 08:00:10Z 08:31:00Z");
  }

  @Test
  void a_run_that_is_cleared_while_it_is_asked_for_is_read_as_it_is() {
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{\"dag_run_id\": \"r1\"}");
    airflow.run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10");
    poll("08:10:00");
    airflow.row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    airflow.run("r1", "manual", "queued", "08:30:06", null, null, "08:30:06");
    poll("08:30:00"); // the log is read up to then, and the run after
    List<String> waits =
        List.of(
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:30:05Z",
            "airflow:bo wait airflow/etl/r1/cleared/3 08:30:05Z null null");
    assertThat(polling.latest()).containsAll(waits);

    poll("08:35:00");
    assertThat(polling.latest()).containsAll(waits).hasSize(4);
  }

  @Test
  void a_scheduled_run_that_somebody_cleared_is_waited_for_by_them() {
    airflow.row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    airflow.run("r1", "scheduled", "failed", "08:30:06", "08:31:00", "08:40:00", "08:40:00");

    polling.poll();

    assertThat(polling.latest())
        .containsExactly(
            "airflow:bo manual airflow/log/3 08:30:05Z null 08:30:05Z",
            "airflow:bo wait airflow/etl/r1/cleared/3 08:30:05Z 08:31:00Z 08:40:00Z");
  }

  private void poll(String time) {
    polling.now = Instant.parse("2026-06-15T" + time + "Z");
    polling.poll();
  }
}
