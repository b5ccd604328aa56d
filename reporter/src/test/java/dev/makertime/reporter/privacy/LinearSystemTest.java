package dev.makertime.reporter.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearSystemTest {
  private final LinearSystem system = new LinearSystem();

  @Test
  void a_sum_less_the_sum_of_the_others_is_the_one_who_is_missing() {
    system.learn(Map.of(1, 1, 2, 1, 3, 1), 600);
    system.learn(Map.of(2, 1, 3, 1), 480);

    assertThat(system.bounds(unknown -> true).get(1)).isEqualTo(new LinearSystem.Bounds(120, 120));
  }

  @Test
  void of_three_sums_by_pairs_each_is_determined() {
    system.learn(Map.of(1, 1, 2, 1), 30);
    system.learn(Map.of(2, 1, 3, 1), 50);
    system.learn(Map.of(1, 1, 3, 1), 40);

    assertThat(system.bounds(unknown -> true).get(2)).isEqualTo(new LinearSystem.Bounds(20, 20));
  }

  @Test
  void one_sum_bounds_each_by_all_of_it() {
    system.learn(Map.of(1, 1, 2, 1), 30);

    assertThat(system.bounds(unknown -> true).get(1)).isEqualTo(new LinearSystem.Bounds(0, 30));
  }
}
