package dev.makertime.collector.tool.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who triggered a run, and what the log tells. */
@NullUnmarked // JSON has nulls
class AirflowApiTest {
  private final AirflowServer airflow = new AirflowServer();
  @AutoClose private final Polling polling = AirflowPolling.of(airflow);

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void who_triggered_a_run_by_hand_did_a_thing_and_waits(String api) {
    airflow.version = api;
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{\"method\": \"POST\"}");
    airflow.run("r1", "manual", "success", "08:00:01", "08:00:10", "08:05:00", "09:00:00");
    airflow.run("r2", "scheduled", "success", "08:10:00", "08:10:10", "08:15:00", "09:00:00");

    polling.poll();

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/1 08:00:00Z null 08:00:00Z",
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:05:00Z");
  }

  @Test
  void without_a_log_the_run_itself_may_name_who_triggered_it() {
    airflow
        .run("r1", "manual", "running", "08:00:01", "08:00:10", null, "09:00:00")
        .put("triggering_user_name", "ana");

    polling.poll();

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/etl/r1/start 08:00:01Z null 08:00:01Z",
            "airflow:ana wait airflow/etl/r1 08:00:01Z 08:00:10Z null");
  }

  @Test
  void a_run_that_asks_people_is_waited_for_until_then() {
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    airflow.run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:20:00");
    airflow.question("08:20:00");
    poll("08:30:00");
    assertThat(polling.latest())
        .contains("airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:20:00Z");

    airflow.question("10:00:00");
    airflow.run("r1", "manual", "success", "08:00:01", "08:00:10", "11:00:00", "11:00:00");
    poll("11:30:00");

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/1 08:00:00Z null 08:00:00Z",
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:20:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"operator", "timetable", "backfill", "asset", "DagRunTriggeredByType.OPERATOR"})
  void a_run_that_a_machine_set_off_is_nobodys_wait_also_beside_a_persons(String by) {
    airflow.row(1, "trigger_dag_run", "ana", "07:58:00", "{\"conf\": {}}");
    airflow
        .run("p1", "manual", "success", "07:58:00", "07:58:05", "07:59:00", "08:30:00")
        .put("triggered_by", "ui");
    airflow
        .run("o1", "manual", "success", "08:00:00", "08:00:05", "08:30:00", "08:30:00")
        .put("triggered_by", by);
    poll("09:00:00");

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/1 07:58:00Z null 07:58:00Z",
            "airflow:ana wait airflow/etl/p1 07:58:00Z 07:58:05Z 07:59:00Z");
  }

  @Test
  void what_a_task_did_is_nobodys_act_and_a_mark_by_hand_is() {
    airflow.row(1, "success", "airflow", "08:00:00", "{\"host_name\": \"w1\"}");
    airflow.row(2, "running", "airflow", "08:00:00", "{\"host_name\": \"w1\"}");
    airflow.row(3, "success", "ana", "09:00:00", "[('dag_id', 'etl'), ('task_id', 'load')]");
    airflow.row(4, "cli_scheduler", "root", "09:00:00", "{}");
    airflow.row(5, "delete_dag_run", "ana", "09:30:00", "{}");

    polling.poll();

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/3 09:00:00Z null 09:00:00Z",
            "airflow:ana manual airflow/log/5 09:30:00Z null 09:30:00Z");
  }

  @Test
  void pages_that_shift_limits_and_a_token_that_runs_out_lose_nothing() {
    for (int i = 1; i <= 330; i++) {
      airflow
          .run("r" + i, "manual", "success", "08:00:01", "08:00:10", "08:05:00", "09:00:00")
          .put("triggering_user_name", "ana");
    }
    airflow.tokenLasts = 40;
    polling.server.misbehave(5, Polling.TROUBLES);
    airflow.runs.get("r330").put("shifts", true);

    polling.poll();
    polling.poll();

    assertThat(polling.inbox.latest()).hasSize(2 * 330);
    assertThat(airflow.tokens).isGreaterThan(1);
    assertThat(polling.inbox.aside).isEmpty();
  }

  @Test
  void what_it_can_see_is_said_in_a_line() throws Exception {
    assertThat(new AirflowApi("airflow").check(polling.api())).isEqualTo("Airflow 3.0.2, 1 DAG");
  }

  private void poll(String time) {
    polling.now = Instant.parse("2026-06-15T" + time + "Z");
    polling.poll();
  }
}
