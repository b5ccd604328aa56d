package dev.makertime.collector.tool.dvc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.http.CollectorServer;
import dev.makertime.collector.http.Webhooks;
import dev.makertime.collector.poll.PollTask;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.tool.SourceTypes;
import dev.makertime.collector.tool.dvc.Engineers.Engineer;
import dev.makertime.http.CallerLimits;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.model.RunStatus;
import dev.makertime.testkit.FirstSeed;
import dev.makertime.testkit.Thorough;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real DVCLive and a real DVC post, in a repository of git. */
class RealDvcTest {
  private static final String TRAINING =
      """
      import os, sys
      from dvclive import Live

      with Live() as live:
          live.log_param("canary", "canary")
          for step in range(3):
              live.log_metric("canary", float("nan") if step == 1 else 0.5)
              live.next_step()
      try:
          with Live(exp_name="canary") as live:
              raise ValueError("canary")
      except ValueError:
          pass
      live = Live()
      live.log_metric("loss", 0.5)
      live.next_step()
      live._studio_queue.join()
      os.kill(os.getpid(), 9)
      """;

  private static final String SETUP =
      """
      git init -q -b main . && git config user.email ana@example.com && git config user.name ana
      git remote add origin https://ana:canary@git.example.com/data/churn.git
      dvc init -q && printf 'stages:\\n  train:\\n    cmd: echo done > out\\n    outs: [out]\\n' > dvc.yaml
      git add . && git commit -qm canary
      """;

  @TempDir Path home;

  private final KeepingInbox inbox = new KeepingInbox();
  private final LiveRuns runs = new LiveRuns("dvc");

  @Test
  void who_trained_when_is_told_by_real_clients() throws Exception {
    Assumptions.assumeTrue(
        Thorough.isOn() || FirstSeed.value() / 2 % 4 == 2,
        "Spark, MLflow or OpenTelemetry has its turn: MAKERTIME_THOROUGH=true takes all");
    String peers = System.getenv().getOrDefault("MAKERTIME_PEERS", "");
    Path programs = Path.of(peers, "dvc", "bin").toAbsolutePath();
    Assumptions.assumeTrue(
        !peers.isEmpty() && Files.exists(Path.of(peers, "dvc", "complete")),
        "needs a real DVC: collector/src/test/peers/install DIRECTORY dvc, then"
            + " MAKERTIME_PEERS=DIRECTORY");
    try (CollectorServer server = start()) {
      Path script = Files.writeString(home.resolve("train.py"), TRAINING);
      Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      assertThat(run(programs, server, "sh", "-c", SETUP)).as(log()).isZero();
      assertThat(run(programs, server, "python", script + "")).as("it is killed").isEqualTo(137);
      assertThat(run(programs, server, "dvc", "exp", "run", "-q")).as(log()).isZero();
      Instant over = Instant.now();

      assertThat(inbox.aside).as(log()).isEmpty();
      assertThat(inbox.latestRuns())
          .as(log())
          .allSatisfy(
              run -> {
                assertThat(run.who()).isEqualTo("email:ana@example.com");
                assertThat(run.subject()).isEqualTo("data/churn");
                assertThat(run.labels().get(Run.GIT_SHA)).matches("[0-9a-f]{40}");
                assertThat(run.began()).isBetween(began, over);
              })
          .extracting(Run::status)
          .containsExactlyInAnyOrder(
              RunStatus.ENDED, RunStatus.ENDED, RunStatus.RUNNING, RunStatus.ENDED);
      assertThat(inbox.latest()).hasSize(4).filteredOn(Activity::isOpen).hasSize(1);

      assertThat(task(over.plus(Duration.ofHours(1))).poll()).isTrue();
      assertThat(task(over.plus(Duration.ofHours(2))).poll()).isTrue();

      assertThat(inbox.latest())
          .allSatisfy(wait -> assertThat(wait.end()).isBetween(began, over))
          .filteredOn(wait -> "lost-end".equals(wait.labels().get("end")))
          .as("the one that was killed")
          .hasSize(1);
      assertThat(inbox.kept + "" + inbox.runs).doesNotContain("canary", home.toString());
    }
  }

  private CollectorServer start() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Engineers engineers = new Engineers(List.of(new Engineer("email:ana@example.com", "t-ana")));
    return CollectorServer.start(
        "127.0.0.1",
        0,
        CallerLimits.DEFAULT,
        List.of(),
        new Webhooks(
            Map.of("dvc", new DvcHook("dvc", engineers, runs)), SourceTypes.ALL.clientPaths()),
        inbox,
        registry,
        new CollectorMetrics(registry, Clock.systemUTC()),
        Clock.systemUTC(),
        () -> true);
  }

  private PollTask task(Instant at) {
    Clock clock = Clock.fixed(at, ZoneOffset.UTC);
    return new LiveRunsTask(
        "dvc",
        runs,
        Duration.ofMinutes(30),
        new PollerContext(
            inbox,
            new MemoryCursors(),
            new CollectorMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), clock),
            clock));
  }

  private int run(Path programs, CollectorServer server, String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of(command))).directory(home.toFile());
    String program = programs.resolve(command[0]).toString();
    if (Files.exists(Path.of(program))) {
      builder.command().set(0, program);
    }
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH",
                programs + ":" + System.getenv("PATH"),
                "HOME",
                home.toString(),
                "DVC_STUDIO_URL",
                "http://127.0.0.1:%d/dvc/".formatted(server.port()),
                "DVC_STUDIO_TOKEN",
                "t-ana",
                "DVC_NO_ANALYTICS",
                "true",
                "DVCLIVE_OPEN",
                "false"));
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private String log() throws IOException {
    return Files.exists(home.resolve("log")) ? Files.readString(home.resolve("log")) : "";
  }
}
