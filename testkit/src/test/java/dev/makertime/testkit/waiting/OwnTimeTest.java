package dev.makertime.testkit.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnTimeTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  @Test
  void on_a_machine_of_its_own_it_is_the_clocks_time() {
    assertThat(OwnTime.counted(MINUTE, MINUTE, MINUTE, 2)).isEqualTo(Duration.ofMinutes(1));
    assertThat(OwnTime.counted(MINUTE, 0, 0, 2)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void where_others_have_half_of_the_processors_it_is_half_of_that() {
    assertThat(OwnTime.counted(MINUTE, MINUTE + MINUTE / 2, MINUTE / 2, 2))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void where_others_have_all_it_is_a_tenth_and_never_less() {
    assertThat(OwnTime.counted(MINUTE, 2 * MINUTE, 0, 2)).isEqualTo(Duration.ofSeconds(6));
    assertThat(OwnTime.counted(MINUTE, 3 * MINUTE, -MINUTE, 2)).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void what_is_idle_or_waits_for_a_disk_has_not_worked_and_guests_count_once() {
    assertThat(OwnTime.busy("cpu  100 20 30 4000 500 6 7 8 99 9\ncpu0 1 1 1 1 1 1 1 1 1 1\n"))
        .isEqualTo(Duration.ofMillis(1_710).toNanos());
    assertThat(OwnTime.busy("")).isZero();
  }

  @Test
  void it_passes_here_and_not_faster_than_the_clock() throws Exception {
    long began = System.nanoTime();
    OwnTime time = OwnTime.of();
    Thread.sleep(50);
    Duration passed = time.passed();

    assertThat(passed).isLessThanOrEqualTo(Duration.ofNanos(System.nanoTime() - began));
  }
}
