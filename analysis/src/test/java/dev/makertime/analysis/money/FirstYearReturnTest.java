package dev.makertime.analysis.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.testkit.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstYearReturnTest {
  @Test
  void costs_benefits_and_returns_are_these() {
    FirstYearReturn.Result found = of(10, 100_000, 0.1).result();

    assertThat(found.hardCosts()).isCloseTo(5_000, within(1e-9));
    assertThat(found.jCurveCost()).isCloseTo(37_500, within(1e-9));
    assertThat(found.headcountReinvestment()).isCloseTo(100_000, within(1e-9));
    assertThat(found.revenueExtraFeatures()).isCloseTo(10_000, within(1e-9));
    assertThat(found.downtimeSavings()).isCloseTo(2_000, within(1e-9));
    assertThat(found.firstYearBenefit()).isCloseTo(69_500, within(1e-9));
    assertThat(found.roi()).isCloseTo(69_500 / 42_500.0, within(1e-9));
    assertThat(found.paybackYears()).isCloseTo(42_500 / 112_000.0, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0, -30500", "0.05, 19500", "0.1, 69500", "1, 969500"})
  void time_saved_is_worth_its_salary(double timeSaved, double benefit) {
    assertThat(of(10, 100_000, timeSaved).result().firstYearBenefit())
        .isCloseTo(benefit, within(1e-6));
  }

  @Test
  void nobody_costs_only_the_infrastructure() {
    FirstYearReturn.Result found = of(0, 100_000, 0.1).result();

    assertThat(found.hardCosts()).isEqualTo(1_000);
    assertThat(found.jCurveCost()).isZero();
    assertThat(found.headcountReinvestment()).isZero();
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 5)
  void the_benefit_is_positive_exactly_where_it_pays_back_within_a_year(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      FirstYearReturn.Result found =
          of(1 + random.nextInt(500), 200_000 * random.nextDouble(), random.nextDouble()).result();

      assertThat(found.firstYearBenefit() > 0).isEqualTo(found.paybackYears() < 1);
      assertThat(found.roi() > 0).isEqualTo(found.firstYearBenefit() > 0);
    }
  }

  private static FirstYearReturn of(double staff, double salary, double timeSaved) {
    return new FirstYearReturn(
        staff,
        salary,
        0.15,
        3,
        timeSaved,
        100,
        50,
        1_000,
        250,
        List.of(10.0, 12.0),
        0.5,
        0.01,
        1e6,
        List.of(100.0, 200.0),
        List.of(0.1, 0.04),
        2,
        500);
  }
}
