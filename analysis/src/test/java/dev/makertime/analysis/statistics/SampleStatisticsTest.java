package dev.makertime.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.testkit.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleStatisticsTest {
  @ParameterizedTest
  @CsvSource({"1 2 3, 2, 1, 2", "4 4, 4, 0, 4", "1 2 3 10, 4, 4.08248, 2.5", "-1 1, 0, 1.41421, 0"})
  void mean_spread_and_median_are_of_a_sample(
      String values, double mean, double sd, double median) {
    double[] sample = numbers(values);

    assertThat(SampleStatistics.mean(sample)).isEqualTo(mean);
    assertThat(SampleStatistics.sd(sample)).isCloseTo(sd, within(1e-5));
    assertThat(SampleStatistics.median(sample)).isEqualTo(median);
  }

  @Test
  void the_mean_of_nothing_is_zero() {
    assertThat(SampleStatistics.mean()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.25, 1.75", "0.5, 2.5", "0.9, 3.7", "1, 4"})
  void a_quantile_lies_between_the_nearest_two(double share, double value) {
    assertThat(SampleStatistics.quantile(new double[] {1, 2, 3, 4}, share))
        .isCloseTo(value, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "0.975, 1, 12.7062",
    "0.975, 2, 4.30265",
    "0.975, 10, 2.22814",
    "0.5, 7, 0",
    "0.8, 1, 1.37638"
  })
  void quantiles_of_t_are_those_of_the_tables(double share, double freedom, double t) {
    assertThat(SampleStatistics.t(share, freedom)).isCloseTo(t, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 1", "12.7062, 1, 0.05", "-4.30265, 2, 0.05", "2.22814, 10, 0.05"})
  void a_p_value_is_of_both_sides(double t, double freedom, double p) {
    assertThat(SampleStatistics.twoSided(t, freedom)).isCloseTo(p, within(1e-5));
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 5)
  void quantiles_rise_and_sorting_leaves_the_sample_alone(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double[] sample = random.doubles(1 + random.nextInt(50), -1e6, 1e6).toArray();
      double[] before = sample.clone();

      double[] sorted = SampleStatistics.sorted(sample);

      assertThat(sample).containsExactly(before);
      assertThat(SampleStatistics.quantile(sorted, 0.3))
          .isLessThanOrEqualTo(SampleStatistics.quantile(sorted, 0.4));
      assertThat(SampleStatistics.quantile(sorted, 1))
          .isEqualTo(Arrays.stream(before).max().orElse(0));
      assertThat(SampleStatistics.mean(sample)).isBetween(sorted[0], sorted[sorted.length - 1]);
    }
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
