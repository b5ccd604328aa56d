package dev.makertime.collector.tool.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.api.ToolPoller;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.model.Activity;
import dev.makertime.testkit.FirstSeed;
import dev.makertime.testkit.Thorough;
import dev.makertime.testkit.waiting.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from a real history server of applications that end, fail, hang and are typed. */
@Tag("spark")
class RealSparkTest {
  @TempDir Path home;

  @Test
  void who_waited_for_what_is_read_from_a_real_history_server() throws Exception {
    Assumptions.assumeTrue(
        Thorough.isOn() || FirstSeed.value() / 2 % 4 == 0,
        "MLflow, DVC or OpenTelemetry has its turn: MAKERTIME_THOROUGH=true takes all");
    String peers = System.getenv().getOrDefault("MAKERTIME_PEERS", "");
    Path environment = Path.of(peers, "spark");
    Assumptions.assumeTrue(
        !peers.isEmpty() && Files.exists(environment.resolve("complete")),
        "needs a real Spark: collector/src/test/peers/install DIRECTORY spark, then"
            + " MAKERTIME_PEERS=DIRECTORY");
    try (RealSpark spark = new RealSpark(environment, home)) {
      Process hangs = spark.submit("ana", "hangs");
      Process ends = spark.submit("ana", "features");
      Process fails = spark.submit("bo", "fails");
      Process shell = spark.shell("cy");
      assertThat(ends.waitFor()).as(spark.logs()).isZero();
      assertThat(fails.waitFor()).as("it fails").isNotZero();
      shell.waitFor();
      Await.until(Duration.ofMinutes(2), () -> spark.hasPrinted(hangs, "counted"));
      RealSpark.kill(hangs);
      spark.startHistoryServer();
      JsonNode shown =
          Await.read(
              Duration.ofMinutes(1),
              () -> spark.history().get("applications").list(),
              applications -> applications.size() == 4);
      assertThat(shown).as(spark.logs()).hasSize(4);

      KeepingInbox inbox = new KeepingInbox();
      boolean read = poller(spark, inbox).poll();

      assertThat(read).as("%s\n%s", shown, spark.logs()).isTrue();
      assertThat(inbox.aside).isEmpty();
      List<Activity> waits = List.copyOf(inbox.latest());
      for (String name : List.of("features", "fails", "hangs")) {
        JsonNode attempt = named(shown, name);
        assertThat(waits)
            .filteredOn(wait -> name.equals(wait.subject()))
            .as(name)
            .singleElement()
            .satisfies(
                wait -> {
                  assertThat(wait.identity())
                      .isEqualTo("spark:" + (name.equals("fails") ? "bo" : "ana"));
                  assertThat(wait.start())
                      .isEqualTo(
                          Instant.ofEpochSecond(attempt.path("startTimeEpoch").asLong() / 1000));
                  assertThat(wait.end() == null).isEqualTo(name.equals("hangs"));
                });
      }
      assertThat(waits)
          .filteredOn(wait -> "spark:cy".equals(wait.identity()))
          .as("each job of the shell")
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(wait -> wait.end() != null && wait.id().contains("/job/"));
      assertThat(new SparkApi("spark", Shells.usualAnd(List.of())).check(spark.history()))
          .isEqualTo("Spark 3.5.5, applications are listed");
    }
  }

  private static JsonNode named(JsonNode applications, String name) {
    return StreamSupport.stream(applications.spliterator(), false)
        .filter(one -> one.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .path("attempts")
        .path(0);
  }

  private static ToolPoller poller(RealSpark spark, KeepingInbox inbox) {
    return new ToolPoller(
        "spark",
        new SparkApi("spark", Shells.usualAnd(List.of())),
        spark.history(),
        HandlingRules.NONE,
        LocalDate.now(ZoneOffset.UTC).minusDays(1),
        new PollerContext(
            inbox,
            new MemoryCursors(),
            new CollectorMetrics(new SimpleMeterRegistry(), Clock.systemUTC()),
            Clock.systemUTC()));
  }
}
