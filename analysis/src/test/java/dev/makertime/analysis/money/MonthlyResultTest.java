package dev.makertime.analysis.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.testkit.Seeds;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthlyResultTest {
  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void a_month_is_split_into_its_kinds() {
    MonthlyResult.Hours hours = MoneyInputs.outcome(MoneyInputs.tree(), "current").hours();

    assertThat(hours)
        .usingRecursiveComparison()
        .withComparatorForType(MonthlyResultTest::near, Double.class)
        .isEqualTo(new MonthlyResult.Hours(20, 5, 5, 10, 20, 110, 0, 0, 110, 0, 50));
  }

  @Test
  void hours_become_money_at_the_hourly_cost_of_all_engineers() {
    MonthlyResult.Cost cost = MoneyInputs.outcome(MoneyInputs.tree(), "current").monthly();

    assertThat(cost)
        .usingRecursiveComparison()
        .withComparatorForType(MonthlyResultTest::near, Double.class)
        .isEqualTo(new MonthlyResult.Cost(6000, 3000, 6000, 0, 15_000, 1440, 1000, 0, 17_440));
  }

  @ParameterizedTest
  @CsvSource({
    "scenarios.other.manualFixedHours, 0, 13490",
    "scenarios.other.maintenanceHoursPerProject, 10, 19490",
    "scenarios.other.runDurationFactor, 0.5, 14990",
    "scenarios.other.runDurationFactor, 100, 16490",
    "scenarios.other.runCountFactor, 0, 13490",
    "scenarios.other.meetingHours, 0, 10490",
    "scenarios.other.attritionPerYear, 0, 15050",
    "scenarios.other.leadTimeMonths, 4, 17490",
    "scenarios.other.subscriptionFlatMonth, 0, 16440",
    "org.engineers, 1, 1694",
    "org.overlapFactor, 0.5, 14990",
    "org.realisationShare, 0, 16490"
  })
  void each_input_changes_the_total_by_what_it_costs(String path, double value, double total) {
    ObjectNode inputs = MoneyInputs.tree();
    MoneyInputs.set(inputs, "scenarios.other.manualFixedHours", 10);
    MoneyInputs.set(inputs, "scenarios.other.subscriptionPerEngineerMonth", 0);
    MoneyInputs.set(inputs, "scenarios.other.subscriptionFlatMonth", 50);
    inputs.withObject("/org").put("valuePerProjectMonth", 500);
    MoneyInputs.set(inputs, "scenarios.current.leadTimeMonths", 2);
    MoneyInputs.set(inputs, "scenarios.other.leadTimeMonths", 2);
    assertThat(MoneyInputs.outcome(inputs, "other").monthly().totalMonthly())
        .isCloseTo(16_490, EXACT);

    MoneyInputs.set(inputs, path, value);

    assertThat(MoneyInputs.outcome(inputs, "other").monthly().totalMonthly())
        .isCloseTo(total, EXACT);
  }

  @Test
  void a_platform_with_gaps_takes_no_more_than_the_technical_hours() {
    ObjectNode inputs = MoneyInputs.with("scenarios.other.featureCompleteness", 0);
    MoneyInputs.set(inputs, "org.platformFeatureHours", 500);

    MonthlyResult.Hours hours = MoneyInputs.outcome(inputs, "other").hours();

    assertThat(hours.featureGapDemand()).isEqualTo(500);
    assertThat(hours.featureGap()).isCloseTo(115, EXACT);
    assertThat(hours.useful()).isZero();
  }

  @Test
  void more_than_the_contract_is_overload_and_leaves_no_technical_hours() {
    MonthlyResult.Hours hours =
        MoneyInputs.outcome(MoneyInputs.with("scenarios.other.meetingHours", 200), "other").hours();

    assertThat(hours.overload()).isCloseTo(65, EXACT);
    assertThat(hours.technical()).isZero();
    assertThat(hours.waste()).isCloseTo(225, EXACT);
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void all_amounts_add_up(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      ObjectNode inputs = MoneyInputs.random(random);
      double contract = MoneyInputs.get(inputs, "org.contractHoursPerMonth");

      for (ScenarioResults.Outcome one : MoneyInputs.results(inputs).scenarios().values()) {
        MonthlyResult.Hours hours = one.hours();
        MonthlyResult.Cost cost = one.monthly();

        assertThat(hours.waste() + hours.useful()).isCloseTo(contract + hours.overload(), EXACT);
        assertThat(hours.mechanicalWait() + hours.mechanicalSwitch()).isEqualTo(hours.mechanical());
        Offset<Double> rounding = within(1e-12 * cost.totalMonthly());
        assertThat(
                cost.costManual()
                    + cost.costMechanical()
                    + cost.costMeetings()
                    + cost.costFeatureGap())
            .isCloseTo(cost.costLabour(), rounding);
        assertThat(cost.costLabour() + cost.costTurnover() + cost.costDelay() + cost.costTools())
            .isCloseTo(cost.totalMonthly(), rounding);
      }
    }
  }

  private static int near(Double one, Double other) {
    return Math.abs(one - other) < 1e-9 ? 0 : Double.compare(one, other);
  }
}
