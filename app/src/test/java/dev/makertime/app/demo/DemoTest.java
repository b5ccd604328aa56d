package dev.makertime.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Child;
import dev.makertime.testkit.waiting.Pause;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir Path out;

  @Test
  void what_is_measured_of_the_simulated_organization_is_what_happened() throws Exception {
    Clock clock = Clock.systemUTC();
    StringWriter says = new StringWriter();
    List<String> steps = new CopyOnWriteArrayList<>();
    try (Demo demo = new Demo(2, Demo.lastWeekEnd(clock.instant()), 3, 0, clock, steps::add)) {
      demo.feedHistory();

      assertThat(demo.prove(out, new PrintWriter(says))).as(says.toString()).isTrue();
    }
    assertThat(steps).filteredOn(step -> step.contains("on purpose")).hasSize(1);
    assertThat(says.toString())
        .contains(
            "team churn",
            "(no calendar)",
            "a source that only calls",
            "known = true",
            "h technical  replayed = true",
            "of meeting, in no figure")
        .doesNotContain("≠");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("churn")
        .doesNotContain("Ana Sousa");
    assertThat(Files.readString(out.resolve("simulation.html"))).contains("was measured from");
    assertThat(Files.readString(out.resolve("comparison.html"))).contains("too few weeks");
    assertThat(out.resolve("simulation.xlsx")).isNotEmptyFile();
    assertThat(Files.readAllLines(out.resolve("days.jsonl"))).hasSizeGreaterThan(100);
    assertThat(Files.readAllLines(out.resolve("days.csv"))).hasSizeGreaterThan(100);
  }

  @Test
  void told_to_end_while_it_feeds_its_history_it_puts_everything_away() throws Exception {
    Path log = out.resolve("demo.log");
    try (Child demo = Child.start(log, Map.of(), "demo", "--port", "0")) {
      demo.await("webhooks");
      Pause.untilFault(Duration.ofMillis(1_500));

      demo.signal("TERM");

      assertThat(demo.exit(15)).isEqualTo(143);
      assertThat(demo.output()).contains("stopping").doesNotContain("ERROR", "Exception");
    }
    try (Stream<Path> left = Files.list(out.resolve("tmp"))) {
      assertThat(left).noneMatch(one -> one.getFileName().toString().startsWith("makertime-demo"));
    }
  }
}
