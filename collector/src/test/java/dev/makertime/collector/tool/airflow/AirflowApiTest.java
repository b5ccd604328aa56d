package dev.makertime.collector.tool.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.Polling;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final String PREVIEW = "{\"dry_run\": true, \"dag_run_id\": \"r1\"}";
  private static final String CLEAR = "{\"dry_run\": false, \"dag_run_id\": \"r1\"}";

  private final Map<String, Map<String, Object>> runs = new LinkedHashMap<>();
  private final List<Map<String, Object>> log = new ArrayList<>();
  private String version = "v2";
  private final List<Map<String, Object>> asked = new ArrayList<>();
  private boolean hidesLog;
  private int tokens;
  private int tokenLasts = 1_000;
  private Polling polling;

  @BeforeEach
  void start() throws Exception {
    polling =
        new Polling(
            new AirflowApi("airflow"),
            this::answer,
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
    version = api;
    row(1, "trigger_dag_run", "ana", "08:00:00", "{\"method\": \"POST\"}");
    run("r1", "manual", "success", "08:00:01", "08:00:10", "08:05:00", "09:00:00");
    run("r2", "scheduled", "success", "08:10:00", "08:10:10", "08:15:00", "09:00:00");

    polling.poll();

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/1 08:00:00Z null 08:00:00Z",
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:05:00Z");
  }

  @Test
  void without_a_log_the_run_itself_may_name_who_triggered_it() {
    run("r1", "manual", "running", "08:00:01", "08:00:10", null, "09:00:00")
        .put("triggering_user_name", "ana");

    polling.poll();

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/etl/r1/start 08:00:01Z null 08:00:01Z",
            "airflow:ana wait airflow/etl/r1 08:00:01Z 08:00:10Z null");
  }

  @Test
  void a_run_that_asks_people_is_waited_for_until_then() {
    row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:20:00");
    question("08:20:00");
    polling.now = Instant.parse("2026-06-15T08:30:00Z");
    polling.poll();
    assertThat(polling.latest())
        .contains("airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:20:00Z");

    question("10:00:00");
    run("r1", "manual", "success", "08:00:01", "08:00:10", "11:00:00", "11:00:00");
    polling.now = Instant.parse("2026-06-15T11:30:00Z");
    polling.poll();

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/1 08:00:00Z null 08:00:00Z",
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:20:00Z");
  }

  @Test
  void what_a_run_asked_before_it_was_cleared_is_another_try() {
    question("08:20:00");
    row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    row(2, "post_clear_task_instances", "bo", "09:00:00", PREVIEW);
    row(3, "post_clear_task_instances", "bo", "09:00:05", CLEAR);
    run("r1", "manual", "success", "09:00:06", "09:01:00", "09:40:00", "09:40:00");
    question("09:10:00");

    polling.poll();

    assertThat(polling.latest())
        .contains("airflow:bo wait airflow/etl/r1/cleared/3 09:00:05Z 09:01:00Z 09:10:00Z");
  }

  private void question(String at) {
    asked.add(Map.of("created_at", "2026-06-15T" + at + "Z", "subject", "May it go out?"));
  }

  @Test
  void who_cleared_a_run_waits_for_it_anew_and_whoever_waited_before_waits_no_longer() {
    row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10");
    polling.now = Instant.parse("2026-06-15T08:10:00Z");
    polling.poll();

    row(2, "post_clear_task_instances", "bo", "08:30:00", PREVIEW);
    row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    run("r1", "manual", "queued", "08:30:06", null, null, "08:30:06");
    polling.now = Instant.parse("2026-06-15T08:35:00Z");
    polling.poll();
    run("r1", "manual", "success", "08:30:06", "08:31:00", "08:40:00", "08:40:00");
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
    row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    run("r1", "manual", "success", "08:00:01", "08:00:10", "08:05:00", "08:05:00");
    polling.now = Instant.parse("2026-06-15T08:10:00Z");
    polling.poll();

    row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    run("r1", "manual", "success", "08:30:06", "08:31:00", "08:40:00", "08:40:00");
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
    row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    run("r1", "manual", "success", "08:00:01", "08:00:10", "08:05:00", "08:05:00");
    row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
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
    row(1, "trigger_dag_run", "ana", "08:00:00", "{\"dag_run_id\": \"r1\"}");
    run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10");
    if (seenBefore) {
      poll("08:10:00");
    }
    row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    run("r1", "manual", "running", queued, "08:00:10", null, "08:30:06");
    poll("08:45:00");
    assertThat(polling.latest())
        .contains(
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:30:05Z",
            "airflow:bo wait airflow/etl/r1/cleared/3 08:30:05Z 08:30:05Z null");

    run("r1", "manual", "success", queued, "08:00:10", "09:00:00", "09:00:00");
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
    run("r1", "manual", "running", "08:50:06", "08:00:10", null, "08:50:06")
        .put("triggering_user_name", "ana");
    row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    row(4, "post_clear_task_instances", "cy", "08:50:05", CLEAR);
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
    row(1, "trigger_dag_run", "ana", "07:58:00", "{\"conf\": {}}");
    run("p1", "manual", "success", "07:58:00", "07:58:05", "07:59:00", "08:30:00")
        .put("triggered_by", "ui");
    run("o1", "manual", "success", "08:00:00", "08:00:05", "08:30:00", "08:30:00")
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
    version = api;
    row(1, "trigger_dag_run", "ana", "07:58:00", "{\"conf\": {}}");
    run("p1", "manual", "success", "07:58:00", "07:58:05", "07:59:00", "07:59:00");
    poll("07:59:30");
    run("o1", "manual", "running", "08:00:00", "08:00:05", null, "08:00:05");
    poll("08:10:00");
    run("o1", "manual", "success", "08:00:00", "08:00:05", "08:30:00", "08:30:00");
    run("p1", "manual", "success", "07:58:00", "07:58:05", "07:59:00", "08:30:00");
    poll("09:00:00");

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/1 07:58:00Z null 07:58:00Z",
            "airflow:ana wait airflow/etl/p1 07:58:00Z 07:58:05Z 07:59:00Z");
  }

  @Test
  void two_who_triggered_within_minutes_wait_each_for_their_own_run() {
    version = "v1";
    row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    row(2, "trigger_dag_run", "bo", "08:02:00", "{}");
    run("r1", "manual", "success", "08:00:01", "08:02:10", "08:05:00", "09:00:00")
        .put("logical_date", at("08:00:01"));
    run("r2", "manual", "success", "08:02:01", "08:02:11", "08:06:00", "09:00:00")
        .put("logical_date", at("08:02:01"));
    runs.values().forEach(run -> run.remove("queued_at"));
    poll("09:30:00");

    assertThat(polling.latest())
        .contains(
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:02:10Z 08:05:00Z",
            "airflow:bo wait airflow/etl/r2 08:02:00Z 08:02:11Z 08:06:00Z");
  }

  @Test
  void a_clear_that_names_no_run_is_no_new_wait_of_who_triggered_the_run_long_ago() {
    row(1, "trigger_dag_run", "ana", "00:00:00", "{}");
    run("r1", "manual", "success", "00:00:01", "00:00:10", "00:05:00", "00:05:00");
    poll("00:10:00");
    row(2, "cli_task_clear", "bo", "08:30:05", "{\"full_command\": \"airflow tasks clear etl\"}");
    run("r1", "manual", "success", "08:30:06", "08:31:00", "08:40:00", "08:40:00");
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
    hidesLog = hidden;
    run("r1", "manual", "success", "08:00:01", "08:00:10", "08:05:00", "08:05:00")
        .put("triggering_user_name", "ana");
    poll("08:10:00");
    List<String> before = polling.latest();
    assertThat(before).hasSize(2);

    run("r1", "manual", "queued", "09:30:06", null, null, "09:30:06")
        .put("triggering_user_name", "ana");
    poll("09:31:00");
    run("r1", "manual", "success", "09:30:06", "09:31:30", "09:40:00", "09:40:00")
        .put("triggering_user_name", "ana");
    poll("09:45:00");

    assertThat(polling.latest()).isEqualTo(before);
  }

  @Test
  void who_waited_for_a_run_that_somebody_unknown_cleared_waits_no_longer() {
    hidesLog = true;
    run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10")
        .put("triggering_user_name", "ana");
    poll("08:10:00");
    run("r1", "manual", "queued", "08:00:01", null, null, "08:30:06")
        .put("triggering_user_name", "ana");
    poll("08:31:00");

    assertThat(polling.latest())
        .contains("airflow:ana wait airflow/etl/r1 08:00:01Z 08:00:10Z 08:31:00Z");
  }

  @Test
  void a_run_that_ran_again_is_waited_for_by_who_cleared_runs_without_naming_them() {
    row(1, "trigger_dag_run", "ana", "08:00:00", "{\"dag_run_id\": \"r1\"}");
    run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10");
    poll("08:10:00");
    row(2, "post_clear_task_instances", "bo", "08:30:05", "{\"dry_run\": false}");
    run("r1", "manual", "success", "08:30:06", "08:31:00", "08:40:00", "08:40:00");
    poll("08:45:00");

    assertThat(polling.latest())
        .contains(
            "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:30:05Z",
            "airflow:bo wait airflow/etl/r1/cleared/2 08:30:05Z 08:31:00Z 08:40:00Z");
  }

  @Test
  void a_run_that_is_cleared_while_it_is_asked_for_is_read_as_it_is() {
    row(1, "trigger_dag_run", "ana", "08:00:00", "{\"dag_run_id\": \"r1\"}");
    run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10");
    poll("08:10:00");
    row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    run("r1", "manual", "queued", "08:30:06", null, null, "08:30:06");
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
    row(1, "trigger_dag_run", "ana", "08:00:00", "{\"dag_run_id\": \"r1\"}");
    run("r1", "manual", "success", "08:00:01", "08:00:10", "08:05:00", "08:05:00");
    poll("08:10:00");
    row(2, "delete_dag_run", "ana", "08:30:00", "{}");
    row(3, "trigger_dag_run", "bo", "08:31:00", "{\"dag_run_id\": \"r1\"}");
    run("r1", "manual", "success", "08:31:01", "08:31:10", "08:40:00", "08:40:00");
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
    row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    run("r1", "manual", "running", "08:00:01", "08:00:10", null, "08:00:10");
    polling.now = Instant.parse("2026-06-15T08:10:00Z");
    polling.poll();
    runs.clear();
    polling.now = Instant.parse("2026-06-15T08:20:00Z");
    polling.poll();

    assertThat(polling.latest())
        .contains("airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:20:00Z");
  }

  @Test
  void a_scheduled_run_that_somebody_cleared_is_waited_for_by_them() {
    row(3, "post_clear_task_instances", "bo", "08:30:05", CLEAR);
    run("r1", "scheduled", "failed", "08:30:06", "08:31:00", "08:40:00", "08:40:00");

    polling.poll();

    assertThat(polling.latest())
        .containsExactly(
            "airflow:bo manual airflow/log/3 08:30:05Z null 08:30:05Z",
            "airflow:bo wait airflow/etl/r1/cleared/3 08:30:05Z 08:31:00Z 08:40:00Z");
  }

  @Test
  void what_a_task_did_is_nobodys_act_and_a_mark_by_hand_is() {
    row(1, "success", "airflow", "08:00:00", "{\"host_name\": \"w1\"}");
    row(2, "running", "airflow", "08:00:00", "{\"host_name\": \"w1\"}");
    row(3, "success", "ana", "09:00:00", "[('dag_id', 'etl'), ('task_id', 'load')]");
    row(4, "cli_scheduler", "root", "09:00:00", "{}");
    row(5, "delete_dag_run", "ana", "09:30:00", "{}");

    polling.poll();

    assertThat(polling.latest())
        .containsExactly(
            "airflow:ana manual airflow/log/3 09:00:00Z null 09:00:00Z",
            "airflow:ana manual airflow/log/5 09:30:00Z null 09:30:00Z");
  }

  @Test
  void pages_that_shift_limits_and_a_token_that_runs_out_lose_nothing() {
    for (int i = 1; i <= 330; i++) {
      run("r" + i, "manual", "success", "08:00:01", "08:00:10", "08:05:00", "09:00:00")
          .put("triggering_user_name", "ana");
    }
    tokenLasts = 40;
    polling.server.misbehave(5, Polling.TROUBLES);
    runs.get("r330").put("shifts", true);

    polling.poll();
    polling.poll();

    assertThat(polling.inbox.latest()).hasSize(2 * 330);
    assertThat(tokens).isGreaterThan(1);
    assertThat(polling.inbox.aside).isEmpty();
  }

  @Test
  void what_it_can_see_is_said_in_a_line() throws Exception {
    assertThat(new AirflowApi("airflow").check(polling.api())).isEqualTo("Airflow 3.0.2, 1 DAG");
  }

  private Map<String, Object> run(
      String id,
      String type,
      String state,
      String queued,
      @Nullable String began,
      @Nullable String ended,
      String updated) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("dag_id", "etl");
    run.put("dag_run_id", id);
    run.put("run_type", type);
    run.put("state", state);
    run.put("run_after", at("08:00:01"));
    run.put("queued_at", at(queued));
    run.put("start_date", at(began));
    run.put("end_date", at(ended));
    run.put("updated", at(updated));
    runs.put(id, run);
    return run;
  }

  private void row(int id, String event, String owner, String when, String extra) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("event_log_id", id);
    row.put("event", event);
    row.put("dag_id", "etl");
    row.put("owner", owner);
    row.put("when", at(when));
    row.put("extra", extra);
    log.add(row);
  }

  private static @Nullable String at(@Nullable String time) {
    return time == null ? null : "2026-06-15T" + time + "Z";
  }

  private Answer answer(Question question) {
    String path = question.path();
    if (path.equals("/auth/token") && version.equals("v2")) {
      tokens++;
      tokenLasts += 40;
      return new Answer(201, Map.of("access_token", "t" + tokens), Map.of());
    }
    String authorization = question.headers().getOrDefault("authorization", "");
    if (!path.startsWith("/api/" + version + "/")) {
      return Answer.nothing();
    }
    if (version.equals("v2") && (!authorization.equals("Bearer t" + tokens) || tokenLasts-- <= 0)) {
      return new Answer(401, Map.of(), Map.of());
    }
    return switch (path.substring(("/api/" + version + "/").length())) {
      case "version" -> Answer.of(Map.of("version", asked.isEmpty() ? "3.0.2" : "3.1.0"));
      case "dags/etl/dagRuns/r1/hitlDetails" -> page(question, "hitl_details", asked);
      case "dags" -> Answer.of(Map.of("dags", List.of(), "total_entries", 1));
      case "eventLogs" -> rows(question);
      case "dags/~/dagRuns" -> changed(question);
      case "dags/etl/dagRuns/r1" ->
          runs.containsKey("r1") ? Answer.of(runs.get("r1")) : Answer.nothing();
      default -> Answer.nothing();
    };
  }

  private Answer rows(Question question) {
    if (hidesLog) {
      return new Answer(403, Map.of(), Map.of());
    }
    Instant after = Instant.parse(question.query().getOrDefault("after", "2000-01-01T00:00:00Z"));
    Instant before = Instant.parse(question.query().getOrDefault("before", "2100-01-01T00:00:00Z"));
    List<Map<String, Object>> found =
        log.stream()
            .filter(row -> Instant.parse((String) row.get("when")).isAfter(after))
            .filter(row -> Instant.parse((String) row.get("when")).isBefore(before))
            .toList();
    return page(question, "event_logs", found);
  }

  private Answer changed(Question question) {
    Instant from = Instant.parse(question.query().get("updated_at_gte"));
    Instant to = Instant.parse(question.query().get("updated_at_lte"));
    List<Map<String, Object>> found =
        runs.values().stream()
            .filter(run -> !Instant.parse((String) run.get("updated")).isBefore(from))
            .filter(run -> !Instant.parse((String) run.get("updated")).isAfter(to))
            .toList();
    Answer answer = page(question, "dag_runs", found);
    Map<String, Object> last = runs.get("r330");
    if (last != null && last.remove("shifts") != null) {
      runs.get("r5").put("updated", "2026-06-15T11:59:59Z");
      runs.get("r6").put("updated", "2026-06-15T11:59:59Z");
    }
    return answer;
  }

  private static Answer page(Question question, String list, List<Map<String, Object>> all) {
    int begin = Math.min(all.size(), question.number("offset", 0));
    int end = Math.min(all.size(), begin + question.number("limit", 100));
    return Answer.of(Map.of(list, all.subList(begin, end), "total_entries", all.size()));
  }
}
