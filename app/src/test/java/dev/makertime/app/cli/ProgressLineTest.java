package dev.makertime.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.waiting.ManualClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter err = new StringWriter();
  private final ManualClock clock = new ManualClock(Instant.parse("2026-06-15T09:00:00Z"));

  @Test
  void what_is_over_in_no_time_is_not_spoken_of() {
    try (ProgressLine progress = new ProgressLine(new PrintWriter(err), false, clock)) {
      progress.at("measuring");
      clock.move(Duration.ofSeconds(4));
      progress.at("drawing: 10 %");
    }

    assertThat(err).hasToString("");
  }

  @Test
  void what_is_long_is_plain_lines_and_few_of_them() {
    try (ProgressLine progress = new ProgressLine(new PrintWriter(err), false, clock)) {
      for (int second = 0; second < 30; second++) {
        progress.at("after " + second);
        clock.move(Duration.ofSeconds(1));
      }
    }

    assertThat(err.toString().lines()).containsExactly("after 5", "after 15", "after 25");
  }

  @Test
  void on_a_terminal_one_line_is_written_over_and_goes() {
    try (ProgressLine progress = new ProgressLine(new PrintWriter(err), true, clock)) {
      progress.at("measuring");
      clock.move(Duration.ofSeconds(1));
      progress.at("drawing");
    }

    assertThat(err.toString()).startsWith("\rmeasuring").contains("\rdrawing").endsWith(" \r");
    assertThat(err.toString()).doesNotContain("\n");
  }
}
