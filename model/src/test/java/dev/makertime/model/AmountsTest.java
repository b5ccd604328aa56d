package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AmountsTest {
  private static final Amounts DAY =
      new Amounts(28_800, 3_600, 1_800, 300, 600, 0, 22_500, 1, 2, 3);

  @Test
  void each_amount_is_added_to_its_own() {
    Amounts other = new Amounts(1, 20, 300, 4_000, 5, 60, 700, 8_000, 9, 10);

    assertThat(sum(DAY, other, other))
        .isEqualTo(new Amounts(28_802, 3_640, 2_400, 8_300, 610, 120, 23_900, 16_001, 20, 23));
  }

  @Test
  void nothing_comes_to_nothing() {
    assertThat(sum()).isEqualTo(Amounts.NONE);
    assertThat(sum(Amounts.NONE, DAY)).isEqualTo(DAY);
  }

  @Test
  void waiting_is_queue_run_and_resume() {
    assertThat(new Amounts(0, 0, 0, 1, 20, 300, 0, 0, 9_000, 0).waiting()).isEqualTo(321);
  }

  private static Amounts sum(Amounts... days) {
    return Amounts.sum(List.of(days), Function.identity());
  }
}
