package dev.makertime.collector.tool.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.api.ToolPoller;
import dev.makertime.collector.http.CollectorServer;
import dev.makertime.collector.http.Webhooks;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.tool.openlineage.OpenLineageHook;
import dev.makertime.http.CallerLimits;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.testkit.FirstSeed;
import dev.makertime.testkit.Thorough;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.waiting.Pause;
import dev.makertime.topics.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a real Airflow in which people trigger and clear runs. */
@Tag("airflow")
class RealAirflowTest {
  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"airflow2", "airflow3"})
  void who_triggered_and_who_cleared_a_run_is_read_from_a_real_server(String version)
      throws Exception {
    Assumptions.assumeTrue(
        Thorough.isOn() || version.equals(FirstSeed.value() % 2 == 0 ? "airflow2" : "airflow3"),
        "the other Airflow has its turn: MAKERTIME_THOROUGH=true takes both");
    String peers = System.getenv().getOrDefault("MAKERTIME_PEERS", "");
    Path environment = Path.of(peers, version);
    Assumptions.assumeTrue(
        !peers.isEmpty() && Files.exists(environment.resolve("complete")),
        "needs a real Airflow: collector/src/test/peers/install DIRECTORY, then"
            + " MAKERTIME_PEERS=DIRECTORY");
    KeepingInbox told = new KeepingInbox();
    try (CollectorServer collector = collector(told);
        RealAirflow airflow =
            new RealAirflow(
                environment, home, version.equals("airflow3"), lineage(collector.port()))) {
      Api ana = airflow.as("ana");
      ana.post(
          airflow.prefix() + "dags/etl/dagRuns", json("{'dag_run_id': 'r1', 'conf': {}}", version));
      JsonNode first = airflow.awaitOver(ana, "r1");
      assertThat(first.path("end_date").asText()).as(airflow.log()).isNotEmpty();
      Pause.ofRealClock(Duration.ofMillis(1_100)); // a window ends with a whole second
      MemoryCursors cursors = new MemoryCursors();
      KeepingInbox inbox = new KeepingInbox();
      poll(airflow, inbox, cursors);
      airflow
          .as("bo")
          .post(
              airflow.prefix() + "dags/etl/dagRuns/r1/clear", json("{'dry_run': false}", version));
      JsonNode second = airflow.awaitOver(ana, "r1");
      ana.post(
          airflow.prefix() + "dags/etl/dagRuns",
          json("{'dag_run_id': 'r2', 'conf': {'fail': true}}", version));
      JsonNode failed = airflow.awaitOver(ana, "r2");
      assertThat(failed.path("state").asText()).as(airflow.log()).isEqualTo("failed");
      awaitScheduled(ana, airflow);
      Pause.ofRealClock(Duration.ofMillis(1_100));

      poll(airflow, inbox, cursors);

      List<Activity> known = List.copyOf(inbox.latest());
      assertThat(known.stream().map(one -> one.identity() + " " + one.kind()).toList())
          .as(known.toString())
          .contains(
              "airflow:ana MANUAL", "airflow:ana WAIT", "airflow:bo MANUAL", "airflow:bo WAIT");
      assertThat(known)
          .filteredOn(one -> one.id().equals("airflow/etl/r1"))
          .singleElement()
          .satisfies(one -> assertThat(end(one)).isEqualTo(seconds(first)));
      assertThat(known)
          .filteredOn(one -> one.id().startsWith("airflow/etl/r1/cleared/"))
          .singleElement()
          .satisfies(one -> assertThat(end(one)).isEqualTo(seconds(second)));
      assertThat(known)
          .filteredOn(one -> one.id().equals("airflow/etl/r2"))
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.identity()).isEqualTo("airflow:ana");
                assertThat(end(one)).isEqualTo(seconds(failed));
              });
      assertThat(known)
          .filteredOn(one -> one.kind() == ActivityKind.MANUAL)
          .extracting(Activity::identity)
          .containsExactlyInAnyOrder("airflow:ana", "airflow:bo", "airflow:ana");
      assertThat(known).noneMatch(one -> "nightly".equals(one.subject()));
      assertThat(inbox.aside).isEmpty();
      if (version.equals("airflow3")) {
        assertToldByLineage(told, first);
      }
      assertThat(new AirflowApi("airflow").check(ana)).startsWith("Airflow ").endsWith("2 DAGs");
    }
  }

  /** Only what has run can be shown to make no activity. */
  private static void awaitScheduled(Api api, RealAirflow airflow) throws Exception {
    String path = airflow.prefix() + "dags/nightly/dagRuns";
    JsonNode runs =
        Await.read(
            Duration.ofSeconds(30),
            () -> api.get(path).body().path("dag_runs"),
            RealAirflowTest::isOver);
    assertThat(isOver(runs)).as(runs.toString()).isTrue();
    assertThat(runs.path(0).path("run_type").asText()).isEqualTo("scheduled");
  }

  /** A slow machine's Airflow may let it fail; that it ran without anybody is what matters. */
  private static boolean isOver(JsonNode runs) {
    return runs.path(0).path("state").asText().matches("success|failed");
  }

  /** Airflow's own provider sends events to the collector; it names people from 3.1 on. */
  private static void assertToldByLineage(KeepingInbox told, JsonNode run) throws Exception {
    Await.until(Duration.ofSeconds(10), () -> told.latest().stream().anyMatch(one -> isOver(one)));
    assertThat(told.aside).isEmpty();
    assertThat(told.latest())
        .filteredOn(one -> one.id().equals("lineage/etl/r1"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.identity()).isEqualTo("lineage:ana");
              assertThat(end(one)).isEqualTo(seconds(run));
            });
  }

  private static boolean isOver(Activity one) {
    return one.id().equals("lineage/etl/r1") && one.end() != null;
  }

  private static CollectorServer collector(KeepingInbox inbox) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    return CollectorServer.start(
        "127.0.0.1",
        0,
        CallerLimits.DEFAULT,
        List.of(),
        Webhooks.of(Map.of("lineage", new OpenLineageHook("lineage", List.of("key")))),
        inbox,
        registry,
        new CollectorMetrics(registry, Clock.systemUTC()),
        Clock.systemUTC(),
        () -> true);
  }

  private static Map<String, String> lineage(int port) {
    return Map.of(
        "AIRFLOW__OPENLINEAGE__TRANSPORT",
        "{\"type\": \"http\", \"url\": \"http://127.0.0.1:%d\", \"endpoint\": \"api/v1/lineage\", \"auth\": {\"type\": \"api_key\", \"apiKey\": \"key\"}}"
            .formatted(port));
  }

  private static String end(Activity wait) {
    return String.valueOf(wait.end()).substring(0, 19);
  }

  private static String seconds(JsonNode run) {
    return run.path("end_date").asText().substring(0, 19);
  }

  private static void poll(RealAirflow airflow, KeepingInbox inbox, MemoryCursors cursors)
      throws Exception {
    new ToolPoller(
            "airflow",
            new AirflowApi("airflow"),
            airflow.as("ana"),
            HandlingRules.NONE,
            LocalDate.now(ZoneOffset.UTC).minusDays(1),
            new PollerContext(
                inbox,
                cursors,
                new CollectorMetrics(new SimpleMeterRegistry(), Clock.systemUTC()),
                Clock.systemUTC()))
        .poll();
  }

  /** Airflow 3 wants a logical date, or that there is none. */
  private static JsonNode json(String text, String version) throws Exception {
    String quoted = text.replace('\'', '"');
    return Json.MAPPER.readTree(
        version.equals("airflow3") && text.contains("conf")
            ? quoted.replaceFirst("}$", ", \"logical_date\": null}")
            : quoted);
  }
}
