package dev.makertime.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.testkit.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectableEffectTest {
  @ParameterizedTest
  @CsvSource({
    "1, 2, 9.9579",
    "1, 3, 3.0965",
    "0, 5, 0",
    "2.5, 2, 24.8947",
    "2, 3, 6.1930",
  })
  void it_is_the_sum_of_two_quantiles_of_t_times_the_standard_error(
      double sd, int engineers, double change) {
    assertThat(DetectableEffect.change(sd, engineers)).isCloseTo(change, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"1, 100, 2", "1, -100, 2", "0, 0.001, 2", "1, 9.96, 2", "1, 9.95, 3"})
  void as_many_engineers_are_needed_as_show_it(double sd, double change, int engineers) {
    assertThat(DetectableEffect.engineers(sd, change)).isEqualTo(engineers);
  }

  @Test
  void nobody_shows_no_change_at_all() {
    assertThat(DetectableEffect.engineers(1, 0)).isEqualTo(100_000);
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 10)
  void more_engineers_and_less_spread_show_smaller_changes(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double sd = 10 * random.nextDouble();
      int engineers = 2 + random.nextInt(50);
      double change = DetectableEffect.change(sd, engineers);

      assertThat(DetectableEffect.change(sd, engineers + 1)).isLessThan(change);
      assertThat(DetectableEffect.change(2 * sd, engineers)).isCloseTo(2 * change, within(1e-9));
      assertThat(DetectableEffect.engineers(sd, change + 1e-9)).isEqualTo(engineers);
    }
  }
}
