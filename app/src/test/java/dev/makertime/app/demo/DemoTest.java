package dev.makertime.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir Path out;

  @Test
  void what_is_measured_of_the_simulated_organization_is_what_happened() throws Exception {
    Clock clock = Clock.systemUTC();
    StringWriter says = new StringWriter();
    try (Demo demo = new Demo(2, Demo.lastWeekEnd(clock.instant()), 3, 0, 0, clock, said -> {})) {
      demo.feedHistory();

      assertThat(demo.prove(out, new PrintWriter(says))).as(says.toString()).isTrue();
    }
    assertThat(says.toString()).contains("team churn").doesNotContain("≠");
    assertThat(Files.readString(out.resolve("report.html"))).contains("Ana Sousa");
    assertThat(Files.readString(out.resolve("simulation.html"))).contains("was measured from");
    assertThat(Files.readString(out.resolve("comparison.html"))).contains("too few weeks");
    assertThat(out.resolve("simulation.xlsx")).isNotEmptyFile();
    assertThat(Files.readAllLines(out.resolve("days.jsonl"))).hasSizeGreaterThan(100);
    assertThat(Files.readAllLines(out.resolve("days.csv"))).hasSizeGreaterThan(100);
  }
}
