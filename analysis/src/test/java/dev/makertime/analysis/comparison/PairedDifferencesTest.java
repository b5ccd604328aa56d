package dev.makertime.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.statistics.Bootstrap;
import dev.makertime.analysis.statistics.Numbers;
import dev.makertime.testkit.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedDifferencesTest {
  private static final double LEVEL = 0.05;
  private static final Offset<Double> NEAR = within(1e-4);

  @Test
  void three_engineers_have_these_statistics() {
    PairedDifferences found = PairedDifferences.of(LEVEL, 1, 2, 3);

    assertThat(found.mean()).isEqualTo(2);
    assertThat(found.median()).isEqualTo(2);
    assertThat(found.sd()).isEqualTo(1);
    assertThat(found.se()).isCloseTo(0.57735, NEAR);
    assertThat(Objects.requireNonNull(found.tCi()).low()).isCloseTo(2 - 2.48414, NEAR);
    assertThat(found.tStat()).isCloseTo(3.46410, NEAR);
    assertThat(found.tP()).isCloseTo(0.07418, NEAR);
    assertThat(found.hodgesLehmann()).isEqualTo(2);
    assertThat(found.mde80()).isCloseTo(3.09651, NEAR);
  }

  @ParameterizedTest
  @CsvSource({
    "'', NO_DATA",
    "1, SINGLE_ENGINEER CANNOT_REACH_SIGNIFICANCE FEW_ENGINEERS",
    "1 2 3, CANNOT_REACH_SIGNIFICANCE FEW_ENGINEERS",
    "1 2 3 4 5 6, FEW_ENGINEERS",
    "2 2 2 2 2 2, FEW_ENGINEERS ZERO_VARIANCE",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20, ''"
  })
  void flags_tell_the_limits(String differences, String flags) {
    assertThat(PairedDifferences.of(LEVEL, Numbers.of(differences)).flags())
        .isEqualTo(flags.isEmpty() ? List.of() : Arrays.asList(flags.split(" ", -1)));
  }

  @Test
  void one_engineer_has_a_mean_and_nothing_that_needs_a_spread() {
    PairedDifferences found = PairedDifferences.of(LEVEL, -3);

    assertThat(found.mean()).isEqualTo(-3);
    assertThat(found.sd()).isNull();
    assertThat(found.tCi()).isNull();
    assertThat(found.permutationP()).isNull();
    assertThat(found.minAttainableP()).isEqualTo(1);
  }

  @Test
  void differences_that_are_all_the_same_have_no_interval() {
    PairedDifferences found = PairedDifferences.of(LEVEL, 0.1, 0.1, 0.1, 0.1);

    assertThat(found.sd()).isZero();
    assertThat(found.tCi()).isNull();
    assertThat(found.tP()).isNull();
    assertThat(found.permutationP()).isEqualTo(0.125);
  }

  @ParameterizedTest
  @CsvSource({"2, true", "7, true", "8, false", "19, false", "20, true"})
  void a_bootstrap_is_drawn_only_where_it_can_be(int engineers, boolean present) {
    double[] differences = Numbers.random(new Random(engineers), engineers);

    PairedDifferences found = PairedDifferences.of(LEVEL, differences);

    assertThat(found.bootPercentileCi() != null).isEqualTo(present);
    assertThat(found.bootBcaCi() != null).isEqualTo(present);
  }

  @Test
  void the_bootstrap_of_two_goes_through_all_draws() {
    Bootstrap found = Bootstrap.of(LEVEL, 0, 2).orElseThrow();

    assertThat(found.percentile().low()).isCloseTo(0.075, within(1e-12));
    assertThat(found.percentile().high()).isCloseTo(1.925, within(1e-12));
    assertThat(found.bcaZ0()).isCloseTo(0, within(1e-12));
    assertThat(found.bcaAcceleration()).isCloseTo(0, within(1e-12));
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void every_interval_contains_its_estimate(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double[] differences = Numbers.random(random, 6 + random.nextInt(12));
      PairedDifferences found = PairedDifferences.of(LEVEL, differences);

      assertThat(Objects.requireNonNull(found.tCi()).contains(value(found.mean()))).isTrue();
      assertThat(Objects.requireNonNull(found.hlCi()).contains(value(found.hodgesLehmann())))
          .isTrue();
      assertThat(value(found.tP()) < LEVEL).isEqualTo(!found.tCi().contains(0));
      assertThat(found.permutationP()).isGreaterThanOrEqualTo(found.minAttainableP());
    }
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void the_order_of_engineers_changes_nothing(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double[] differences = Numbers.random(random, 2 + random.nextInt(10));
      PairedDifferences one = PairedDifferences.of(LEVEL, differences);
      PairedDifferences other = PairedDifferences.of(LEVEL, Numbers.shuffled(differences, random));

      assertThat(other)
          .usingRecursiveComparison()
          .withComparatorForType(PairedDifferencesTest::near, Double.class)
          .isEqualTo(one);
    }
  }

  private static int near(Double one, Double other) {
    return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one))
        ? 0
        : Double.compare(one, other);
  }

  private static double value(@Nullable Double value) {
    return Objects.requireNonNull(value);
  }
}
