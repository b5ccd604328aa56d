package dev.makertime.collector.tool.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.RunsAlone;
import dev.makertime.collector.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events of which one value is not what it ought to be: read whole, or set aside. */
class OddEventTest {
  private static final String EVENT =
      """
      {"eventType":"COMPLETE","eventTime":"2026-06-15T10:05:00.000000Z","producer":"p",
       "job":{"namespace":"n","name":"etl"},"run":{"runId":"0190","facets":{"airflowDagRun":
       {"dagRun":{"dag_id":"etl","run_id":"manual__1","run_type":"manual","clear_number":0,
        "triggering_user_name":"ana","run_after":"2026-06-15T10:00:00Z",
        "start_date":"2026-06-15T10:00:10Z","triggered_by":"ui"}}}}}\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"clear_number\":0 | \"clear_number\":null",
        "\"clear_number\":0 | \"clear_number\":[]",
        "\"triggered_by\":\"ui\" | \"triggered_by\":null",
        "\"triggered_by\":\"ui\" | \"triggered_by\":{\"a\":\"operator\"}",
        "\"triggered_by\":\"ui\" | \"triggered_by\":\"DagRunTriggeredByType.UI\"",
        "10:05:00.000000Z | 12:05:00+02:00",
        "\"producer\":\"p\" | \"producer\":[null]",
        "\"job\":{\"namespace\":\"n\",\"name\":\"etl\"} | \"job\":null",
      })
  void what_does_not_matter_changes_no_wait(String part, String instead) {
    assertThat(((Reading.Found) read(part, instead)).activities())
        .extracting(one -> one.identity() + " " + one.start() + " " + one.end())
        .containsExactly(
            "openlineage:ana 2026-06-15T10:00:00Z 2026-06-15T10:00:00Z",
            "openlineage:ana 2026-06-15T10:00:00Z 2026-06-15T10:05:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"eventType\":\"COMPLETE\" | \"eventType\":\"complete\"",
        "\"eventType\":\"COMPLETE\" | \"eventType\":null",
        "\"eventType\":\"COMPLETE\" | \"eventType\":[\"COMPLETE\"]",
        "2026-06-15T10:05:00.000000Z | 2026-06-15",
        "2026-06-15T10:05:00.000000Z | 2026-06-15T24:00:00Z",
        "2026-06-15T10:05:00.000000Z | 2026-06-30T23:59:60Z",
        "2026-06-15T10:05:00.000000Z | 9999-12-31T23:59:59Z",
        "2026-06-15T10:05:00.000000Z | 0001-01-01T00:00:00Z",
        "\"eventTime\":\"2026-06-15T10:05:00.000000Z\" | \"eventTime\":null",
        "\"eventTime\":\"2026-06-15T10:05:00.000000Z\" | \"eventTime\":1781517900",
        "\"clear_number\":0 | \"clear_number\":4294967296",
        "\"runId\":\"0190\" | \"runId\":\"\"",
        "\"runId\":\"0190\" | \"runId\":null",
        "\"dag_id\":\"etl\" | \"dag_id\":\"\"",
        "\"dag_id\":\"etl\" | \"dag_id\":{}",
        "\"run_id\":\"manual__1\" | \"run_id\":null",
        "\"start_date\":\"2026-06-15T10:00:10Z\" | \"start_date\":null",
        "\"start_date\":\"2026-06-15T10:00:10Z\" | \"start_date\":\"10:00\"",
        "\"run_after\":\"2026-06-15T10:00:00Z\" | \"run_after\":\"2026-06-15T10:00\"",
        "\"triggering_user_name\":\"ana\" | \"triggering_user_name\":\"a\\u0000\"",
      })
  void what_cannot_be_read_is_set_aside_with_a_reason(String part, String instead) {
    assertThat(read(part, instead))
        .isInstanceOfSatisfying(
            Reading.Rejected.class, rejected -> assertThat(rejected.why()).isNotBlank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"triggering_user_name\":\"ana\" | \"triggering_user_name\":\"\"",
        "\"triggering_user_name\":\"ana\" | \"triggering_user_name\":null",
        "\"triggering_user_name\":\"ana\" | \"triggering_user_name\":[]",
        "\"run_type\":\"manual\" | \"run_type\":null",
        "\"triggered_by\":\"ui\" | \"triggered_by\":\"OPERATOR\"",
        "\"airflowDagRun\": | \"another\":",
        "\"dagRun\":{ | \"dagRun\":[],\"x\":{",
        "\"facets\":{ | \"facets\":null,\"x\":{",
      })
  void a_run_of_nobody_is_nobodys_wait(String part, String instead) {
    assertThat(read(part, instead)).matches(RunsAlone::atMostIn);
  }

  private static Reading read(String part, String instead) {
    assertThat(EVENT).contains(part);
    return new OpenLineageHook("openlineage", List.of())
        .read(EVENT.replace(part, instead).getBytes(StandardCharsets.UTF_8))
        .checkedAt(Instant.parse("2026-06-15T12:00:00Z"));
  }
}
