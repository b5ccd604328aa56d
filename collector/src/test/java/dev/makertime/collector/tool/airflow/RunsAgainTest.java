package dev.makertime.collector.tool.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that run again, of one name, or that are gone; and whose act is about which run. */
@NullUnmarked // JSON has nulls
class RunsAgainTest {
  private final AirflowServer airflow = new AirflowServer();
  @AutoClose private final Polling polling = AirflowPolling.of(airflow);

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void a_row_that_names_no_run_is_about_one_run(String api) {
    airflow.version = api;
    airflow.row(1, "trigger_dag_run", "ana", "07:58:00", "{\"conf\": {}}");
    airflow.run("p1", "manual", "success", "07:58:00", "07:58:05", "07:59:00", "07:59:00");
    poll("07:59:30");
    airflow.run("o1", "manual", "running", "08:00:00", "08:00:05", null, "08:00:05");
    poll("08:10:00");
    airflow.run("o1", "manual", "success", "08:00:00", "08:00:05", "08:30:00", "08:30:00");
    airflow.run("p1", "manual", "success", "07:58:00", "07:58:05", "07:59:00", "08:30:00");
    poll("09:00:00");

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/1 07:58:00Z null 07:58:00Z",
            "airflow:ana wait airflow/etl/p1 07:58:00Z 07:58:05Z 07:59:00Z");
  }

  @Test
  void two_who_triggered_within_minutes_wait_each_for_their_own_run() {
    airflow.version = "v1";
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    airflow.row(2, "trigger_dag_run", "bo", "08:02:00", "{}");
    airflow
        .run("r1", "manual", "success", "08:00:01", "08:02:10", "08:05:00", "09:00:00")
        .put("logical_date", AirflowServer.at("08:00:01"));
    airflow
        .run("r2", "manual", "success", "08:02:01", "08:02:11", "08:06:00", "09:00:00")
        .put("logical_date", AirflowServer.at("08:02:01"));
    airflow.runs.values().forEach(run -> run.remove("queued_at"));
    poll("09:30:00");

    assertThat(polling.latest())
        .contains(
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:02:10Z 08:05:00Z",
            "airflow:bo wait airflow/etl/r2 08:02:00Z 08:02:11Z 08:06:00Z");
  }

  @Test
  void a_clear_that_names_no_run_is_no_new_wait_of_who_triggered_the_run_long_ago() {
    airflow.row(1, "trigger_dag_run", "ana", "00:00:00", "{}");
    airflow.run("r1", "manual", "success", "00:00:01", "00:00:10", "00:05:00", "00:05:00");
    poll("00:10:00");
    airflow.row(
        2, "cli_task_clear", "bo", "08:30:05", "{\"full_command\": \"airflow tasks clear etl\"}");
    airflow.run("r1", "manual", "success", "08:30:06", "08:31:00", "08:40:00", "08:40:00");
    poll("08:45:00");
    poll("08:50:00");

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/1 00:00:00Z null 00:00:00Z",
            "airflow:ana wait airflow/etl/r1 00:00:00Z 00:00:10Z 00:05:00Z",
            "airflow:bo manual airflow/log/2 08:30:05Z null 08:30:05Z",
            "airflow:bo wait airflow/etl/r1/cleared/2 08:30:05Z 08:31:00Z 08:40:00Z");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_run_that_ran_again_is_not_waited_for_by_whoever_triggered_it_before(boolean hidden) {
    airflow.hidesLog = hidden;
    airflow
        .run("r1", "manual", "success", "08:00:01", "08:00:10", "08:05:00", "08:05:00")
        .put("triggering_user_name", "ana");
    poll("08:10:00");
    List<String> before = polling.latest();
    assertThat(before).hasSize(2);

    airflow
        .run("r1", "manual", "queued", "09:30:06", null, null, "09:30:06")
        .put("triggering_user_name", "ana");
    poll("09:31:00");
    airflow
        .run("r1", "manual", "success", "09:30:06", "09:31:30", "09:40:00", "09:40:00")
        .put("triggering_user_name", "ana");
    poll("09:45:00");

    assertThat(polling.latest()).isEqualTo(before);
  }

  @Test
  void a_run_that_ran_again_is_waited_for_by_who_cleared_runs_without_naming_them() {
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{\"dag_run_id\": \"r1\"}");
    airflow.run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10");
    poll("08:10:00");
    airflow.row(2, "post_clear_task_instances", "bo", "08:30:05", "{\"dry_run\": false}");
    airflow.run("r1", "manual", "success", "08:30:06", "08:31:00", "08:40:00", "08:40:00");
    poll("08:45:00");

    assertThat(polling.latest())
        .contains(
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:30:05Z",
            "airflow:bo wait airflow/etl/r1/cleared/2 08:30:05Z 08:31:00Z 08:40:00Z");
  }

  @Test
  void a_run_of_the_name_of_one_that_was_deleted_is_a_run_of_its_own() {
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{\"dag_run_id\": \"r1\"}");
    airflow.run("r1", "manual", "success", "08:00:01", "08:00:10", "08:05:00", "08:05:00");
    poll("08:10:00");
    airflow.row(2, "delete_dag_run", "ana", "08:30:00", "{}");
    airflow.row(3, "trigger_dag_run", "bo", "08:31:00", "{\"dag_run_id\": \"r1\"}");
    airflow.run("r1", "manual", "success", "08:31:01", "08:31:10", "08:40:00", "08:40:00");
    poll("08:45:00");

    assertThat(polling.latest())
        .contains("airflow:bo wait airflow/etl/r1 08:31:00Z 08:31:10Z 08:40:00Z");
  }

  @Test
  void a_run_that_is_gone_is_waited_for_no_longer() {
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    airflow.run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10");
    poll("08:10:00");
    airflow.runs.clear();
    poll("08:20:00");

    assertThat(polling.latest())
        .contains("airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:20:00Z");
  }

  private void poll(String time) {
    polling.now = Instant.parse("2026-06-15T" + time + "Z");
    polling.poll();
  }
}
