package dev.makertime.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolmCorrectionTest {
  @ParameterizedTest
  @CsvSource({
    "0.04, 0.04",
    "0.01 0.04 0.03, 0.03 0.06 0.06",
    "0.5 0.9, 1 1",
    "0 0 0, 0 0 0",
    "0.02 0.02, 0.04 0.04",
    "0.001 0.3 0.02 0.2, 0.004 0.4 0.06 0.4",
    "1, 1"
  })
  void each_p_value_is_multiplied_by_how_many_are_not_below_it(String p, String adjusted) {
    List<Double> found = HolmCorrection.adjusted(list(p));

    List<Double> expected = list(adjusted);
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).isCloseTo(expected.get(i), within(1e-12));
    }
  }

  @Test
  void no_test_needs_no_adjustment() {
    assertThat(HolmCorrection.adjusted(List.of())).isEmpty();
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 10)
  void an_adjusted_p_value_is_never_below_the_raw_one_and_keeps_its_rank(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      List<Double> p = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        p.add(Math.pow(random.nextDouble(), 3));
      }

      List<Double> found = HolmCorrection.adjusted(p);

      for (int i = 0; i < p.size(); i++) {
        assertThat(found.get(i)).isBetween(p.get(i), Math.min(1, p.size() * p.get(i)));
        for (int j = 0; j < p.size(); j++) {
          assertThat(p.get(i) < p.get(j) && found.get(i) > found.get(j)).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 10)
  void the_order_of_the_tests_does_not_matter(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      List<Double> p = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        p.add(random.nextDouble());
      }
      List<Double> reversed = new ArrayList<>(p);
      Collections.reverse(reversed);

      List<Double> found = new ArrayList<>(HolmCorrection.adjusted(reversed));
      Collections.reverse(found);

      assertThat(found).isEqualTo(HolmCorrection.adjusted(p));
    }
  }

  private static List<Double> list(String numbers) {
    return Arrays.stream(numbers.split(" ", -1)).map(Double::valueOf).toList();
  }
}
