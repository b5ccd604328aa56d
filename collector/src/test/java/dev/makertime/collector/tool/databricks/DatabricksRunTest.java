package dev.makertime.collector.tool.databricks;

import static dev.makertime.collector.tool.databricks.Answers.RUN;
import static dev.makertime.collector.tool.databricks.Answers.found;
import static dev.makertime.collector.tool.databricks.Answers.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.OddJson;
import dev.makertime.model.Run;
import dev.makertime.topics.Json;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which runs and waits an answer of the Jobs API tells. */
class DatabricksRunTest {
  private static final Instant RECEIVED = Instant.parse("2026-06-15T12:00:00Z");

  @Test
  void a_run_that_a_person_started_is_a_wait_and_a_run() {
    Reading.Found found = found(RUN);

    assertThat(found.runs().stream().map(Answers::whole))
        .containsExactly(
            "databricks/run/41847992357943 JOB nightly features null WEB"
                + " databricks:ana@example.com SUCCESS 1 null 10:00:00.250 10:02:00.250"
                + " 10:05:00.250");
    assertThat(found.runs().get(0).labels())
        .containsEntry(Run.CLUSTER, "0615-100000-abc")
        .containsEntry(Run.GIT_SHA, "3f1c0a9b")
        .containsKey(Run.URL);
    assertThat(
            found.activities().stream()
                .map(
                    one ->
                        one.id()
                            + " "
                            + one.kind()
                            + " "
                            + one.start()
                            + " "
                            + one.began()
                            + " "
                            + one.end()))
        .containsExactly(
            "databricks/run/41847992357943 WAIT 2026-06-15T10:00:00Z 2026-06-15T10:02:00Z"
                + " 2026-06-15T10:05:00Z");
    assertThat(found.toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource({
    "PERIODIC, JOB_RUN, ana@example.com, SCHEDULE null",
    "CONTINUOUS, JOB_RUN, ana@example.com, SCHEDULE null",
    "FILE_ARRIVAL, JOB_RUN, ana@example.com, DEPENDENCY null",
    "RUN_JOB_TASK, JOB_RUN, ana@example.com, DEPENDENCY null",
    "ONE_TIME, SUBMIT_RUN, ana@example.com, API databricks:ana@example.com",
    "ONE_TIME, JOB_RUN, 8D9F1B6C-0a1b-4c2d-8e3f-0123456789ab, API null",
    "ONE_TIME, JOB_RUN, , WEB null",
    "ONE_TIME, WORKFLOW_RUN, ana@example.com, DEPENDENCY null",
    "RETRY, JOB_RUN, ana@example.com, RETRY_AUTO null",
    "WHAT_COMES_NEXT, JOB_RUN, ana@example.com, UNKNOWN null",
  })
  void only_whoever_set_it_off_by_hand_waits(
      String trigger, String type, @Nullable String creator, String expected) {
    String run =
        RUN.replace("ONE_TIME", trigger)
            .replace("JOB_RUN", type)
            .replace("ana@example.com", creator == null ? "" : creator);

    Reading.Found found = found(run);

    Run told = found.runs().get(0);
    assertThat(told.trigger() + " " + told.who()).isEqualTo(expected);
    assertThat(found.activities()).hasSize(told.who() == null ? 0 : 1);
  }

  @Test
  void tasks_are_runs_of_their_run_with_their_own_queue() {
    String tasks =
        """
        ,"tasks":[{"run_id":5,"task_key":"load","start_time":1781517620250,"setup_duration":60000,
          "end_time":1781517720250,"attempt_number":0,"notebook_task":{"notebook_path":"/canary"},
          "state":{"life_cycle_state":"TERMINATED","result_state":"SUCCESS"}},
         {"run_id":6,"task_key":"train","start_time":1781517720250,"end_time":0,
          "attempt_number":1,"state":{"life_cycle_state":"RUNNING"}},
         {"run_id":7,"task_key":"deploy","start_time":0,"end_time":0,
          "state":{"life_cycle_state":"BLOCKED"}}]}
        """;
    Reading.Found found = found(RUN.strip().replaceFirst("}$", "") + tasks);

    String main = "databricks/run/41847992357943";
    assertThat(found.runs().stream().skip(1).map(Answers::whole))
        .containsExactly(
            "databricks/run/5 TASK nightly features load DEPENDENCY null SUCCESS 1 "
                + main
                + " 10:00:20.250 10:01:20.250 10:02:00.250",
            "databricks/run/6 TASK nightly features train UNKNOWN null RUNNING 2 "
                + main
                + " 10:02:00.250 10:02:00.250 null",
            "databricks/run/7 TASK nightly features deploy DEPENDENCY null QUEUED 1 "
                + main
                + " 10:00:00.250 null null");
    assertThat(found.activities()).as("whoever waits for the run").hasSize(1);
    assertThat(found.toString()).doesNotContain("canary");
  }

  @Test
  void a_repair_is_a_run_of_somebody_and_the_first_try_ends_where_it_failed() {
    String history =
        """
        ,"repair_history":[
         {"type":"ORIGINAL","start_time":1781517600250,"end_time":1781517900250,
          "state":{"life_cycle_state":"TERMINATED","result_state":"FAILED"}},
         {"type":"REPAIR","id":734650698524280,"start_time":1781521200250,"end_time":1781521500250,
          "state":{"life_cycle_state":"TERMINATED","result_state":"FAILED"}},
         {"type":"REPAIR","id":734650698524281,"start_time":1781524800250,"end_time":0,
          "state":{"life_cycle_state":"RUNNING"}}]}
        """;
    String run = RUN.replace("\"end_time\":1781517900250", "\"end_time\":0");
    Reading.Found found = found(run.strip().replaceFirst("}$", "") + history);

    String main = "databricks/run/41847992357943";
    String repair = main + "/repair/734650698524280";
    assertThat(found.runs().stream().map(Answers::whole))
        .containsExactly(
            main
                + " JOB nightly features null WEB databricks:ana@example.com FAILED 1 null"
                + " 10:00:00.250 10:02:00.250 10:05:00.250",
            repair
                + " JOB nightly features null RETRY_MANUAL null FAILED 2 "
                + main
                + " 11:00:00.250 11:00:00.250 11:05:00.250",
            repair.replace("280", "281")
                + " JOB nightly features null RETRY_MANUAL null RUNNING 3 "
                + repair
                + " 12:00:00.250 12:00:00.250 null");
    assertThat(found.activities().get(0).end())
        .as("nobody waits while it lies there")
        .isEqualTo(Instant.parse("2026-06-15T10:05:00Z"));
  }

  @Test
  void a_retry_names_the_run_that_it_repeats() {
    String run =
        RUN.replace("ONE_TIME", "RETRY")
            .replace("\"attempt_number\":0", "\"attempt_number\":2")
            .replace("\"original_attempt_run_id\":41847992357943", "\"original_attempt_run_id\":9");

    Run told = found(run).runs().get(0);

    assertThat(told.attempt()).isEqualTo(3);
    assertThat(told.parent()).isEqualTo("databricks/run/9");
  }

  @Test
  void a_name_of_any_length_and_form_is_a_subject() {
    String odd = "特徴 ".repeat(2_000) + "\\n\\u0000\\ud83d";

    assertThat(found(RUN.replace("nightly features", odd)).activities())
        .allSatisfy(one -> assertThat(one.subject()).hasSizeLessThanOrEqualTo(256));
    assertThat(found(RUN.replace("nightly features", " ")).runs().get(0).subject())
        .isEqualTo("job 281874479417551");
  }

  @ParameterizedTest
  @CsvSource({
    "\"run_id\":41847992357943, \"run_id\":-1, run_id",
    "\"run_id\":41847992357943, \"run_id\":99999999999999999999, run_id",
    "\"start_time\":1781517600250, \"start_time\":0, start_time",
    "\"start_time\":1781517600250, \"start_time\":17, start_time",
    "\"end_time\":1781517900250, \"end_time\":\"soon\", end_time",
    "\"end_time\":1781517900250, \"end_time\":1781517600249, end_time",
    "\"queue_duration\":20000, \"queue_duration\":-1, queue_duration",
  })
  void what_cannot_be_is_rejected_with_its_field(String from, String to, String field) {
    assertThat(read(RUN.replace(from, to)))
        .isInstanceOfSatisfying(
            Reading.Rejected.class, rejected -> assertThat(rejected.why()).contains(field));
  }

  @Test
  void a_notification_alone_is_ignored_and_a_list_is_read() {
    assertThat(read("{\"event_type\":\"jobs.on_failure\",\"run\":{\"run_id\":4}}"))
        .isInstanceOf(Reading.Ignored.class);
    assertThat(found("{\"runs\":[" + RUN + "],\"has_more\":false}").runs()).hasSize(1);
  }

  @Test
  void whatever_is_odd_is_read_ignored_or_rejected() throws Exception {
    Random random = new Random(22);
    for (int i = 0; i < 3_000; i++) {
      JsonNode run = Json.MAPPER.readTree(RUN);
      String what = OddJson.spoil(run, random);

      assertThat(read(run.toString()).checkedAt(RECEIVED)).as(what).isNotNull();
    }
  }
}
