package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TimeSumsTest {
  private static final TimeSums DAY =
      new TimeSums(28_800, 3_600, 1_800, 300, 600, 0, 22_500, 1, 2, 3);

  @Test
  void each_amount_is_added_to_its_own() {
    TimeSums other = new TimeSums(1, 20, 300, 4_000, 5, 60, 700, 8_000, 9, 10);

    assertThat(sum(DAY, other, other))
        .isEqualTo(new TimeSums(28_802, 3_640, 2_400, 8_300, 610, 120, 23_900, 16_001, 20, 23));
  }

  @Test
  void nothing_comes_to_nothing() {
    assertThat(sum()).isEqualTo(TimeSums.NONE);
    assertThat(sum(TimeSums.NONE, DAY)).isEqualTo(DAY);
  }

  @Test
  void waiting_is_queue_run_and_resume() {
    assertThat(new TimeSums(0, 0, 0, 1, 20, 300, 0, 0, 9_000, 0).waiting()).isEqualTo(321);
  }

  private static TimeSums sum(TimeSums... days) {
    return TimeSums.sum(List.of(days), Function.identity());
  }
}
