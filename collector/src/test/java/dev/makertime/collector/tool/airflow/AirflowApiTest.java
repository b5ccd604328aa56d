package dev.makertime.collector.tool.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.Polling;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked // JSON has nulls
class AirflowApiTest {
  private final AirflowServer airflow = new AirflowServer();

  private static final String PREVIEW = "{\"dry_run\": true, \"dag_run_id\": \"r1\"}";
  private static final String CLEAR = "{\"dry_run\": false, \"dag_run_id\": \"r1\"}";

  private Polling polling;

  @BeforeEach
  void start() throws Exception {
    polling =
        new Polling(
            new AirflowApi("airflow"),
            airflow,
            new ApiLogin() {
              private @Nullable ApiLogin real;

              @Override
              public Header header() throws java.io.IOException, InterruptedException {
                if (real == null) {
                  real = new AirflowLogin(polling.server.url(), "reader", "pw", Polling.CLOCK);
                }
                return real.header();
              }

              @Override
              public boolean renew() {
                return real.renew();
              }
            });
  }

  @AfterEach
  void stop() {
    polling.close();
  }

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
    polling.now = Instant.parse("2026-06-15T08:30:00Z");
    polling.poll();
    assertThat(polling.latest())
        .contains("airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:20:00Z");

    airflow.question("10:00:00");
    airflow.run("r1", "manual", "success", "08:00:01", "08:00:10", "11:00:00", "11:00:00");
    polling.now = Instant.parse("2026-06-15T11:30:00Z");
    polling.poll();

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/1 08:00:00Z null 08:00:00Z",
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:20:00Z");
  }

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
    polling.now = Instant.parse("2026-06-15T08:10:00Z");
    polling.poll();

    airflow.row(2, "post_clear_task_instances", "bo", "08:30:00", PREVIEW);
    airflow.row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    airflow.run("r1", "manual", "queued", "08:30:06", null, null, "08:30:06");
    polling.now = Instant.parse("2026-06-15T08:35:00Z");
    polling.poll();
    airflow.run("r1", "manual", "success", "08:30:06", "08:31:00", "08:40:00", "08:40:00");
    polling.now = Instant.parse("2026-06-15T08:45:00Z");
    polling.poll();

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
    polling.now = Instant.parse("2026-06-15T08:10:00Z");
    polling.poll();

    airflow.row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    airflow.run("r1", "manual", "success", "08:30:06", "08:31:00", "08:40:00", "08:40:00");
    polling.now = Instant.parse("2026-06-15T08:45:00Z");
    polling.poll();
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
    polling.now = Instant.parse("2026-06-15T08:31:00Z");
    polling.poll();
    polling.now = Instant.parse("2026-06-15T08:45:00Z");
    polling.poll();

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

  private void poll(String time) {
    polling.now = Instant.parse("2026-06-15T" + time + "Z");
    polling.poll();
  }

  @Test
  void a_run_that_is_gone_is_waited_for_no_longer() {
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    airflow.run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10");
    polling.now = Instant.parse("2026-06-15T08:10:00Z");
    polling.poll();
    airflow.runs.clear();
    polling.now = Instant.parse("2026-06-15T08:20:00Z");
    polling.poll();

    assertThat(polling.latest())
        .contains("airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:20:00Z");
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
}
