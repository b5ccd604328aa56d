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

class ProjectionTest {
  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void savings_and_tools_become_a_cash_flow() {
    Projection found = MoneyInputs.projection(MoneyInputs.tree());

    assertThat(found.oneOff()).isEqualTo(4800);
    assertThat(found.oneOffAmortisedPerMonth()).isEqualTo(400);
    assertThat(found.cashFlow()).hasSize(13);
    assertThat(found.cashFlow().get(0)).isEqualTo(-4800);
    assertThat(found.cashFlow().subList(1, 13)).allMatch(flow -> Math.abs(flow - 1600) < 1e-9);
    assertThat(found.breakEvenMonth()).isEqualTo(3);
    assertThat(found.breakEvenFractional()).isCloseTo(3, EXACT);
  }

  @Test
  void returns_are_of_all_that_is_paid() {
    Projection found = MoneyInputs.projection(MoneyInputs.tree());

    assertThat(found.npv()).isCloseTo(14_400, EXACT);
    assertThat(found.investmentTotal()).isCloseTo(6_600, EXACT);
    assertThat(found.benefitTotal()).isCloseTo(21_000, EXACT);
    assertThat(found.roi()).isCloseTo(14_400 / 6_600.0, EXACT);
    assertThat(found.measuredBaselineShare()).isCloseTo(1_500 / 2_650.0, EXACT);
  }

  @Test
  void freed_hours_are_of_an_engineer_a_team_and_full_time_people() {
    Projection found = MoneyInputs.projection(MoneyInputs.tree());

    assertThat(found.freedHoursPerEngineer()).isCloseTo(5, EXACT);
    assertThat(found.freedHoursTeam()).isCloseTo(50, EXACT);
    assertThat(found.freedFte()).isCloseTo(50 / 160.0, EXACT);
  }

  @Test
  void a_loss_of_labour_counts_whole() {
    Projection.Saving saving =
        MoneyInputs.projection(MoneyInputs.with("scenarios.other.manualFixedHours", 15))
            .steadyMonthlySaving();

    assertThat(saving.labourGross()).isCloseTo(-1500, EXACT);
    assertThat(saving.labourRealised()).isCloseTo(-1500, EXACT);
  }

  @ParameterizedTest
  @CsvSource({
    "1, -4950",
    "2, -4950",
    "3, 725",
    "4, 1600",
    "12, 1600",
  })
  void learning_costs_first_and_the_gain_comes_step_by_step(int month, double flow) {
    ObjectNode inputs = MoneyInputs.with("scenarios.other.learningMonths", 2);
    MoneyInputs.set(inputs, "scenarios.other.learningDrop", 0.1);
    MoneyInputs.set(inputs, "scenarios.other.rampMonths", 2);

    assertThat(MoneyInputs.projection(inputs).cashFlow().get(month)).isCloseTo(flow, EXACT);
  }

  @Test
  void what_learning_costs_is_a_figure_of_its_own() {
    ObjectNode inputs = MoneyInputs.with("scenarios.other.learningMonths", 2);
    MoneyInputs.set(inputs, "scenarios.other.learningDrop", 0.1);

    Projection found = MoneyInputs.projection(inputs);

    assertThat(found.learningLoss()).isCloseTo(2 * 4800, EXACT);
    assertThat(found.investmentTotal())
        .isCloseTo(
            MoneyInputs.projection(MoneyInputs.with("scenarios.other.learningMonths", 2))
                    .investmentTotal()
                + 9600,
            EXACT);
  }

  @Test
  void no_month_beyond_the_horizon_is_lost_by_learning() {
    ObjectNode inputs = MoneyInputs.with("scenarios.other.learningMonths", 100);
    MoneyInputs.set(inputs, "scenarios.other.learningDrop", 0.1);

    assertThat(MoneyInputs.projection(inputs).learningLoss()).isCloseTo(12 * 4800, EXACT);
  }

  @Test
  void where_projects_are_paid_back_no_hour_is_counted_as_lost() {
    ObjectNode inputs = MoneyInputs.with("scenarios.other.learningMonths", 2);
    MoneyInputs.set(inputs, "scenarios.other.learningDrop", 0.1);
    inputs.withObject("/org").put("valuation", "CAPACITY");

    assertThat(MoneyInputs.projection(inputs).learningLoss()).isZero();
  }

  @Test
  void what_fails_is_paid_until_it_ought_to_gain_and_brings_nothing() {
    ObjectNode inputs = MoneyInputs.with("scenarios.other.learningMonths", 2);
    MoneyInputs.set(inputs, "scenarios.other.rampMonths", 2);
    ScenarioInputs read = MoneyInputs.read(inputs);
    ScenarioInputs.Scenario other = java.util.Objects.requireNonNull(read.scenarios().get("other"));

    assertThat(new MigrationPaths(read, other).npv(LateFinish.ON_TIME, false))
        .isCloseTo(-4800 - 4 * 150, EXACT);
    assertThat(new MigrationPaths(read, other).npv(LateFinish.ON_TIME, true))
        .isCloseTo(MoneyInputs.projection(inputs).npv(), EXACT);
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void another_currency_scales_money_and_nothing_else(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      ObjectNode inputs = MoneyInputs.random(random);
      double factor = 1 + 200 * random.nextDouble();

      Projection one = MoneyInputs.projection(inputs);
      Projection other = MoneyInputs.projection(MoneyInputs.scaled(inputs, factor));

      assertThat(other.npv()).isCloseTo(factor * one.npv(), rounding(factor, one));
      assertThat(other.investmentTotal())
          .isCloseTo(factor * one.investmentTotal(), rounding(factor, one));
      assertThat(other.freedFte()).isEqualTo(one.freedFte());
      assertThat(other.irrFlag()).isEqualTo(one.irrFlag());
    }
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void saving_more_hours_never_lowers_the_net_present_value(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      ObjectNode inputs = MoneyInputs.random(random);
      double hours = MoneyInputs.get(inputs, "scenarios.other.manualFixedHours");
      Projection before = MoneyInputs.projection(inputs);

      MoneyInputs.set(inputs, "org.platformFeatureHours", 0);
      double less = MoneyInputs.projection(inputs).npv();
      MoneyInputs.set(inputs, "scenarios.other.manualFixedHours", hours * random.nextDouble());
      double more = MoneyInputs.projection(inputs).npv();

      assertThat(more).isGreaterThanOrEqualTo(less - rounding(1, before).value);
    }
  }

  private static Offset<Double> rounding(double factor, Projection one) {
    return within(1e-9 * factor * (1 + one.investmentTotal() + Math.abs(one.benefitTotal())));
  }
}
