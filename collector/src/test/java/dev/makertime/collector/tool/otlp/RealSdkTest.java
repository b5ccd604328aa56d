package dev.makertime.collector.tool.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.http.CollectorServer;
import dev.makertime.collector.http.Webhooks;
import dev.makertime.collector.tool.SourceTypes;
import dev.makertime.http.CallerLimits;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OpenTelemetry's SDK of Python exports over HTTP. */
class RealSdkTest {
  /** A pipeline, one that fails, a rerun by hand, one that is killed, and a coding agent. */
  private static final String PROGRAM =
      """
      import os, time
      from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
      from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
      from opentelemetry.sdk.metrics import MeterProvider
      from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
      from opentelemetry.sdk.resources import Resource
      from opentelemetry.sdk.trace import TracerProvider
      from opentelemetry.sdk.trace.export import BatchSpanProcessor
      from opentelemetry.trace import SpanKind, Status, StatusCode, set_span_in_context

      S = 1_000_000_000
      now = time.time_ns() // S * S - 3600 * S
      resource = Resource.create({"service.name": "ci", "vcs.owner.name": "data", "vcs.repository.name": "churn"})
      provider = TracerProvider(resource=resource)
      provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
      tracer = provider.get_tracer("canary")

      def pipeline(run, at, result, **more):
          span = tracer.start_span("RUN Build", kind=SpanKind.SERVER, start_time=now + at * S, attributes={
              "cicd.pipeline.name": "Build", "cicd.pipeline.run.id": run, "cicd.pipeline.result": result,
              "cicd.pipeline.run.sender.login": "ana", "canary": "canary" * 10_000, **more})
          task = tracer.start_span("RUN test", set_span_in_context(span), start_time=now + (at + 30) * S, attributes={
              "cicd.pipeline.task.name": "test", "cicd.pipeline.task.run.id": run + "-1",
              "cicd.pipeline.task.run.result": result,
              "cicd.pipeline.task.run.url.full": "https://u:canary@ci.example.com/" + run + "?token=canary"})
          queue = tracer.start_span("queue", set_span_in_context(task), start_time=now + (at + 10) * S,
              attributes={"cicd.pipeline.run.queue.duration": 20.0 * S})
          queue.end(now + (at + 30) * S)
          if result == "failure":
              task.record_exception(ValueError("canary"))
              span.set_attribute("error.type", "canary")
              span.set_status(Status(StatusCode.ERROR, "canary"))
          task.end(now + (at + 90) * S)
          return span

      pipeline("1", 0, "success").end(now + 100 * S)
      pipeline("2", 200, "failure").end(now + 300 * S)
      pipeline("2", 400, "success", **{
          "cicd.pipeline.run.previous_attempt.url.full": "https://ci.example.com/2/attempts/1"}).end(now + 500 * S)
      provider.force_flush()

      meters = MeterProvider(resource=Resource.create({"service.name": "claude-code", "user.email": "ana@example.com",
          "terminal.type": "tmux"}), metric_readers=[PeriodicExportingMetricReader(OTLPMetricExporter(), 60_000)])
      active = meters.get_meter("agent").create_counter("claude_code.active_time.total", unit="s")
      time.sleep(2.5)
      active.add(2.0, {"type": "cli", "session.id": "canary"})
      active.add(1.5, {"type": "user", "session.id": "canary"})
      meters.get_meter("agent").create_counter("claude_code.token.usage").add(5, {"model": "canary"})
      meters.force_flush()
      pipeline("3", 600, "success")
      provider.force_flush()
      os.kill(os.getpid(), 9)
      """;

  @TempDir Path home;

  private final KeepingInbox inbox = new KeepingInbox();

  @Test
  void pipelines_and_agents_are_told_by_a_real_sdk() throws Exception {
    Assumptions.assumeTrue(
        Thorough.isOn() || FirstSeed.value() / 2 % 4 == 3,
        "Spark, MLflow or DVC has its turn: MAKERTIME_THOROUGH=true takes all");
    String peers = System.getenv().getOrDefault("MAKERTIME_PEERS", "");
    Path python = Path.of(peers, "otlp", "bin", "python").toAbsolutePath();
    Assumptions.assumeTrue(
        !peers.isEmpty() && Files.exists(Path.of(peers, "otlp", "complete")),
        "needs a real OpenTelemetry: collector/src/test/peers/install DIRECTORY otlp, then"
            + " MAKERTIME_PEERS=DIRECTORY");
    Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (CollectorServer server = start()) {
      assertThat(run(python, server)).as("it is killed: " + log()).isEqualTo(137);
    }

    assertThat(inbox.aside).as(log()).isEmpty();
    List<Run> pipelines = runs(RunKind.PIPELINE);
    assertThat(pipelines)
        .as(log())
        .extracting(Run::status, Run::trigger, Run::attempt, Run::who, Run::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                RunStatus.SUCCESS, RunTrigger.UNKNOWN, 1, "otlp:ana", "data/churn"),
            org.assertj.core.groups.Tuple.tuple(
                RunStatus.FAILED, RunTrigger.UNKNOWN, 1, "otlp:ana", "data/churn"),
            org.assertj.core.groups.Tuple.tuple(
                RunStatus.SUCCESS, RunTrigger.RETRY_MANUAL, 2, "otlp:ana", "data/churn"));
    assertThat(pipelines)
        .extracting(Run::length)
        .containsOnly(Optional.of(Duration.ofSeconds(100)));
    List<Run> tasks = runs(RunKind.JOB);
    assertThat(tasks).as("that of the killed pipeline too").hasSize(4);
    assertThat(tasks).extracting(Run::queue).containsOnly(Optional.of(Duration.ofSeconds(20)));
    assertThat(tasks.subList(0, 3))
        .extracting(Run::parent)
        .containsExactlyElementsOf(pipelines.stream().map(Run::id).toList());
    assertThat(activities(ActivityKind.WAIT)).hasSize(4);
    assertThat(activities(ActivityKind.MANUAL)).as("the rerun").hasSize(1);
    assertThat(inbox.kept)
        .filteredOn(one -> one.identity().equals("email:ana@example.com"))
        .as("the agent")
        .allSatisfy(one -> assertThat(one.end()).isBetween(began, Instant.now()))
        .extracting(one -> one.kind())
        .containsExactlyInAnyOrder(ActivityKind.WAIT, ActivityKind.PRESENCE);
    assertThat(inbox.kept + "" + inbox.runs).doesNotContain("canary");
  }

  private List<Run> runs(RunKind kind) {
    return inbox.runs.stream()
        .filter(run -> run.kind() == kind)
        .sorted(java.util.Comparator.comparing(Run::began))
        .toList();
  }

  private List<Activity> activities(ActivityKind kind) {
    return inbox.kept.stream().filter(one -> one.kind() == kind).toList();
  }

  private CollectorServer start() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    return CollectorServer.start(
        "127.0.0.1",
        0,
        CallerLimits.DEFAULT,
        List.of(),
        new Webhooks(
            Map.of("otlp", new OtlpHook("otlp", List.of("geheim"), false)),
            SourceTypes.ALL.clientPaths()),
        inbox,
        registry,
        new CollectorMetrics(registry, Clock.systemUTC()),
        Clock.systemUTC(),
        () -> true);
  }

  private int run(Path python, CollectorServer server) throws Exception {
    Path script = Files.writeString(home.resolve("program.py"), PROGRAM);
    ProcessBuilder builder = new ProcessBuilder(python.toString(), script.toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.port(),
                "OTEL_EXPORTER_OTLP_HEADERS",
                "Authorization=Bearer%20geheim",
                "OTEL_EXPORTER_OTLP_COMPRESSION",
                "gzip",
                "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE",
                "delta"));
    Process process =
        builder.redirectErrorStream(true).redirectOutput(home.resolve("log").toFile()).start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private String log() throws IOException {
    return Files.exists(home.resolve("log")) ? Files.readString(home.resolve("log")) : "";
  }
}
