package dev.makertime.collector.tool.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.RunsAlone;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenLineageHookTest {
  private final OpenLineageHook source = new OpenLineageHook("lineage", List.of("old", "new"));

  @Test
  void who_triggered_a_run_did_a_thing_and_waits() {
    assertThat(told(event("COMPLETE", "10:05:00", "manual", "\"Ana\"", 0)))
        .containsExactly(
            "lineage:ana MANUAL lineage/etl/r1/start 10:00:00Z null 10:00:00Z",
            "lineage:ana WAIT lineage/etl/r1 10:00:00Z 10:00:10Z 10:05:00Z");
    assertThat(told(event("START", "10:00:10", "manual", "\"ana\"", 0)))
        .contains("lineage:ana WAIT lineage/etl/r1 10:00:00Z 10:00:10Z null");
  }

  @Test
  void a_run_that_was_cleared_is_another_wait_and_no_act_of_who_triggered_it() {
    assertThat(told(event("COMPLETE", "10:05:00", "manual", "\"ana\"", 2)))
        .containsExactly("lineage:ana WAIT lineage/etl/r1/2 10:00:10Z 10:00:10Z 10:05:00Z");
  }

  @Test
  void a_failure_holds_against_a_completion_that_comes_later() {
    Activity failed = wait(event("FAIL", "10:04:00", "manual", "\"ana\"", 0));
    Activity completed = wait(event("COMPLETE", "10:05:00", "manual", "\"ana\"", 0));
    Activity started = wait(event("START", "10:00:10", "manual", "\"ana\"", 0));

    assertThat(failed.revision()).isGreaterThan(completed.revision());
    assertThat(completed.revision()).isGreaterThan(started.revision());
  }

  @ParameterizedTest
  @CsvSource({"scheduled,'\"ana\"'", "manual,null", "backfill,'\"ana\"'"})
  void what_no_person_asked_for_is_ignored(String type, String who) {
    assertThat(source.read(payload(event("COMPLETE", "10:05:00", type, who, 0))))
        .matches(RunsAlone::isIn);
  }

  @ParameterizedTest
  @CsvSource({"operator", "DagRunTriggeredByType.OPERATOR", "timetable"})
  void what_a_machine_set_off_is_ignored_whoever_is_named(String by) {
    String event =
        event("COMPLETE", "10:05:00", "manual", "\"ana\"", 0)
            .replace("\"run_type\"", "\"triggered_by\":\"" + by + "\",\"run_type\"");

    assertThat(source.read(payload(event))).matches(RunsAlone::isIn);
  }

  @Test
  void either_of_two_keys_will_do() {
    assertThat(source.isAuthentic(withKey("Bearer new"))).isTrue();
    assertThat(source.isAuthentic(withKey("Bearer old"))).isTrue();
    assertThat(source.isAuthentic(withKey("Bearer other"))).isFalse();
    assertThat(source.isAuthentic(withKey("new"))).isFalse();
    assertThat(source.isAuthentic(payload(event("COMPLETE", "10:05:00", "manual", "\"ana\"", 0))))
        .isFalse();
  }

  private Activity wait(String event) {
    List<Activity> all = ((Reading.Found) source.read(payload(event))).activities();
    return all.get(all.size() - 1);
  }

  private List<String> told(String event) {
    return ((Reading.Found) source.read(payload(event)))
        .activities().stream()
            .map(
                one ->
                    "%s %s %s %s %s %s"
                        .formatted(
                            one.identity(),
                            one.kind(),
                            one.id(),
                            one.start(),
                            one.began(),
                            one.end())
                        .replace("2026-06-15T", ""))
            .toList();
  }

  private static String event(String type, String at, String runType, String who, int cleared) {
    return """
    {"eventType": "%s", "eventTime": "2026-06-15T%s.123456+00:00",
     "job": {"namespace": "default", "name": "etl"},
     "run": {"runId": "01936894-494e-7b5c-938a-7b0fcc5f8eb9", "facets": {"airflowDagRun": {"dagRun": {
       "dag_id": "etl", "run_id": "r1", "run_type": "%s", "triggering_user_name": %s,
       "clear_number": %d, "conf": {"secret": 1}, "run_after": "2026-06-15T10:00:00+00:00",
       "start_date": "2026-06-15T10:00:10+00:00"}}}}}\
    """
        .formatted(type, at, runType, who, cleared);
  }

  private static Payload withKey(String authorization) {
    return new Payload(
        Map.of("Authorization", authorization), new byte[0], Instant.parse("2026-06-15T12:00:00Z"));
  }

  private static Payload payload(String event) {
    return new Payload(
        Map.of(), event.getBytes(StandardCharsets.UTF_8), Instant.parse("2026-06-15T12:00:00Z"));
  }
}
