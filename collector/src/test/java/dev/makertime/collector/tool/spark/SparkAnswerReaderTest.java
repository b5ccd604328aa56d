package dev.makertime.collector.tool.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Run;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers of the history server tell, with exact runs and waits. */
class SparkAnswerReaderTest {
  private static final String ENDED =
      """
      {"id": "application_1781514000000_12345", "name": "%s", "attempts": [
        {"attemptId": "2", "startTimeEpoch": 1781514300000, "endTimeEpoch": 1781514900500,
         "sparkUser": "ana", "completed": true, "lastUpdatedEpoch": 1781514900600},
        {"attemptId": "1", "startTimeEpoch": 1781514000250, "endTimeEpoch": 1781514200000,
         "sparkUser": "ana", "completed": true, "lastUpdatedEpoch": 1781514200000}]}
      """;

  @Test
  void each_attempt_is_a_run_and_the_second_repeats_the_first() {
    List<Run> runs = found("[" + ENDED.formatted("features") + "]").runs();

    assertThat(runs).hasSize(2);
    Run second = runs.get(0);
    assertThat(second.id()).isEqualTo("spark/app/application_1781514000000_12345/2");
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.trigger()).isEqualTo(RunTrigger.RETRY_AUTO);
    assertThat(second.parent()).isEqualTo("spark/app/application_1781514000000_12345/1");
    assertThat(second.who()).isEqualTo("spark:ana");
    assertThat(second.began()).isEqualTo(Instant.parse("2026-06-15T09:05:00Z"));
    assertThat(second.ended()).isEqualTo(Instant.parse("2026-06-15T09:15:00.500Z"));
    assertThat(runs.get(1).trigger()).isEqualTo(RunTrigger.UNKNOWN);
    assertThat(runs.get(1).began()).isEqualTo(Instant.parse("2026-06-15T09:00:00.250Z"));
  }

  @Test
  void how_an_application_ended_is_not_known() {
    assertThat(found(ENDED.formatted("features")).runs())
        .extracting(Run::status)
        .containsOnly(RunStatus.ENDED);
  }

  @Test
  void without_a_user_there_is_a_run_and_no_wait() {
    Reading.Found found =
        found(ENDED.formatted("features").replaceAll("\"sparkUser\": \"ana\", ", ""));

    assertThat(found.activities()).isEmpty();
    assertThat(found.runs()).hasSize(2).allMatch(run -> run.who() == null);
  }

  @ParameterizedTest
  @CsvSource({
    "Spark shell,true",
    "PySparkShell,true",
    "SparkSQL::10.0.0.7,true",
    "livy-session-41,true",
    "Zeppelin_spark_default,true",
    "features,false",
    "PySparkShell of features,false"
  })
  void a_shell_by_itself_is_no_wait(String name, boolean isShell) {
    Reading.Found found = found(ENDED.formatted(name));

    assertThat(found.activities().isEmpty()).isEqualTo(isShell);
    assertThat(found.runs()).hasSize(2);
  }

  @Test
  void a_name_of_any_length_and_form_is_a_subject() {
    String odd = "特徴 ".repeat(200) + "\\n\\u0000\\ud83d\\ude80";

    assertThat(found(ENDED.formatted(odd)).activities())
        .allSatisfy(wait -> assertThat(wait.subject()).hasSizeLessThanOrEqualTo(256));
    assertThat(found(ENDED.formatted("daily\\tfeatures")).activities().get(0).subject())
        .isEqualTo("daily features");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"startTimeEpoch\": 1781514300000|\"startTimeEpoch\": null",
        "\"startTimeEpoch\": 1781514300000|\"startTimeEpoch\": \"yesterday\"",
        "\"startTimeEpoch\": 1781514300000|\"startTimeEpoch\": 1e300",
        "\"startTimeEpoch\": 1781514300000|\"startTimeEpoch\": 0",
        "\"endTimeEpoch\": 1781514900500|\"endTimeEpoch\": -1",
        "\"id\": \"application_1781514000000_12345\"|\"id\": \"\"",
        "\"name\": \"features\"|\"name\": \" \""
      })
  void what_cannot_be_is_rejected_with_its_field(String change) {
    String[] both = change.split("\\|", -1);
    String odd = ENDED.formatted("features").replace(both[0], both[1]);

    Reading reading = new SparkAnswerReader("spark").read(odd.getBytes(StandardCharsets.UTF_8));

    assertThat(reading).isInstanceOf(Reading.Rejected.class);
    assertThat(((Reading.Rejected) reading).why())
        .containsAnyOf("startTimeEpoch", "endTimeEpoch", "id", "name");
  }

  private static Reading.Found found(String answer) {
    Reading reading = new SparkAnswerReader("spark").read(answer.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).as("%s", reading).isInstanceOf(Reading.Found.class);
    return (Reading.Found) reading;
  }
}
