package dev.makertime.analysis.simulation;

import static dev.makertime.analysis.simulation.SimulationFixture.NEEDED;
import static dev.makertime.analysis.simulation.SimulationFixture.baseline;
import static dev.makertime.analysis.simulation.SimulationFixture.figure;
import static dev.makertime.analysis.simulation.SimulationFixture.origin;
import static dev.makertime.analysis.simulation.SimulationFixture.simulation;
import static dev.makertime.analysis.simulation.SimulationFixture.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.draws.Sensitivity;
import dev.makertime.topics.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationInputsTest {
  @Test
  void what_nobody_says_is_a_default_with_its_source() throws Exception {
    Assumptions assumptions = Assumptions.of(yaml(NEEDED), null);

    assertThat(assumptions.inputs().org().discountRateAnnual()).isEqualTo(0.1);
    assertThat(origin(assumptions, "org.discountRateAnnual"))
        .isEqualTo(FigureOrigin.of(FigureCertainty.DEFAULT, "Forrester TEI"));
    assertThat(origin(assumptions, "org.engineers").kind()).isEqualTo(FigureCertainty.ASSUMED);
  }

  @Test
  void a_projection_begins_with_what_is_now_and_follows_it() throws Exception {
    JsonNode said =
        yaml(
            "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current:"
                + " {projectBuildHours: 160, meetingHours: 28, manualFixedHours: 10}, other:"
                + " {meetingHours: {factor: 0.5}}}}");
    Assumptions assumptions = Assumptions.of(said, null);

    assertThat(assumptions.inputs().scenarios().get("other"))
        .satisfies(other -> assertThat(other.meetingHours()).isEqualTo(14))
        .satisfies(other -> assertThat(other.manualFixedHours()).isEqualTo(10));
    Sensitivity tornado = simulation(said, null).sensitivity().get("other");
    assertThat(Objects.requireNonNull(tornado).rows())
        .filteredOn(row -> row.path().equals("scenarios.current.manualFixedHours"))
        .singleElement()
        .satisfies(row -> assertThat(row.swing()).as("it follows").isLessThan(1e-6));
  }

  @Test
  void what_is_null_is_as_left_out() throws Exception {
    Assumptions assumptions =
        Assumptions.of(
            yaml(
                "{org: {engineers: 6, baseSalaryPerYear: 60000, discountRateAnnual: null},"
                    + " scenarios: {current: {projectBuildHours: 160, meetingHours: 20}, other:"
                    + " {meetingHours: null}}}"),
            null);

    assertThat(assumptions.inputs().org().discountRateAnnual()).isEqualTo(0.1);
    assertThat(Objects.requireNonNull(assumptions.inputs().scenarios().get("other")).meetingHours())
        .isEqualTo(20);
  }

  @Test
  void what_was_measured_takes_the_place_of_what_was_typed() throws Exception {
    JsonNode said =
        yaml(
            "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current:"
                + " {projectBuildHours: 160, meetingHours: 28}, other: {meetingHours: {factor:"
                + " 0.5}}}}");

    Simulation simulation = simulation(said, baseline());

    assertThat(simulation.assumptions().inputs().current().meetingHours()).isEqualTo(20);
    assertThat(simulation.assumptions().replaced())
        .containsEntry("scenarios.current.meetingHours", 28.0);
    assertThat(figure(simulation, "current", "meetings").kind())
        .isEqualTo(FigureCertainty.MEASURED);
    assertThat(figure(simulation, "other", "meetings").kind()).isEqualTo(FigureCertainty.ASSUMED);
    assertThat(figure(simulation, "current", "cost_meetings"))
        .satisfies(
            cost ->
                assertThat(cost.kind())
                    .as("salary and default hours")
                    .isEqualTo(FigureCertainty.DEFAULT))
        .satisfies(cost -> assertThat(cost.inputs()).contains("org.baseSalaryPerYear"));
    assertThat(Objects.requireNonNull(simulation.sensitivity().get("other")).rows())
        .filteredOn(row -> row.path().equals("scenarios.current.meetingHours"))
        .singleElement()
        .satisfies(row -> assertThat(row.low()).isEqualTo(15))
        .satisfies(row -> assertThat(row.high()).isEqualTo(25));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{org: {engineers: 6}, scenarios: {current: {projectBuildHours: 1}}}|org.baseSalaryPerYear"
            + " is missing",
        "{org: {engineers: 6, baseSalaryPerYear: 1, monthlyCost: 1}, scenarios: {current:"
            + " {projectBuildHours: 1}}}|not both",
        "{org: {engineers: 0, baseSalaryPerYear: 1}, scenarios: {current: {projectBuildHours:"
            + " 1}}}|org.engineers must be positive",
        "{org: {engineers: 6, baseSalaryPerYear: -1}, scenarios: {current: {projectBuildHours:"
            + " 1}}}|org.baseSalaryPerYear must not be below 0",
        "{org: {engineers: 6, baseSalaryPerYear: 1}, scenarios: {current: {projectBuildHours: 1,"
            + " meetingHours: -3}}}|scenarios.current.meetingHours must be 0 to 744",
        "{org: {engineers: 6, baseSalaryPerYear: 1}, scenarios: {current: {projectBuildHours: 1,"
            + " meetings: 3}}}|scenarios.current.meetings is not known",
        "{org: {engineers: 6, baseSalaryPerYear: 1, realisationShare: 50}, scenarios: {current:"
            + " {projectBuildHours: 1}}}|org.realisationShare must be 0 to 1",
        "{org: {engineers: 6, baseSalaryPerYear: 1}, scenarios: {current:"
            + " {}}}|scenarios.current.projectBuildHours is missing",
        "{org: {engineers: six, baseSalaryPerYear: 1}, scenarios: {current: {projectBuildHours:"
            + " 1}}}|org.engineers must be a number",
        "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current: {projectBuildHours:"
            + " 160}, other: {meetingHours: {value: 5, low: 6, high:"
            + " 8}}}}|scenarios.other.meetingHours must lie between its low and high",
        "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current: {projectBuildHours:"
            + " 160}, other: {meetingHours: {value: 5, lo: 3}}}}|scenarios.other.meetingHours.lo is"
            + " not known",
        "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current: {projectBuildHours:"
            + " 160}, other: {meetingHours: {value: 5, low:"
            + " -500}}}}|scenarios.other.meetingHours.low must be 0 to 744",
        "{org: {engineers: 6, baseSalaryPerYear: 60000, valuation: FOO}, scenarios: {current:"
            + " {projectBuildHours: 160}}}|org.valuation must be LABOUR or CAPACITY",
        "{org: {engineers: 6, baseSalaryPerYear: 60000, horizonMonths: 24.6}, scenarios: {current:"
            + " {projectBuildHours: 160}}}|org.horizonMonths must be a whole number",
        "{org: {engineers: 6, baseSalaryPerYear: 60000, currency: 5}, scenarios: {current:"
            + " {projectBuildHours: 160}}}|org.currency must be text",
        "{org: {engineers: 6, baseSalaryPerYear: 60000, runs: none}, scenarios: {current:"
            + " {projectBuildHours: 160}}}|org.runs must be a list",
        "{org: {engineers: 6, baseSalaryPerYear: 60000, platformFeatureHours: forty}, scenarios:"
            + " {current: {projectBuildHours: 160}}}|org.platformFeatureHours must be a number",
        "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current: {projectBuildHours:"
            + " 160}, other: half}}|scenarios.other must be an object",
        "{org: {engineers: 6, baseSalaryPerYear: 1, runs: [{minutes: 5}]}, scenarios: {current:"
            + " {projectBuildHours: 1}}}|org.runs.perEngineerMonth must be 0 to 1000000",
        "{org: {engineers: 6, monthlyCost: -1}, scenarios: {current: {projectBuildHours:"
            + " 1}}}|org.monthlyCost must not be below 0",
        "{org: {engineers: 6, baseSalaryPerYear: 1}, scenarios: {current: {projectBuildHours:"
            + " 0.001}}}|scenarios.current.projectBuildHours must not be below 0.01",
        "{org: {engineers: 6, baseSalaryPerYear: 1}, scenarios: {current: {projectBuildHours: 1,"
            + " maintenanceHoursPerProject: 0.0000000001}}}|maintenanceHoursPerProject must be 0 or"
            + " at least 0.000000001",
        "{org: {engineers: 6, baseSalaryPerYear: 1, projectsPerEngineer: 1000001}, scenarios:"
            + " {current: {projectBuildHours: 1}}}|org.projectsPerEngineer must be 0 to 1000000",
        "{org: {engineers: 6, baseSalaryPerYear: 1}, scenarios: {current: {projectBuildHours: 160},"
            + " other: {projectBuildHours: {factor: 0}}}}|scenarios.other.projectBuildHours.factor",
        "{org: {engineers: 6, baseSalaryPerYear: 1}, scenarios: {current: {projectBuildHours: 160},"
            + " other: {meetingHours: {value: 5, low: none}}}}|scenarios.other.meetingHours.low"
            + " must be a number",
        "{org: {engineers: 6, baseSalaryPerYear: 1}, scenarios: {current: {projectBuildHours:"
            + " 160}}, successProbability: 2}|successProbability must be 0 to 1"
      })
  void what_cannot_be_is_refused_by_name(String said, String why) {
    assertThatThrownBy(() -> Assumptions.of(yaml(said), null))
        .isInstanceOf(Assumptions.Invalid.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "EUR ", "a long word for money", "E\u0000"})
  void a_currency_that_a_workbook_would_not_give_back_is_refused(String currency) {
    ObjectNode said = Json.MAPPER.createObjectNode();
    said.putObject("org").put("engineers", 6).put("baseSalaryPerYear", 1).put("currency", currency);
    said.putObject("scenarios").putObject("current").put("projectBuildHours", 160);

    assertThatThrownBy(() -> Assumptions.of(said, null))
        .hasMessageContaining("org.currency must be 1 to 16 letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.2", "a/b", "=1+1", "<b>", "", "in the end "})
  void a_name_that_would_break_a_path_a_cell_or_a_page_is_refused(String name) {
    ObjectNode said = Json.MAPPER.createObjectNode();
    said.putObject("org").put("engineers", 6).put("baseSalaryPerYear", 60_000);
    said.putObject("scenarios").putObject("current").put("projectBuildHours", 160);
    said.withObject("/scenarios").putObject(name);

    assertThatThrownBy(() -> Assumptions.of(said, null)).hasMessageContaining("a name has letters");
  }

  @Test
  void a_range_that_somebody_gave_counts_even_around_nothing() throws Exception {
    JsonNode said =
        yaml(
            "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current:"
                + " {projectBuildHours: 160, manualFixedHours: 10}, other: {manualFixedHours:"
                + " {value: 0, low: 0, high: 50}}}}");

    assertThat(Objects.requireNonNull(simulation(said, null).sensitivity().get("other")).rows())
        .filteredOn(row -> row.path().equals("scenarios.other.manualFixedHours"))
        .singleElement()
        .satisfies(row -> assertThat(row.swing()).isGreaterThan(1_000));
  }
}
