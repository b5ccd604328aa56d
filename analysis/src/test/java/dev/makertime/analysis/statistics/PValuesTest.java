package dev.makertime.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.testkit.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign flips and permutations, counted by hand. */
class PValuesTest {
  @ParameterizedTest
  @CsvSource({
    "5, 1",
    "1 1, 0.5",
    "1 1 1, 0.25",
    "1 2 3, 0.25",
    "-1 -2 -3, 0.25",
    "1 -1, 1",
    "0 0 0, 1",
    "1 2 3 -4, 0.875",
    "1 1 1 1 1 1, 0.03125",
    "0.1 0.2 0.3, 0.25"
  })
  void sign_flips_are_counted_exactly(String differences, double p) {
    assertThat(SignFlipPValue.p(Numbers.of(differences))).isCloseTo(p, within(1e-12));
  }

  @Test
  void more_than_twenty_differences_are_drawn_and_never_give_zero() {
    double[] ones = new double[21];
    Arrays.fill(ones, 1);

    assertThat(SignFlipPValue.p(ones)).isBetween(1 / 100_001.0, 1e-4);
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3 10 11 12, 3, 9, 0.1, 20",
    "1 2 3 10 11 12, 3, 0, 1, 20",
    "0 0 1, 1, 1, 0.333333333, 3",
    "5 5 5 5, 2, 0, 1, 6",
    "-4 -2 0 2, 2, 4, 0.333333333, 6",
    "0 1, 1, 1, 1, 2"
  })
  void splits_into_two_groups_are_counted_exactly(
      String pooled, int first, double least, double p, long count) {
    PermutationPValue found = PermutationPValue.of(Numbers.of(pooled), first, least - 1e-12);

    assertThat(found.p()).isCloseTo(p, within(1e-8));
    assertThat(found.count()).isEqualTo(count);
  }

  @Test
  void too_many_splits_are_drawn_and_the_observed_one_counts() {
    double[] pooled = new double[40];
    Arrays.setAll(pooled, i -> i < 20 ? 0 : 1);

    PermutationPValue found = PermutationPValue.of(pooled, 20, 1);

    assertThat(found.count()).isEqualTo(100_001);
    assertThat(found.p()).isBetween(1 / 100_001.0, 1e-4);
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 20)
  void neither_order_nor_sign_nor_unit_of_differences_matters(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double[] differences = Numbers.random(random, 1 + random.nextInt(10));
      double p = SignFlipPValue.p(differences);

      assertThat(p).isBetween(Math.pow(2, 1 - differences.length), 1.0);
      assertThat(SignFlipPValue.p(Numbers.shuffled(differences, random))).isEqualTo(p);
      assertThat(SignFlipPValue.p(Numbers.map(differences, -1, 0))).isEqualTo(p);
      assertThat(SignFlipPValue.p(Numbers.map(differences, 4, 0))).isEqualTo(p);
    }
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 20)
  void a_larger_difference_is_never_more_probable(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double[] pooled = Numbers.random(random, 4 + random.nextInt(8));
      double least = 2 * random.nextDouble();

      PermutationPValue small = PermutationPValue.of(pooled, 2, least);
      PermutationPValue large = PermutationPValue.of(pooled, 2, least + random.nextDouble());

      assertThat(large.p()).isLessThanOrEqualTo(small.p());
      assertThat(PermutationPValue.of(pooled, 2, 0).p()).isEqualTo(1);
    }
  }
}
