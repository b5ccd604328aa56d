package dev.makertime.analysis.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.money.ScenarioInputs.Scenario;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioInputsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 1",
    "0, 0, 5, 1",
    "3, 0, 3, 0",
    "3, 0, 4, 1",
    "3, 4, 3, 0",
    "3, 4, 4, 0.25",
    "3, 4, 6, 0.75",
    "3, 4, 7, 1",
    "3, 4, 99, 1",
    "0, 2, 1, 0.5"
  })
  void the_gain_begins_after_the_learning_and_grows_over_the_ramp(
      int learning, int ramp, int month, double share) {
    ObjectNode inputs = MoneyInputs.with("scenarios.other.learningMonths", learning);
    MoneyInputs.set(inputs, "scenarios.other.rampMonths", ramp);
    Scenario other = Objects.requireNonNull(MoneyInputs.read(inputs).scenarios().get("other"));

    assertThat(other.gained(month == 0 ? 1 : month)).isEqualTo(share);
  }

  @ParameterizedTest
  @CsvSource({
    "org.engineers, 0, must be positive",
    "org.contractHoursPerMonth, 0, must be positive",
    "org.horizonMonths, 0, must be positive",
    "org.amortisationMonths, 0, must be positive",
    "scenarios.other.projectBuildHours, 0, scenarios.other.projectBuildHours must be positive"
  })
  void what_cannot_be_divided_by_is_refused(String path, double value, String why) {
    ObjectNode inputs = MoneyInputs.with(path, value);

    assertThatThrownBy(() -> MoneyInputs.read(inputs)).hasMessageContaining(why);
  }

  @Test
  void there_is_always_a_current_scenario() {
    ObjectNode inputs = MoneyInputs.tree();
    inputs.withObject("/scenarios").remove("current");

    assertThatThrownBy(() -> MoneyInputs.read(inputs))
        .hasMessageContaining("there is no current one");
  }

  @ParameterizedTest
  @CsvSource({"1, 30", "1.5, 45", "2, 60"})
  void an_hour_costs_its_share_of_the_loaded_salary(double multiplier, double cost) {
    assertThat(
            MoneyInputs.results(MoneyInputs.with("org.benefitsMultiplier", multiplier))
                .hourlyCost())
        .isEqualTo(cost);
  }

  @Test
  void the_reference_lead_time_is_the_shortest() {
    assertThat(MoneyInputs.results(MoneyInputs.tree()).referenceLeadTime()).isEqualTo(2);
  }

  @Test
  void a_platform_is_worth_the_current_technical_hours_unless_given() {
    assertThat(MoneyInputs.results(MoneyInputs.tree()).platformFeatureHours()).isEqualTo(110);
    assertThat(
            MoneyInputs.results(MoneyInputs.with("org.platformFeatureHours", 7))
                .platformFeatureHours())
        .isEqualTo(7);
  }

  @Test
  void costs_of_all_months_add_up_with_the_one_off_first() {
    ScenarioResults results = MoneyInputs.results(MoneyInputs.tree());

    assertThat(MoneyInputs.outcome(MoneyInputs.tree(), "current").cumulativeCost().get(12))
        .isEqualTo(12 * 17_440.0);
    assertThat(Objects.requireNonNull(results.scenarios().get("other")).cumulativeCost().get(12))
        .isEqualTo(4_800 + 12 * (17_440.0 - 1_600));
  }
}
