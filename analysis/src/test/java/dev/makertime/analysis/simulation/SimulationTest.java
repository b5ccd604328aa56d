package dev.makertime.analysis.simulation;

import static dev.makertime.analysis.simulation.SimulationFixture.baseline;
import static dev.makertime.analysis.simulation.SimulationFixture.simulation;
import static dev.makertime.analysis.simulation.SimulationFixture.yaml;
import static dev.makertime.testkit.Golden.golden;
import static dev.makertime.testkit.Golden.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.money.draws.Sensitivity;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
  @ParameterizedTest
  @ValueSource(strings = {"scenario_1", "scenario_2", "scenario_3"})
  void a_study_says_all_that_the_simulation_does(String name) throws Exception {
    JsonNode golden = golden(name);

    Simulation simulation = simulation(golden.path("inputs"), null);
    ObjectNode json = SimulationQuestions.json(simulation);

    golden
        .path("expected")
        .forEachEntry((field, expected) -> same(golden, json.path(field), expected, field));
    assertThat(simulation.figures().get("optimal"))
        .containsKeys("npv", "manual", "saturation_count");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tornado_1",
        "subscription_vs_oneoff",
        "charge_function",
        "finance_primitives",
        "external_dora_2026"
      })
  void parts_of_it_can_be_asked_for_by_themselves(String name) throws Exception {
    JsonNode golden = golden(name);

    same(
        golden,
        SimulationQuestions.answer(golden.path("inputs"), 1_000, 7),
        golden.path("expected"),
        name);
  }

  @Test
  void who_is_overloaded_says_what_a_platform_would_save() throws Exception {
    JsonNode said =
        yaml(
            "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current:"
                + " {projectBuildHours: 160, meetingHours: 200, featureCompleteness: 0.5}}}");

    assertThatThrownBy(() -> simulation(said, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("org.platformFeatureHours is missing");
    ((ObjectNode) said.path("org")).put("platformFeatureHours", 40);
    assertThat(simulation(said, null).results().platformFeatureHours()).isEqualTo(40);
  }

  @Test
  void where_nothing_can_be_built_no_limit_is_ever_near() throws Exception {
    JsonNode said =
        yaml(
            "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current:"
                + " {projectBuildHours: 160, maintenanceHoursPerProject: 6, meetingHours: 160}}}");

    assertThat(Objects.requireNonNull(simulation(said, null).results().scenarios().get("current")))
        .satisfies(one -> assertThat(one.capacity().months95()).isNull())
        .satisfies(one -> assertThat(one.capacity().saturationCount()).isZero());
  }

  @Test
  void however_many_projects_there_are_their_curve_goes_on() throws Exception {
    JsonNode said =
        yaml(
            "{org: {engineers: 6, baseSalaryPerYear: 60000, horizonMonths: 600}, scenarios:"
                + " {current: {projectBuildHours: 1}}}");

    assertThat(Objects.requireNonNull(simulation(said, null).results().scenarios().get("current")))
        .satisfies(one -> assertThat(one.capacity().integerCurve().get(600)).isEqualTo(92_000))
        .satisfies(one -> assertThat(one.capacity().releaseMonths()).hasSize(10_000));
  }

  @Test
  void a_loaded_cost_is_uncertain_once() throws Exception {
    JsonNode said =
        yaml(
            "{org: {engineers: 6, monthlyCost: 7500}, scenarios: {current: {projectBuildHours: 160,"
                + " manualFixedHours: 10}, other: {manualFixedHours: 5}}}");

    assertThat(Objects.requireNonNull(simulation(said, null).sensitivity().get("other")).rows())
        .extracting(Sensitivity.Row::path)
        .contains("org.baseSalaryPerYear")
        .doesNotContain("org.benefitsMultiplier");
  }

  @Test
  void next_to_no_maintenance_allows_for_many_projects_and_ends() throws Exception {
    JsonNode said =
        yaml(
            "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current:"
                + " {projectBuildHours: 160, maintenanceHoursPerProject: 0.0000001}}}");

    assertThat(simulation(said, null).results().scenarios().get("current"))
        .satisfies(
            one -> assertThat(one.capacity().saturationCount()).isGreaterThan(1_000_000_000));
  }

  @Test
  void measured_runs_are_charged_as_the_timeline_does() throws Exception {
    JsonNode said =
        yaml(
            "{org: {engineers: 6, baseSalaryPerYear: 60000, penaltyRule: STEP}, scenarios:"
                + " {current: {projectBuildHours: 160, runDurationFactor: 2}}}");

    Assumptions assumptions = Assumptions.of(said, baseline());

    assertThat(assumptions.inputs().org().penaltyRule()).hasToString("CONTINUOUS");
    assertThat(assumptions.inputs().current().runDurationFactor()).isEqualTo(1);
    assertThat(assumptions.replaced()).containsEntry("scenarios.current.runDurationFactor", 2.0);
  }
}
