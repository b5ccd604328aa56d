package dev.makertime.analysis.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.money.Projection;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.topics.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be measured is valued apart from what is only assumed. */
class MeasurableTest {
  private static final Simulation.Settings FEW = new Simulation.Settings(1, 200, 7);

  @ParameterizedTest
  @CsvSource({
    "/scenarios/current/featureCompleteness, 0.3",
    "/scenarios/other/featureCompleteness, 0.7",
    "/scenarios/current/attritionPerYear, 0.5",
    "/org/replacementCostFraction, 2",
    "/org/newProjectsPerYear, 4",
    "/org/valuePerProjectMonth, 90000",
    "/scenarios/current/leadTimeMonths, 24",
    "/org/platformFeatureHours, 80"
  })
  void no_assumption_moves_the_headline(String where, double value) throws Exception {
    ObjectNode before = inputs();
    ObjectNode after = inputs();
    int slash = where.lastIndexOf('/');
    after.withObject(where.substring(0, slash)).put(where.substring(slash + 1), value);

    assertThat(simulation(after).measurable()).isEqualTo(simulation(before).measurable());
    assertThat(simulation(before).measurable().uncertainty()).containsOnlyKeys("other");
  }

  @ParameterizedTest
  @CsvSource({
    "/scenarios/other/meetingHours, 2",
    "/scenarios/other/manualFixedHours, 1",
    "/scenarios/other/toolOneOff, 50000",
    "/scenarios/other/subscriptionPerEngineerMonth, 100",
    "/scenarios/other/learningMonths, 9",
    "/org/realisationShare, 0.9"
  })
  void hours_and_costs_do(String where, double value) throws Exception {
    ObjectNode after = inputs();
    int slash = where.lastIndexOf('/');
    after.withObject(where.substring(0, slash)).put(where.substring(slash + 1), value);

    assertThat(projection(simulation(after).measurable().results()).npv())
        .isNotCloseTo(projection(simulation(inputs()).measurable().results()).npv(), within(1.0));
  }

  @Test
  void without_any_assumption_both_are_the_same() throws Exception {
    ObjectNode said = inputs();
    said.withObject("/scenarios/current").put("featureCompleteness", 1);
    said.withObject("/scenarios/other").put("featureCompleteness", 1);

    Simulation simulation = simulation(said);

    assertThat(projection(simulation.measurable().results()).cashFlow())
        .isEqualTo(projection(simulation.results()).cashFlow());
  }

  @Test
  void projects_that_are_worth_something_are_no_part_of_it() throws Exception {
    ObjectNode said = inputs();
    said.withObject("/org").put("valuation", "CAPACITY").put("valuePerProjectMonth", 20_000);

    assertThat(projection(simulation(said).measurable().results()).npv())
        .isEqualTo(projection(simulation(inputs()).measurable().results()).npv());
  }

  @Test
  void an_unanswered_platform_is_unknown_and_not_complete() throws Exception {
    ObjectNode said = inputs();
    said.withObject("/scenarios/current").remove("featureCompleteness");
    said.withObject("/scenarios/other").remove("featureCompleteness");

    Simulation simulation = simulation(said);

    assertThat(simulation.knowsFeatures()).isFalse();
    assertThat(figure(simulation, "current", "feature_gap").kind())
        .isEqualTo(FigureCertainty.UNKNOWN);
    assertThat(figure(simulation, "current", "feature_gap").value()).isNull();
    assertThat(figure(simulation, "other", "cost_feature_gap").value()).isNull();
    assertThat(figure(simulation, "other", "npv").kind()).isEqualTo(FigureCertainty.DEFAULT);
    assertThat(figure(simulation, "other", "npv").value())
        .isEqualTo(projection(simulation.results()).npv());
    assertThat(Objects.requireNonNull(simulation.sensitivity().get("other")).rows())
        .noneMatch(row -> row.path().endsWith("featureCompleteness"));
  }

  @Test
  void what_is_not_known_now_cannot_be_improved() {
    ObjectNode said = inputs();
    said.withObject("/scenarios/current").remove("featureCompleteness");

    assertThatThrownBy(() -> Assumptions.of(said, null))
        .hasMessageContaining(
            "scenarios.other.featureCompleteness needs scenarios.current.featureCompleteness");
  }

  private static ObjectNode inputs() {
    ObjectNode said = Json.MAPPER.createObjectNode();
    said.putObject("org").put("engineers", 6).put("baseSalaryPerYear", 60_000);
    ObjectNode scenarios = said.putObject("scenarios");
    scenarios
        .putObject("current")
        .put("projectBuildHours", 160)
        .put("manualFixedHours", 12)
        .put("meetingHours", 20)
        .put("featureCompleteness", 0.5);
    scenarios
        .putObject("other")
        .put("manualFixedHours", 4)
        .put("meetingHours", 18)
        .put("toolOneOff", 9_000)
        .put("featureCompleteness", 0.9);
    return said;
  }

  private static Simulation simulation(ObjectNode said) throws Exception {
    return Simulation.of(Assumptions.of(said, null), FEW);
  }

  private static Projection projection(ScenarioResults results) {
    return Objects.requireNonNull(
        Objects.requireNonNull(results.scenarios().get("other")).projection());
  }

  private static Figure figure(Simulation simulation, String scenario, String name) {
    return Objects.requireNonNull(
        Objects.requireNonNull(simulation.figures().get(scenario)).get(name));
  }
}
