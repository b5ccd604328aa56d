package dev.makertime.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.comparison.PromiseKept.Verdict;
import dev.makertime.analysis.statistics.Numbers;
import dev.makertime.testkit.Seeds;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseKeptTest {
  private static final PromiseKept.Money MONEY = new PromiseKept.Money(160, 40, 10, 30, 0.5);

  @ParameterizedTest
  @CsvSource({
    "-3, -3.1 -2.9 -3.05 -2.95, KEPT",
    "-3, -1.01 -0.99 -1.02 -0.98, SHORTFALL",
    "-3, -6.1 -5.9 -6.05 -5.95, EXCEEDED",
    "-3, 3.1 2.9 3.05 2.95, REVERSED",
    "-3, 0.1 -0.1 0.05 -0.05, NOT_DELIVERED",
    "-3, -10 10 -5 4, UNDETERMINED",
    "-3, -3.1 -2.9 -3, DESCRIPTIVE_ONLY",
    "-3, -3 -3 -3 -3, DESCRIPTIVE_ONLY",
    "-3, -3, DESCRIPTIVE_ONLY",
    "0, -3.1 -2.9 -3.05 -2.95, NO_PROMISE",
    "2, 2.1 1.9 2.05 1.95, KEPT"
  })
  void the_interval_decides_whether_a_promise_was_kept(
      double promised, String differences, Verdict verdict) {
    assertThat(PromiseKept.of(promised, MONEY, Numbers.of(differences)).verdict())
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"-2 -2, 1200", "-4, 2400", "0 0, 0", "2 2, -1200", "-1 -3, 1200"})
  void fewer_hours_are_worth_money(String differences, double monthly) {
    PromiseKept found = PromiseKept.of(-3, MONEY, Numbers.of(differences));

    assertThat(found.deliveredMonthlyValue()).isCloseTo(monthly, within(1e-9));
  }

  @Test
  void the_realised_share_is_what_was_delivered_of_the_promise() {
    PromiseKept found = PromiseKept.of(-4, MONEY, -1, -2, -3);

    assertThat(found.delivered()).isEqualTo(-2);
    assertThat(found.realisation()).isEqualTo(0.5);
    assertThat(found.gapPermutationP()).isEqualTo(0.25);
  }

  @Test
  void without_a_promise_there_is_no_share_of_it() {
    PromiseKept found = PromiseKept.of(0, MONEY, -1, -2);

    assertThat(found.realisation()).isNull();
    assertThat(found.realisationCi()).isNull();
    assertThat(found.delivered()).isEqualTo(-1.5);
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 10)
  void another_currency_scales_the_worth_and_not_the_verdict(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double[] differences = Numbers.random(random, 2 + random.nextInt(6));
      double promised = 5 * random.nextGaussian();
      PromiseKept.Money dear = new PromiseKept.Money(160, 40, 10, 3000, 0.5);

      PromiseKept one = PromiseKept.of(promised, MONEY, differences);
      PromiseKept other = PromiseKept.of(promised, dear, differences);

      assertThat(other.deliveredMonthlyValue())
          .isCloseTo(100 * one.deliveredMonthlyValue(), within(1e-6));
      assertThat(other.verdict()).isEqualTo(one.verdict());
      assertThat(
              Objects.requireNonNull(one.realisationCi())
                  .contains(Objects.requireNonNull(one.realisation())))
          .isTrue();
    }
  }
}
