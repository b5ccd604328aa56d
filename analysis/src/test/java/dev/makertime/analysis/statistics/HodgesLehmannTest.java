package dev.makertime.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.testkit.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HodgesLehmannTest {
  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "1 3, 2",
    "1 2 3 4, 2.5",
    "0 0 10, 2.5",
    "-1 0 1, 0",
    "0 0 0 0 1000000, 0",
    "5 5 5, 5"
  })
  void it_is_the_median_of_the_means_of_all_pairs(String differences, double median) {
    assertThat(HodgesLehmann.of(Numbers.of(differences)).median()).isEqualTo(median);
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3 4 5 6, 1, 6, 0.96875",
    "-3 0 0 0 0 9, -3, 9, 0.96875",
    "1 2 3 4 5 6 7 8, 2, 7, 0.9609375"
  })
  void its_interval_is_exact(String differences, double low, double high, double confidence) {
    HodgesLehmann.Exact found =
        HodgesLehmann.of(Numbers.of(differences)).interval(0.05).orElseThrow();

    assertThat(found.interval()).isEqualTo(new Interval(low, high));
    assertThat(found.confidence()).isCloseTo(confidence, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"1", "1 2", "1 2 3", "1 2 3 4", "1 2 3 4 5"})
  void so_few_engineers_have_no_interval_of_95_per_cent(String differences) {
    assertThat(HodgesLehmann.of(Numbers.of(differences)).interval(0.05)).isEmpty();
  }

  @Test
  void a_lower_level_may_be_reached_by_fewer() {
    assertThat(HodgesLehmann.of(1, 2, 3, 4, 5).interval(0.1)).isPresent();
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 10)
  void the_interval_contains_the_estimate_and_keeps_its_confidence(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double[] differences = Numbers.random(random, 6 + random.nextInt(30));
      HodgesLehmann found = HodgesLehmann.of(differences);

      HodgesLehmann.Exact exact = found.interval(0.05).orElseThrow();

      assertThat(exact.interval().contains(found.median())).isTrue();
      assertThat(exact.confidence()).isBetween(0.95, 1.0);
      assertThat(exact.interval().low())
          .isGreaterThanOrEqualTo(Arrays.stream(differences).min().orElseThrow());
    }
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 10)
  void it_moves_with_the_differences_and_not_with_their_order(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double[] differences = Numbers.random(random, 1 + random.nextInt(30));
      double median = HodgesLehmann.of(differences).median();

      assertThat(HodgesLehmann.of(Numbers.shuffled(differences, random)).median())
          .isEqualTo(median);
      assertThat(HodgesLehmann.of(Numbers.map(differences, -1, 0)).median())
          .isCloseTo(-median, within(1e-12));
      assertThat(HodgesLehmann.of(Numbers.map(differences, 1, 5)).median())
          .isCloseTo(median + 5, within(1e-9));
    }
  }
}
