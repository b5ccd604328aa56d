package dev.makertime.collector.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.collector.source.PayloadOptions;
import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Person;
import dev.makertime.model.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two tools tell of the same button: each second that somebody waited counts once. */
class SharedButtonsTest {
  private static final Instant EVENING = Instant.parse("2026-06-15T20:00:00Z");
  private static final PayloadOptions OPTIONS =
      new PayloadOptions(
          true, "owner", null, ZoneOffset.UTC, new TimeWindow(EVENING, EVENING.plusSeconds(1)));

  /** Ana triggers a DAG at 10:00:00; it runs from 10:00:20 to 10:09:00. */
  private static final String AIRFLOW =
      """
      {"dag_id":"features","dag_run_id":"manual__1","run_type":"manual","triggered_by":"ui",
       "triggering_user_name":"ana","state":"success","run_after":"2026-06-15T10:00:00Z",
       "queued_at":"2026-06-15T10:00:00Z","start_date":"2026-06-15T10:00:20Z",
       "end_date":"2026-06-15T10:09:00Z"}
      """;

  /**
   * Its task starts a job with ana's token, from 10:02:00 to 10:08:30, of which one minute setup.
   */
  private static final String DATABRICKS =
      """
      {"run_id":7,"job_id":1,"run_name":"features","creator_user_name":"ana","trigger":"ONE_TIME",
       "run_type":"SUBMIT_RUN","start_time":1781517720000,"setup_duration":60000,
       "end_time":1781518110000,
       "state":{"life_cycle_state":"TERMINATED","result_state":"SUCCESS"}}
      """;

  /** Ana types a command at 11:00:00, which takes eight minutes. */
  private static final String COMMAND =
      """
      {"start":1781521200000,"end":1781521680000,"pid":1,"exit":0,"signal":0,"lost":false,\
      "how":"typed","user":"ana","host":"lab1","as":"","command":"spark-submit","label":""}""";

  /** It is an application of Spark's from 11:00:10 to 11:07:50. */
  private static final String SPARK =
      """
      [{"id":"app-1","name":"train","attempts":[{"startTimeEpoch":1781521210000,
        "endTimeEpoch":1781521670000,"lastUpdatedEpoch":1781521670000,"sparkUser":"ana",
        "completed":true}]}]
      """;

  /** In which MLflow logs a training from 11:01:00 to 11:09:00, beyond the end of both. */
  private static final String MLFLOW =
      """
      {"run":{"info":{"run_id":"r1","experiment_id":"1","status":"FINISHED",
        "start_time":1781521260000,"end_time":1781521740000,"lifecycle_stage":"active"},
       "data":{"tags":[{"key":"mlflow.user","value":"ana"},
        {"key":"mlflow.source.type","value":"LOCAL"}]}}}
      """;

  @Test
  void a_job_that_a_dag_starts_adds_no_second_to_the_wait_for_the_dag() {
    List<Activity> dag = waits("airflow", AIRFLOW);
    List<Activity> job = waits("databricks", DATABRICKS);

    assertThat(amounts(List.of(dag))).isEqualTo("queue 20 run 520");
    assertThat(amounts(List.of(job))).isEqualTo("queue 60 run 330");
    assertThat(amounts(List.of(dag, job))).isEqualTo("queue 20 run 520");
  }

  @Test
  void a_training_in_a_spark_application_in_a_command_counts_from_its_start_to_its_end_once() {
    List<Activity> command = waits("command", COMMAND);
    List<Activity> application = waits("spark", SPARK);
    List<Activity> training = waits("mlflow", MLFLOW);

    assertThat(amounts(List.of(command))).isEqualTo("queue 0 run 480");
    assertThat(amounts(List.of(application))).isEqualTo("queue 0 run 460");
    assertThat(amounts(List.of(training))).isEqualTo("queue 0 run 480");
    assertThat(amounts(List.of(command, application, training))).isEqualTo("queue 0 run 540");
  }

  @Test
  void of_a_command_that_ci_wraps_nobody_waits_but_for_the_pipeline() {
    String wrapped = COMMAND.replace("typed", "ci");

    assertThat(waits("command", wrapped)).isEmpty();
    assertThat(runs("command", wrapped)).as("it is a run all the same").isEqualTo(1);
  }

  /** The seconds of ana's day, of all that is told. */
  private static String amounts(List<List<Activity>> told) {
    List<Activity> all = told.stream().flatMap(List::stream).toList();
    EngineerDay day = Timeline.day(Person.unknown(), LocalDate.parse("2026-06-15"), all, EVENING);
    assertThat(day.available() - day.technical())
        .as("each second is one thing")
        .isEqualTo(day.queue() + day.run());
    return "queue %d run %d".formatted(day.queue(), day.run());
  }

  /** What somebody waits for; that they clicked is another matter. */
  private static List<Activity> waits(String tool, String payload) {
    return read(tool, payload).activities().stream().filter(one -> !one.isInstant()).toList();
  }

  private static int runs(String tool, String payload) {
    return read(tool, payload).runs().size();
  }

  private static Reading.Found read(String tool, String payload) {
    Reading reading =
        SourceTypes.ALL
            .named(tool)
            .flatMap(type -> type.payloadReader())
            .orElseThrow()
            .read(new Payload(Map.of(), payload.getBytes(UTF_8), EVENING), OPTIONS)
            .reading();
    assertThat(reading).as("%s", reading).isInstanceOf(Reading.Found.class);
    return (Reading.Found) reading;
  }
}
