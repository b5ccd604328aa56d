package dev.makertime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Duration SHARE = Duration.ofSeconds(10);
  private final AtomicLong now = new AtomicLong(7);

  @Test
  void no_round_begins_once_the_share_is_used() {
    assertThat(taken(new Rounds(1, 100, SHARE, now::get), Duration.ofSeconds(3))).isEqualTo(4);
  }

  @Test
  void a_slow_machine_takes_the_least_all_the_same() {
    assertThat(taken(new Rounds(2, 100, SHARE, now::get), Duration.ofHours(1))).isEqualTo(2);
  }

  @Test
  void a_fast_machine_takes_no_more_than_all() {
    assertThat(taken(new Rounds(1, 5, SHARE, now::get), Duration.ofMillis(1))).isEqualTo(5);
  }

  private int taken(Rounds rounds, Duration each) {
    int taken = 0;
    while (rounds.begin()) {
      taken++;
      assertThat(rounds.number()).isEqualTo(taken);
      now.addAndGet(each.toNanos());
    }
    return taken;
  }
}
