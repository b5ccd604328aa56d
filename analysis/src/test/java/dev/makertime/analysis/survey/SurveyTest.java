package dev.makertime.analysis.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of people, and what is kept of them. */
class SurveyTest {
  private static final int K = 5;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eight",
        "five_with_many_unknown",
        "all_the_same",
        "contradictory",
        "best_and_worst"
      })
  void counts_and_inputs_are_exact(String name) throws Exception {
    JsonNode golden = Golden.survey();
    JsonNode given = golden.path("inputs").path(name);
    JsonNode expected = golden.path("expected").path(name);

    SurveyCounts counts = SurveyCounts.of(answers(given));

    Golden.same(golden, counts, expected.path("stored"), name + ".stored");
    Golden.same(
        golden,
        SurveyInputs.of(counts, given.path("engineers").asInt(), K),
        expected.path("inputs"),
        name + ".inputs");
  }

  @Test
  void the_order_of_answers_leaves_no_trace() throws Exception {
    List<SurveyAnswers> answers = answers(Golden.survey().at("/inputs/best_and_worst"));
    byte[] first = Json.MAPPER.writeValueAsBytes(SurveyCounts.of(answers));

    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(answers, new Random(seed));
      assertThat(Json.MAPPER.writeValueAsBytes(SurveyCounts.of(answers))).isEqualTo(first);
    }
  }

  @Test
  void counts_are_read_back_as_they_were_written() throws Exception {
    SurveyCounts counts = SurveyCounts.of(answers(Golden.survey().at("/inputs/eight")));

    assertThat(Json.OUTSIDE.readValue(Json.MAPPER.writeValueAsBytes(counts), SurveyCounts.class))
        .isEqualTo(counts);
  }

  @Test
  void what_all_who_know_answered_alike_is_named() throws Exception {
    ObjectNode same = Json.MAPPER.createObjectNode();
    same.put("reach", 3).putObject("boxes").put("deploy", false).put("code", true);
    ObjectNode other = same.deepCopy();
    other.put("late", 2).withObject("/boxes").put("code", false);

    SurveyCounts counts =
        SurveyCounts.of(List.of(SurveyAnswersReader.read(same), SurveyAnswersReader.read(other)));

    assertThat(counts.unanimous()).containsExactly("reach", "late", "boxes.deploy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"reach\": 11} | reach: one of [0, 1, 2,",
        "{\"reach\": 4.5} | reach: one of",
        "{\"reach\": 4.0} | reach: one of",
        "{\"reach\": \"4\"} | reach: one of",
        "{\"reach\": 4294967300} | reach: one of",
        "{\"reach\": 99999999999999999999999} | reach: one of",
        "{\"space\": 3} | space: one of [0, 1, 2, 4,",
        "{\"reach\": true} | reach: one of",
        "{\"boxes\": [true]} | boxes: an object is needed",
        "{\"boxes\": {\"deploy\": \"yes\"}} | boxes.deploy: true or false is needed",
        "{\"boxes\": {\"deploy\": 1}} | boxes.deploy: true or false is needed",
        "{\"boxes\": {\"nosuch\": true}} | boxes: an answer to no check of the survey",
        "{\"comment\": \"free text\"} | an answer to no question of the survey",
        "[1] | the answers: an object is needed",
      })
  void what_is_no_step_is_refused_with_all_answers(String text, String why) {
    assertThatThrownBy(() -> SurveyAnswersReader.read(Json.OUTSIDE.readTree(text)))
        .isInstanceOf(SurveyAnswersReader.Invalid.class)
        .hasMessageStartingWith(why)
        .message()
        .doesNotContain("free text", "nosuch");
  }

  @Test
  void every_mistake_is_told_at_once() {
    assertThatThrownBy(
            () ->
                SurveyAnswersReader.read(
                    Json.OUTSIDE.readTree("{\"reach\": -1, \"odds\": 3, \"late\": 5}")))
        .hasMessageContaining("reach: ")
        .hasMessageContaining("; late: ");
  }

  private static List<SurveyAnswers> answers(JsonNode given) throws Exception {
    List<SurveyAnswers> answers = new ArrayList<>();
    for (JsonNode one : given.path("answers")) {
      answers.add(SurveyAnswersReader.read(one));
    }
    return answers;
  }
}
