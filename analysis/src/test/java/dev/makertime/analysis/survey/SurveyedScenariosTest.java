package dev.makertime.analysis.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.testkit.Golden;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Answers of people as inputs of a simulation. */
class SurveyedScenariosTest {
  private static final LocalDate DAY = LocalDate.parse("2026-06-16");

  @Test
  void what_is_open_is_filled_in_and_what_is_typed_stays() throws Exception {
    JsonNode inputs =
        yaml(
            """
            org: {engineers: 8, baseSalaryPerYear: 60000}
            scenarios:
              current: {projectBuildHours: 200}
              optimal: {projectBuildHours: 100, learningMonths: 1}
            """);

    JsonNode filled = eight().into(inputs);

    assertThat(filled.at("/scenarios/optimal/learningMonths").asInt()).isEqualTo(1);
    assertThat(filled.at("/scenarios/optimal/assessmentHours/value").asDouble()).isEqualTo(476);
    assertThat(filled.at("/scenarios/current/assessmentHours").isMissingNode()).isTrue();
    assertThat(filled.at("/successProbability").asDouble()).isEqualTo(0.7);
    assertThat(inputs.at("/scenarios/optimal/assessmentHours").isMissingNode()).isTrue();
  }

  @Test
  void a_simulation_takes_them_as_assumed_by_the_survey() throws Exception {
    JsonNode inputs =
        yaml(
            """
            org: {engineers: 8, baseSalaryPerYear: 60000}
            scenarios:
              current: {projectBuildHours: 200}
              optimal: {projectBuildHours: 100}
            """);

    Assumptions read = Assumptions.of(eight().into(inputs), null);

    var origin = Objects.requireNonNull(read.origins().get("scenarios.optimal.learningMonths"));
    assertThat(origin.by()).isEqualTo("survey june, 8 answers");
    assertThat(origin.on()).isEqualTo(DAY);
    assertThat(origin.low()).isEqualTo(1);
    assertThat(origin.high()).isEqualTo(6);
    assertThat(Objects.requireNonNull(read.slip().distribution()).mode()).isEqualTo(4);
    assertThat(read.slip().distribution().onTimeProbability()).isEqualTo(0.3, within(1e-9));
    assertThat(read.tree().at("/scenarios/optimal/learningMonths").asInt()).isEqualTo(2);
  }

  @Test
  void inputs_that_are_none_are_left_to_be_refused() throws Exception {
    assertThat(eight().into(yaml("[1]"))).isEqualTo(yaml("[1]"));
    assertThat(eight().into(yaml("scenarios: 3"))).isEqualTo(yaml("scenarios: 3"));
    assertThat(eight().into(yaml("scenarios: {optimal: 3}")).at("/scenarios/optimal").asInt())
        .isEqualTo(3);
  }

  private static JsonNode yaml(String text) throws Exception {
    return new YAMLMapper().readTree(text);
  }

  private static SurveyedScenarios eight() throws Exception {
    List<SurveyAnswers> answers = new ArrayList<>();
    for (JsonNode one : Golden.survey().at("/inputs/eight/answers")) {
      answers.add(SurveyAnswersReader.read(one));
    }
    SurveyInputs inputs = SurveyInputs.of(SurveyCounts.of(answers), 8, 5);
    return new SurveyedScenarios(inputs, "june", 8, DAY);
  }
}
