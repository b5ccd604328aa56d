package dev.makertime.collector.tool.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.api.ToolPoller;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.testkit.FirstSeed;
import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.Thorough;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from a real tracking server, to which a real client logs. */
class RealMlflowTest {
  private static final String SCRIPT =
      """
      import os, sys, mlflow
      from mlflow.tracking import MlflowClient

      mlflow.set_tracking_uri(sys.argv[1])
      mlflow.set_experiment("/Users/canary/churn")
      with mlflow.start_run(run_name="canary") as run:
          mlflow.log_param("canary", "canary")
          with mlflow.start_run(nested=True):
              mlflow.log_metric("loss", 0.5)
      try:
          with mlflow.start_run():
              raise ValueError("canary")
      except ValueError:
          pass
      mlflow.start_run()
      mlflow.end_run("KILLED")
      with mlflow.start_run(tags={"mlflow.source.type": "JOB"}):
          pass
      client = MlflowClient()
      client.create_registered_model("churn")
      client.create_model_version("churn", run.info.artifact_uri + "/model", run.info.run_id)
      mlflow.start_run()
      os.kill(os.getpid(), 9)
      """;

  @TempDir Path home;

  @Test
  void who_trained_when_and_how_it_ended_is_read_from_a_real_server() throws Exception {
    Assumptions.assumeTrue(
        Thorough.isOn() || FirstSeed.value() / 2 % 4 == 1,
        "Spark, DVC or OpenTelemetry has its turn: MAKERTIME_THOROUGH=true takes all");
    String peers = System.getenv().getOrDefault("MAKERTIME_PEERS", "");
    Path programs = Path.of(peers, "mlflow", "bin");
    Assumptions.assumeTrue(
        !peers.isEmpty() && Files.exists(Path.of(peers, "mlflow", "complete")),
        "needs a real MLflow: collector/src/test/peers/install DIRECTORY mlflow, then"
            + " MAKERTIME_PEERS=DIRECTORY");
    URI url = URI.create("http://127.0.0.1:%d/".formatted(FreePorts.next()));
    Process server = server(programs, url);
    try {
      Api api = HttpApi.of(url, ApiLogin.anonymous(), Clock.systemUTC());
      assertThat(Await.until(Duration.ofMinutes(2), () -> answers(api))).as(log()).isTrue();
      Path script = Files.writeString(home.resolve("train.py"), SCRIPT);
      Process training =
          start(programs.resolve("python").toString(), script.toString(), url.toString());
      assertThat(training.waitFor(2, TimeUnit.MINUTES)).isTrue();
      KeepingInbox told = new KeepingInbox();

      assertThat(poller(api, told).poll()).as(log()).isTrue();

      assertThat(new MlflowApi("mlflow", MlflowPeople.AS_RECORDED).check(api))
          .isEqualTo("MLflow with 2 experiments");
      assertTrained(told, api);
    } finally {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
    }
  }

  private void assertTrained(KeepingInbox told, Api api) throws Exception {
    assertThat(told.aside).isEmpty();
    assertThat(told.latestRuns())
        .allSatisfy(run -> assertThat(run.subject()).isEqualTo("churn"))
        .extracting(Run::status, Run::trigger, Run::who, run -> run.parent() != null)
        .containsExactlyInAnyOrder(
            tuple(RunStatus.SUCCESS, RunTrigger.COMMAND, "mlflow:ana", false),
            tuple(RunStatus.SUCCESS, RunTrigger.DEPENDENCY, "mlflow:ana", true),
            tuple(RunStatus.FAILED, RunTrigger.COMMAND, "mlflow:ana", false),
            tuple(RunStatus.CANCELED, RunTrigger.COMMAND, "mlflow:ana", false),
            tuple(RunStatus.SUCCESS, RunTrigger.DEPENDENCY, null, false),
            tuple(RunStatus.RUNNING, RunTrigger.COMMAND, "mlflow:ana", false));
    assertThat(told.latest())
        .hasSize(4)
        .allSatisfy(one -> assertThat(one.identity()).isEqualTo("mlflow:ana"))
        .filteredOn(Activity::isOpen)
        .hasSize(1);
    assertThat(told.latestRuns()).anyMatch(run -> run.labels().containsKey(Run.MODEL_VERSION));
    assertThat(told.latest() + "" + told.latestRuns()).doesNotContain("canary", home.toString());
    for (Run run : told.latestRuns()) {
      String id = run.id().substring("mlflow/run/".length());
      JsonNode info =
          api.get("api/2.0/mlflow/runs/get?run_id=" + id).body().path("run").path("info");
      assertThat(run.began()).isEqualTo(Instant.ofEpochMilli(info.path("start_time").asLong()));
      assertThat(run.ended() == null ? 0 : run.ended().toEpochMilli())
          .isEqualTo(info.path("end_time").asLong(0));
    }
  }

  private static ToolPoller poller(Api api, KeepingInbox inbox) {
    return new ToolPoller(
        "mlflow",
        new MlflowApi("mlflow", MlflowPeople.AS_RECORDED),
        api,
        HandlingRules.NONE,
        LocalDate.now(ZoneOffset.UTC).minusDays(2),
        new PollerContext(
            inbox,
            new MemoryCursors(),
            new CollectorMetrics(new SimpleMeterRegistry(), Clock.systemUTC()),
            Clock.systemUTC()));
  }

  private static boolean answers(Api api) throws InterruptedException {
    try {
      return api.post(
              "api/2.0/mlflow/experiments/search", Json.MAPPER.readTree("{\"max_results\":1}"))
          .has("experiments");
    } catch (IOException e) {
      return false;
    }
  }

  private Process server(Path programs, URI url) throws IOException {
    return start(
        programs.resolve("mlflow").toString(),
        "server",
        "--host",
        "127.0.0.1",
        "--port",
        Integer.toString(url.getPort()),
        "--workers",
        "1",
        "--backend-store-uri",
        "sqlite:///" + home.resolve("mlflow.db"),
        "--default-artifact-root",
        home.resolve("artifacts").toString());
  }

  private Process start(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(home.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "LOGNAME", "ana",
                "USER", "ana",
                "HOME", home.toString(),
                "GIT_PYTHON_REFRESH", "quiet",
                "MLFLOW_DISABLE_TELEMETRY", "true"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
        .start();
  }

  private String log() throws IOException {
    return Files.exists(home.resolve("log")) ? Files.readString(home.resolve("log")) : "";
  }
}
