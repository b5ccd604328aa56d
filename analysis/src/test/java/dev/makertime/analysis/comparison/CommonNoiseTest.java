package dev.makertime.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.statistics.CommonNoise;
import dev.makertime.analysis.statistics.SignFlipPValue;
import org.junit.jupiter.api.Test;

class CommonNoiseTest {
  @Test
  void without_noise_a_figure_is_as_far_or_it_is_not() {
    assertThat(CommonNoise.NONE.beyond(-2, 2)).isEqualTo(1);
    assertThat(CommonNoise.NONE.beyond(1.9, 2)).isZero();
  }

  @Test
  void noise_alone_is_beyond_its_own_quantile_in_one_of_twenty() {
    assertThat(CommonNoise.of(3, 10).beyond(0, 3 * 2.2281)).isCloseTo(0.05, within(1e-4));
  }

  @Test
  void signs_that_all_agree_prove_less_with_noise() {
    double[] all = {-3.1, -2.9, -3, -3.05, -2.95, -3, -3.02, -2.9};

    assertThat(SignFlipPValue.p(CommonNoise.of(2, 10), all)).isGreaterThan(0.1);
    assertThat(SignFlipPValue.p(CommonNoise.of(0.01, 10), all))
        .isCloseTo(SignFlipPValue.p(all), within(0.01));
  }

  @Test
  void labels_prove_less_with_noise() {
    double[] treated = {-3.1, -2.9, -3, -3.05};
    double[] control = {0.1, -0.1, 0, 0.05};

    double without = DifferenceInDifferences.permutationP(treated, control, CommonNoise.NONE);

    assertThat(without).isEqualTo(DifferenceInDifferences.of(treated, control).permutationP());
    assertThat(DifferenceInDifferences.permutationP(treated, control, CommonNoise.of(2, 10)))
        .isGreaterThan(without + 0.05);
  }
}
