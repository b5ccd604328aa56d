package dev.makertime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class SeedsProviderTest {
  private final AtomicLong now = new AtomicLong(5);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void seeds_are_taken_until_the_share_is_used_and_then_counted() {
    List<Integer> taken = take(Duration.ofSeconds(10), Duration.ofSeconds(1));

    assertThat(taken).hasSize(10).startsWith(40, 41, 42).doesNotHaveDuplicates();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "ATest: 10 seeds from 40 on, in 10 s (MAKERTIME_SEED=40 repeats them)\n");
  }

  @Test
  void on_a_machine_that_is_too_slow_there_are_three_all_the_same() {
    assertThat(take(Duration.ofSeconds(10), Duration.ofHours(1))).containsExactly(40, 41, 42);
  }

  @Test
  void a_share_that_ends_between_asking_and_taking_gives_the_last_seed() {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    LongSupplier clock = () -> now.addAndGet(Duration.ofSeconds(1).toNanos());

    List<Integer> taken =
        SeedsProvider.of("ATest", Duration.ofSeconds(10), 40, clock, out)
            .map(seed -> seed)
            .toList();

    assertThat(taken).hasSize(9);
  }

  private List<Integer> take(Duration share, Duration each) {
    List<Integer> taken = new ArrayList<>();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    SeedsProvider.of("ATest", share, 40, now::get, out)
        .forEach(
            seed -> {
              taken.add(seed);
              now.addAndGet(each.toNanos());
            });
    return taken;
  }
}
