package dev.makertime.analysis.simulation;

import static dev.makertime.analysis.simulation.SimulationFixture.NEEDED;
import static dev.makertime.analysis.simulation.SimulationFixture.figure;
import static dev.makertime.analysis.simulation.SimulationFixture.origin;
import static dev.makertime.analysis.simulation.SimulationFixture.simulation;
import static dev.makertime.analysis.simulation.SimulationFixture.unknown;
import static dev.makertime.analysis.simulation.SimulationFixture.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.migration.Promise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where hours of the current scenario are not known nothing is compared with it. */
class UnknownHoursTest {
  private static final String MEETINGS = "scenarios.current.meetingHours";
  private static final String STUDY =
      "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current: {projectBuildHours:"
          + " 160}, other: {meetingHours: {factor: 0.5}, toolOneOff: 900}}}";

  @ParameterizedTest
  @CsvSource({
    "scenarios.current.meetingHours, MEETINGS",
    "scenarios.current.manualFixedHours, MANUAL",
    "org.runs, WAITING"
  })
  void it_is_named_with_what_to_do_and_nothing_is_compared(String path, String category)
      throws Exception {
    Simulation simulation = simulation(yaml(STUDY), unknown(path));

    assertThat(simulation.missing())
        .containsExactly(
            new MissingInput(path, MissingInput.Category.valueOf(category), "connect a source"));
    assertThat(simulation.sensitivity()).isEmpty();
    assertThat(simulation.uncertainty()).isEmpty();
    assertThat(simulation.measurable().sensitivity()).isEmpty();
    assertThat(simulation.measurable().uncertainty()).isEmpty();
    assertThat(simulation.results().scenarios().values())
        .allMatch(one -> one.projection() == null && one.cumulativeCost().isEmpty());
    assertThat(simulation.measurable().results().scenarios().values())
        .allMatch(one -> one.projection() == null && one.cumulativeCost().isEmpty());
  }

  @Test
  void no_json_has_a_net_present_value_but_what_is_missing() throws Exception {
    Simulation simulation = simulation(yaml(STUDY), unknown(MEETINGS));

    ObjectNode whole = SimulationQuestions.json(simulation);
    ObjectNode results = SimulationQuestions.results(simulation);

    assertThat(whole.toString()).doesNotContain("npv", "Npv", "breakEven", "probNpvPositive");
    assertThat(results.toString()).doesNotContain("npv", "breakEven");
    assertThat(results.at("/missing/0/path").asText()).isEqualTo(MEETINGS);
    assertThat(whole.at("/missing/0/why").asText()).isEqualTo("connect a source");
  }

  @Test
  void every_figure_that_rests_on_it_is_not_known_and_the_others_are() throws Exception {
    Simulation simulation = simulation(yaml(STUDY), unknown(MEETINGS));

    for (String name : new String[] {"meetings", "cost_meetings", "technical", "total_monthly"}) {
      assertThat(figure(simulation, "current", name).value()).as(name).isNull();
      assertThat(figure(simulation, "other", name).kind())
          .as(name)
          .isEqualTo(FigureCertainty.UNKNOWN);
    }
    assertThat(figure(simulation, "current", "manual").value()).isZero();
    assertThat(figure(simulation, "other", "cost_turnover").value()).isPositive();
  }

  @Test
  void who_types_it_knows_it() throws Exception {
    JsonNode said = yaml(STUDY.replace("160}", "160, meetingHours: 20}"));

    Simulation simulation = simulation(said, unknown(MEETINGS));

    assertThat(simulation.missing()).isEmpty();
    assertThat(figure(simulation, "other", "npv").value()).isNotNull();
  }

  @Test
  void without_a_measurement_what_is_left_out_is_a_default() throws Exception {
    assertThat(simulation(yaml(NEEDED), null).missing()).isEmpty();
    assertThat(origin(Assumptions.of(yaml(NEEDED), null), MEETINGS).kind())
        .isEqualTo(FigureCertainty.DEFAULT);
  }

  @Test
  void it_cannot_be_promised() throws Exception {
    String frozen =
        SimulationQuestions.results(simulation(yaml(STUDY), unknown(MEETINGS))).toString();

    assertThatThrownBy(() -> Promise.of(frozen, "other"))
        .hasMessageContaining("hours of its current scenario are not known");
  }
}
