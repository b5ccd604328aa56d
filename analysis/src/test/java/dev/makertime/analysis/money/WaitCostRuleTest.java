package dev.makertime.analysis.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.testkit.Seeds;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitCostRuleTest {
  @ParameterizedTest
  @CsvSource({
    "CONTINUOUS, 0, 10, 10, 0, 0",
    "CONTINUOUS, 5, 10, 10, 5, 0",
    "CONTINUOUS, 10, 10, 10, 10, 0",
    "CONTINUOUS, 15, 10, 10, 10, 5",
    "CONTINUOUS, 20, 10, 10, 10, 10",
    "CONTINUOUS, 500, 10, 23, 10, 23",
    "CONTINUOUS, 30, 0, 10, 0, 10",
    "STEP, 0, 10, 10, 0, 0",
    "STEP, 10, 10, 10, 10, 0",
    "STEP, 10.01, 10, 10, 10, 10",
    "STEP, 500, 10, 23, 10, 23",
    "STEP, 1, 0, 0, 0, 0"
  })
  void a_wait_costs_attention_first_and_then_resumption(
      WaitCostRule rule,
      double minutes,
      double attention,
      double resumption,
      double waiting,
      double switching) {
    WaitCostRule.Charge charge = rule.charge(minutes, attention, resumption);

    assertThat(charge).isEqualTo(new WaitCostRule.Charge(waiting, switching));
    assertThat(charge.total()).isEqualTo(waiting + switching);
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 5)
  void a_longer_wait_never_costs_less_and_the_continuous_rule_never_more(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      double minutes = 60 * random.nextDouble();
      double attention = 20 * random.nextDouble();
      double resumption = 25 * random.nextDouble();
      double continuous = WaitCostRule.CONTINUOUS.charge(minutes, attention, resumption).total();
      double step = WaitCostRule.STEP.charge(minutes, attention, resumption).total();
      double longer = WaitCostRule.CONTINUOUS.charge(minutes + 1, attention, resumption).total();

      assertThat(continuous).isLessThanOrEqualTo(step).isLessThanOrEqualTo(longer);
      assertThat(continuous).isLessThanOrEqualTo(minutes + 1e-12);
      assertThat(Math.min(minutes, attention + resumption)).isCloseTo(continuous, within(1e-12));
    }
  }
}
