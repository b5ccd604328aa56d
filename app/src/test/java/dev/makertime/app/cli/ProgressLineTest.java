package dev.makertime.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter err = new StringWriter();
  private final Ticking clock = new Ticking();

  @Test
  void what_is_over_in_no_time_is_not_spoken_of() {
    try (ProgressLine progress = new ProgressLine(new PrintWriter(err), false, clock)) {
      progress.at("measuring");
      clock.now = clock.now.plusSeconds(4);
      progress.at("drawing: 10 %");
    }

    assertThat(err).hasToString("");
  }

  @Test
  void what_is_long_is_plain_lines_and_few_of_them() {
    try (ProgressLine progress = new ProgressLine(new PrintWriter(err), false, clock)) {
      for (int second = 0; second < 30; second++) {
        progress.at("after " + second);
        clock.now = clock.now.plusSeconds(1);
      }
    }

    assertThat(err.toString().lines()).containsExactly("after 5", "after 15", "after 25");
  }

  @Test
  void on_a_terminal_one_line_is_written_over_and_goes() {
    try (ProgressLine progress = new ProgressLine(new PrintWriter(err), true, clock)) {
      progress.at("measuring");
      clock.now = clock.now.plus(Duration.ofSeconds(1));
      progress.at("drawing");
    }

    assertThat(err.toString()).startsWith("\rmeasuring").contains("\rdrawing").endsWith(" \r");
    assertThat(err.toString()).doesNotContain("\n");
  }

  private static final class Ticking extends Clock {
    private Instant now = Instant.parse("2026-06-15T09:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
