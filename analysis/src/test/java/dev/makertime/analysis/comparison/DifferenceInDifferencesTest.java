package dev.makertime.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.statistics.Numbers;
import dev.makertime.testkit.Seeds;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceInDifferencesTest {
  private static final Offset<Double> NEAR = within(1e-5);

  @Test
  void the_change_of_the_others_is_taken_off() {
    DifferenceInDifferences found = of("-4 -2", "0 2");

    assertThat(found.effect()).isEqualTo(-4);
    assertThat(found.se()).isCloseTo(Math.sqrt(2), NEAR);
    assertThat(found.df()).isCloseTo(2, NEAR);
    assertThat(Objects.requireNonNull(found.welchCi()).low()).isCloseTo(-10.08487, NEAR);
    assertThat(found.welchCi().high()).isCloseTo(2.08487, NEAR);
    assertThat(found.welchP()).isCloseTo(0.105573, NEAR);
    assertThat(found.permutationP()).isCloseTo(1 / 3.0, NEAR);
    assertThat(found.permutations()).isEqualTo(6);
  }

  @Test
  void groups_that_do_not_vary_have_no_interval() {
    DifferenceInDifferences found = of("-1 -1", "0 0 0");

    assertThat(found.effect()).isEqualTo(-1);
    assertThat(found.se()).isZero();
    assertThat(found.df()).isNull();
    assertThat(found.welchCi()).isNull();
    assertThat(found.welchP()).isNull();
    assertThat(found.permutationP()).isCloseTo(0.1, NEAR);
  }

  @ParameterizedTest
  @CsvSource({"1, 1 2", "1 2, 1", "'', 1 2", "1 2, ''"})
  void each_group_needs_two_engineers(String treated, String control) {
    assertThatThrownBy(() -> of(treated, control))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two engineers are needed in each group");
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void what_happens_to_both_groups_cancels_out(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double[] treated = Numbers.random(random, 2 + random.nextInt(5));
      double[] control = Numbers.random(random, 2 + random.nextInt(5));
      DifferenceInDifferences found = DifferenceInDifferences.of(treated, control);

      DifferenceInDifferences shocked =
          DifferenceInDifferences.of(Numbers.map(treated, 1, 3), Numbers.map(control, 1, 3));

      assertThat(shocked.effect()).isCloseTo(found.effect(), within(1e-9));
      assertThat(shocked.se()).isCloseTo(found.se(), within(1e-9));
    }
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void neither_the_order_of_engineers_nor_that_of_the_groups_changes_the_size(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double[] treated = Numbers.random(random, 2 + random.nextInt(5));
      double[] control = Numbers.random(random, 2 + random.nextInt(5));
      DifferenceInDifferences found = DifferenceInDifferences.of(treated, control);

      DifferenceInDifferences shuffled =
          DifferenceInDifferences.of(
              Numbers.shuffled(treated, random), Numbers.shuffled(control, random));
      DifferenceInDifferences swapped = DifferenceInDifferences.of(control, treated);

      assertThat(shuffled.effect()).isCloseTo(found.effect(), within(1e-9));
      assertThat(shuffled.permutationP()).isCloseTo(found.permutationP(), within(1e-9));
      assertThat(swapped.effect()).isCloseTo(-found.effect(), within(1e-9));
      assertThat(swapped.permutationP()).isCloseTo(found.permutationP(), within(1e-9));
      assertThat(Objects.requireNonNull(found.welchCi()).contains(found.effect())).isTrue();
    }
  }

  private static DifferenceInDifferences of(String treated, String control) {
    return DifferenceInDifferences.of(Numbers.of(treated), Numbers.of(control));
  }
}
