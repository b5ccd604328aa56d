package dev.makertime.analysis.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.testkit.Seeds;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {
  private static final Offset<Double> NEAR = within(1e-4);

  @Test
  void projects_grow_until_their_maintenance_takes_the_whole_budget() {
    Capacity found = Capacity.of(100, 10, 50, 0, 3);

    assertThat(found.fluidCurve()).containsExactly(0.0, 2.0, 3.6, 4.88);
    assertThat(found.fluidLimit()).isEqualTo(10);
    assertThat(found.saturationCount()).isEqualTo(10);
    assertThat(found.ratio()).isCloseTo(0.8, within(1e-12));
    assertThat(found.months95()).isCloseTo(13.4252, NEAR);
    assertThat(found.integerCurve()).containsExactly(0, 1, 3, 4);
  }

  @Test
  void each_project_takes_longer_than_the_one_before() {
    Capacity found = Capacity.of(100, 10, 50, 0, 3);

    assertThat(found.releaseMonths()).hasSize(10);
    assertThat(found.releaseMonths().get(0)).isEqualTo(0.5);
    assertThat(found.releaseMonths().get(1)).isCloseTo(0.5 + 50 / 90.0, NEAR);
    assertThat(found.saturationMonth()).isCloseTo(14.6448, NEAR);
  }

  @Test
  void without_maintenance_there_is_no_limit() {
    Capacity found = Capacity.of(100, 0, 50, 0, 3);

    assertThat(found.fluidLimit()).isNull();
    assertThat(found.saturationCount()).isNull();
    assertThat(found.months95()).isNull();
    assertThat(found.saturationMonth()).isNull();
    assertThat(found.integerCurve()).containsExactly(0, 2, 4, 6);
  }

  @ParameterizedTest
  @CsvSource({"-5, 25", "0, 20", "20, 0", "12, 8"})
  void present_projects_may_need_more_than_the_budget(double budget, double overload) {
    Capacity found = Capacity.of(budget, 10, 50, 2, 2);

    assertThat(found.initialOverloadHours()).isEqualTo(overload);
    assertThat(found.fluidCurve()).containsExactly(2.0, 2.0, 2.0);
    assertThat(found.integerCurve()).containsExactly(2, 2, 2);
    assertThat(found.releaseMonths()).isEmpty();
  }

  @Test
  void a_budget_that_is_an_exact_multiple_is_not_lost_to_rounding() {
    assertThat(Capacity.of(0.3, 0.1, 1, 0, 1).saturationCount()).isEqualTo(3);
  }

  @Test
  void more_projects_than_can_be_counted_are_refused() {
    assertThatThrownBy(() -> Capacity.of(1e9, 0, 0.01, 0, 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 million projects");
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 10)
  void no_curve_falls_or_passes_the_limit(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double budget = 160 * random.nextDouble();
      double maintenance = 1 + 10 * random.nextDouble();
      double build = maintenance * (1 + 20 * random.nextDouble());

      Capacity found = Capacity.of(budget, maintenance, build, 0, 120);

      assertThat(found.fluidCurve()).isSorted();
      assertThat(found.integerCurve()).isSorted();
      assertThat(found.releaseMonths()).isSorted();
      double limit = Objects.requireNonNull(found.fluidLimit());
      List<Double> fluid = found.fluidCurve();
      assertThat(fluid.get(fluid.size() - 1)).isLessThanOrEqualTo(limit + 1e-9);
      assertThat(found.integerCurve()).allMatch(count -> count <= limit + 1e-6);
    }
  }
}
