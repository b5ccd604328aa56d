package dev.makertime.analysis.simulation;

import static dev.makertime.analysis.simulation.SimulationFixture.origin;
import static dev.makertime.analysis.simulation.SimulationFixture.simulation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.topics.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every typed figure may say who typed it, and when. */
class AuthorTest {
  private static final String STUDY =
      """
      {"org": {"engineers": {"value": 6, "by": "Ana Maier", "on": "2026-05-04"},
      "currency": {"value": "CHF", "by": "Bo"},
      "monthlyCost": {"value": 7500, "low": 7000, "on": "2026-05-05"},
      "runs": {"value": [{"minutes": 5, "perEngineerMonth": 9}], "by": "Cy", "on": "2026-05-06"},
      "discountRateAnnual": 0.08},
      "scenarios": {"current": {"projectBuildHours": 160, "meetingHours": 20},
      "other": {"meetingHours": {"factor": 0.5, "by": "Ana Maier", "on": "2026-05-07"}}}}""";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.engineers|assumed by Ana Maier on 2026-05-04",
        "org.currency|assumed by Bo, when is not said",
        "org.baseSalaryPerYear|assumed on 2026-05-05, by whom is not said",
        "org.runs|assumed by Cy on 2026-05-06",
        "org.discountRateAnnual|assumed, by whom is not said",
        "org.horizonMonths|default",
        "scenarios.other.meetingHours|assumed by Ana Maier on 2026-05-07",
        "scenarios.other.projectBuildHours|assumed"
      })
  void its_mark_says_so(String path, String mark) throws Exception {
    Assumptions assumptions = Assumptions.of(Json.MAPPER.readTree(STUDY), null);

    assertThat(origin(assumptions, path).mark()).isEqualTo(mark);
    assertThat(assumptions.inputs().org().engineers()).isEqualTo(6);
    assertThat(assumptions.inputs().org().currency()).isEqualTo("CHF");
    assertThat(assumptions.inputs().org().runs()).hasSize(1);
  }

  @Test
  void one_author_may_be_named_for_a_whole_file() throws Exception {
    JsonNode said =
        Json.MAPPER.readTree(
            STUDY.replaceFirst("\\{", "{\"by\": \"Dee\", \"on\": \"2026-01-01\","));
    Assumptions assumptions = Assumptions.of(said, null);

    assertThat(origin(assumptions, "org.discountRateAnnual").mark())
        .isEqualTo("assumed by Dee on 2026-01-01");
    assertThat(origin(assumptions, "org.currency").mark())
        .as("the day of the file is not Bo's")
        .isEqualTo("assumed by Bo, when is not said");
    Assumptions again = Assumptions.of(assumptions.asFile(), null);
    assertThat(again.origins()).isEqualTo(assumptions.origins());
    assertThat(assumptions.asFile().has("by")).isFalse();
  }

  @Test
  void an_author_changes_no_figure() throws Exception {
    JsonNode without =
        Json.MAPPER.readTree(
            """
            {"org": {"engineers": 6, "currency": "CHF", "monthlyCost": {"value": 7500, "low": 7000},
            "runs": [{"minutes": 5, "perEngineerMonth": 9}], "discountRateAnnual": 0.08},
            "scenarios": {"current": {"projectBuildHours": 160, "meetingHours": 20},
            "other": {"meetingHours": {"factor": 0.5}}}}""");

    Simulation simulation = simulation(Json.MAPPER.readTree(STUDY), null);

    assertThat(simulation.results()).isEqualTo(simulation(without, null).results());
    assertThat(simulation.uncertainty()).isEqualTo(simulation(without, null).uncertainty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2026-05-04\"|\"4 May\"|org.engineers.on must be a date such as 2026-01-31",
        "\"2026-05-04\"|20260504|org.engineers.on must be a date such as 2026-01-31",
        "\"2026-05-04\"|\"1026-05-04\"|org.engineers.on must be a date between",
        "\"Ana Maier\", \"on\": \"2026-05-04\"|\" \"|org.engineers.by must be a name",
        "\"Ana Maier\", \"on\": \"2026-05-04\"|7|org.engineers.by must be a name",
        "\"Bo\"|\"B\\no\"|org.currency.by must be a name",
        "\"Cy\"|{\"a\": 1}|org.runs.by must be a name",
        "\"2026-05-07\"|\"2026-13-07\"|scenarios.other.meetingHours.on must be a date",
        "\"value\": \"CHF\", \"by\"|\"value\": \"CHF\", \"bye\"|org.currency.bye is not known"
      })
  void one_that_cannot_be_is_refused_by_its_path(String of, String wrong, String why)
      throws Exception {
    JsonNode said = Json.MAPPER.readTree(STUDY.replace(of, wrong));

    assertThatThrownBy(() -> Assumptions.of(said, null)).hasMessageContaining(why);
  }
}
