package dev.makertime.collector.tool.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Polling;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.topics.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of the log and runs of which one value is odd hide no other. */
@NullUnmarked // JSON has nulls
class OddRowsTest {
  private static final String WAIT =
      "airflow:ana wait airflow/etl/r1 08:00:00Z 08:00:10Z 08:05:00Z";

  private final AirflowServer airflow = new AirflowServer();

  @BeforeEach
  void start() {
    airflow.version = "v1";
    airflow.row(1, "trigger_dag_run", "ana", "08:00:00", "{}");
    airflow.run("r1", "manual", "success", "08:00:01", "08:00:10", "08:05:00", "09:00:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "event | null",
        "event | \"\"",
        "event | []",
        "event | {\"a\": 1}",
        "when | null",
        "when | \"2026-06-15\"",
        "when | \"2026-06-15T24:00:00Z\"",
        "when | \"2026-06-30T23:59:60Z\"",
        "when | \"9999-12-31T23:59:59Z\"",
        "when | \"0001-01-01T00:00:00Z\"",
        "when | 1781510400",
        "when | \"2026-06-15T08:00:00\"",
        "event_log_id | null",
        "event_log_id | -1",
        "event_log_id | \"two\"",
        "event_log_id | 123456789012345678901234567890",
        "dag_id | \"a\\u0000b\"",
      })
  void an_odd_row_of_the_log_is_set_aside_and_hides_no_run(String field, String value)
      throws Exception {
    Map<String, Object> odd = new LinkedHashMap<>(airflow.log.get(0));
    odd.put("event_log_id", 2);
    odd.put(field, Json.MAPPER.readTree(value));
    List<Map<String, Object>> rows = List.of(odd, airflow.log.get(0));

    try (Polling polling = new Polling(new AirflowApi("airflow"), withRows(rows))) {
      polling.poll();

      assertThat(polling.latest()).contains(WAIT);
      assertThat(polling.inbox.aside).isNotEmpty();
      assertThat(polling.inbox.coverage).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"\"{\"", "\"[1]\"", "\"null\"", "\"{\\\"dag_run_id\\\": []}\"", "17", "null", "{}"})
  void an_odd_extra_says_nothing(String extra) throws Exception {
    airflow.log.get(0).put("extra", Json.MAPPER.readTree(extra));

    try (Polling polling = new Polling(new AirflowApi("airflow"), airflow)) {
      polling.poll();

      assertThat(polling.latest()).contains(WAIT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "dag_id | null",
        "dag_id | \"\"",
        "dag_id | []",
        "dag_run_id | null",
        "dag_run_id | {}",
        "state | null",
        "state | []",
        "start_date | \"2026-06-15\"",
        "start_date | \"2026-06-15T24:00:00Z\"",
        "end_date | \"2026-02-30T08:05:00Z\"",
        "end_date | \"9999-12-31T23:59:59Z\"",
        "end_date | \"yesterday\"",
        "queued_at | \"+999999999-12-31T23:59:59Z\"",
        "queued_at | 1781510400",
        "queued_at | \"2026-06-15T08:00:01\"",
      })
  void an_odd_run_is_set_aside_and_hides_no_other(String field, String value) throws Exception {
    Map<String, Object> odd =
        airflow.run("r0", "manual", "success", "08:00:01", "08:00:10", "08:05:00", "09:00:00");
    odd.put("triggering_user_name", "bo");
    odd.put(field, Json.MAPPER.readTree(value));

    try (Polling polling = new Polling(new AirflowApi("airflow"), airflow)) {
      polling.poll();

      assertThat(polling.latest()).contains(WAIT).noneMatch(line -> line.contains("/r0"));
      assertThat(polling.inbox.aside).hasSize(1);
      assertThat(polling.inbox.coverage).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      value = {"null", "-1", "0", "\"two\"", "[]"},
      quoteCharacter = '`')
  void a_page_that_does_not_say_how_many_there_are_is_not_taken_for_the_last(String total)
      throws Exception {
    ToolServer.Tool tool =
        question -> {
          Answer answer = airflow.answer(question);
          if (!question.path().endsWith("/dagRuns")) {
            return answer;
          }
          ObjectNode body = Json.MAPPER.valueToTree(answer.body());
          return Answer.of(body.set("total_entries", json(total)));
        };
    try (Polling polling = new Polling(new AirflowApi("airflow"), tool)) {
      assertThat(polling.poller().poll()).isFalse();
    }
  }

  @Test
  void a_clock_that_was_ahead_for_a_while_hides_no_run() throws Exception {
    Map<String, Object> run = airflow.runs.remove("r1");
    try (Polling polling = new Polling(new AirflowApi("airflow"), airflow)) {
      polling.now = Instant.parse("2026-08-15T00:00:00Z");
      polling.poll();
      run.put("updated", "2026-06-15T11:58:00Z");
      airflow.runs.put("r1", run);
      polling.now = Polling.CLOCK.instant();
      polling.poll();

      assertThat(polling.latest()).contains(WAIT);
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ToolServer.Tool withRows(List<Map<String, Object>> rows) {
    return question ->
        question.path().endsWith("/eventLogs")
            ? AirflowServer.page(question, "event_logs", rows)
            : airflow.answer(question);
  }
}
