package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenOwner;
import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and dashboards before a real Prometheus that scrapes a running makertime. */
class PrometheusTest {
  private static final Path DEPLOY = Path.of("..", "deploy").toAbsolutePath().normalize();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path directory;
  private @Nullable HttpServer feeds;

  @BeforeEach
  void needed() {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/usr/bin/prometheus")) && Files.exists(Path.of("/usr/bin/promtool")),
        "needs Prometheus: apt-get install prometheus");
  }

  @Test
  void the_rules_are_right_and_fire_when_they_ought_to() throws Exception {
    Path folder = DEPLOY.resolve("prometheus");

    assertThat(promtool(folder, "check", "config", "prometheus.yml")).contains("SUCCESS");
    assertThat(promtool(folder, "test", "rules", "rules_test.yml")).contains("SUCCESS");
  }

  @Test
  void every_query_of_every_dashboard_has_an_answer() throws Exception {
    try (Instance instance = start()) {
      feed(instance);
      assertThat(instance.awaitSettled(Duration.ofMinutes(1))).isTrue();
      instance.publish();
      int port = FreePorts.next();
      Process prometheus = prometheus(instance, port);
      try {
        for (String query : queries()) {
          assertThat(answered(port, query)).as(query).isTrue();
        }
        assertThat(answered(port, "count(makertime:team_wait_share:day{team=\"churn\"})")).isTrue();
        assertThat(result(port, "makertime_team_day_seconds{team=\"ops\"}"))
            .as("a team of too few")
            .isEmpty();
      } finally {
        prometheus.destroy();
        prometheus.waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  private Instance start() throws Exception {
    StringBuilder organization =
        new StringBuilder(
            """
            defaults:
              workingHours: {monday: ["00:00-24:00"], tuesday: ["00:00-24:00"], wednesday: ["00:00-24:00"], thursday: ["00:00-24:00"], friday: ["00:00-24:00"], saturday: ["00:00-24:00"], sunday: ["00:00-24:00"]}
            measureFrom: %s
            people:
            """
                .formatted(Instant.now().minus(30, ChronoUnit.DAYS).toString().substring(0, 10)));
    for (int i = 0; i < 8; i++) {
      organization.append(
          "  - {id: p%d, identities: [\"makertime:p%d\"], teams: [{team: %s, from: 2026-01-01}]}\n"
              .formatted(i, i, i < 6 ? "churn" : "ops"));
    }
    Files.writeString(directory.resolve("organization.yaml"), organization);
    Path file =
        Files.writeString(
            directory.resolve("makertime.yaml"),
            """
            organization: organization.yaml
            collector: {port: 0, tokens: [token]}
            reporter: {port: 0, auth: {tokens: tokens.json}}
            sources:
              - {type: gitlab, secrets: [secret]}
              - {type: ical, name: feed, url: "%s"}
            """
                .formatted(calendar()));
    return new Instance(
        ConfigurationFile.read(file, Map.of()),
        OrganizationFile.read(directory.resolve("organization.yaml")),
        Clock.systemUTC(),
        said -> {});
  }

  /** A calendar with nothing in it. */
  private String calendar() throws IOException {
    byte[] empty =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"
            .getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/calendar");
          exchange.sendResponseHeaders(200, empty.length);
          exchange.getResponseBody().write(empty);
          exchange.close();
        });
    server.start();
    feeds = server;
    return "http://127.0.0.1:%d/feed.ics".formatted(server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    if (feeds != null) {
      feeds.stop(0);
    }
  }

  /** Something of everything: waits, a stranger, and a call that cannot be understood. */
  private static void feed(Instance instance) throws Exception {
    List<String> waits = new ArrayList<>();
    for (String who :
        List.of(
            "makertime:p0",
            "makertime:p1",
            "makertime:p2",
            "makertime:p3",
            "makertime:p4",
            "makertime:stranger")) {
      waits.add(
          """
          {"id":"run","revision":1,"identity":"%s","kind":"wait","start":"%s","subject":"churn"}\
          """
              .formatted(who, Instant.now().minusSeconds(300).truncatedTo(ChronoUnit.SECONDS)));
    }
    assertThat(
            post(
                instance.collectorUrl() + "/v1/activities",
                "[" + String.join(",", waits) + "]",
                "Authorization",
                "Bearer token"))
        .isEqualTo(202);
    assertThat(
            post(
                instance.collectorUrl() + "/webhooks/gitlab",
                "{\"object_kind\":\"pipeline\"}",
                "X-Gitlab-Token",
                "secret",
                "X-Gitlab-Event",
                "Pipeline Hook"))
        .isEqualTo(202);
  }

  private Process prometheus(Instance instance, int port) throws Exception {
    String token =
        new TokenFile(directory.resolve("tokens.json"))
            .create(
                new TokenOwner("Prometheus", Set.of(Role.METRICS), null, Set.of()),
                Instant.now(),
                null);
    Path secret = Files.writeString(directory.resolve("token"), token);
    String configuration =
        Files.readString(DEPLOY.resolve("prometheus").resolve("prometheus.yml"))
            .replace("rules.yml", DEPLOY.resolve("prometheus").resolve("rules.yml").toString())
            .replace("127.0.0.1:8090", URI.create(instance.collectorUrl()).getAuthority())
            .replace("127.0.0.1:8080", URI.create(instance.reporterUrl()).getAuthority())
            .replace(
                "# authorization: {credentials_file: /etc/prometheus/makertime.token}",
                "authorization: {credentials_file: " + secret + "}")
            .replace("15s", "1s");
    Path file = Files.writeString(directory.resolve("prometheus.yml"), configuration);
    return new ProcessBuilder(
            "/usr/bin/prometheus",
            "--config.file=" + file,
            "--storage.tsdb.path=" + directory.resolve("tsdb"),
            "--web.listen-address=127.0.0.1:" + port,
            "--log.level=warn")
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("prometheus.log").toFile())
        .start();
  }

  /** Every query of the dashboards, as Grafana would send it. */
  private static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(DEPLOY.resolve("grafana").resolve("dashboards"))) {
      for (Path file : files.sorted().toList()) {
        JsonNode dashboard = Json.MAPPER.readTree(file.toFile());
        assertThat(dashboard.path("uid").asText()).startsWith("makertime-");
        for (JsonNode expression : dashboard.findValues("expr")) {
          queries.add(expression.asText().replace("$team", ".*").replace("$__rate_interval", "1m"));
        }
      }
    }
    assertThat(queries).hasSize(17);
    return queries;
  }

  private static boolean answered(int port, String query) throws Exception {
    return Await.until(Duration.ofSeconds(50), () -> !result(port, query).isEmpty());
  }

  private static JsonNode result(int port, String query) throws Exception {
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:%d/api/v1/query?query=%s"
                              .formatted(port, URLEncoder.encode(query, StandardCharsets.UTF_8))))
                  .timeout(Duration.ofSeconds(10))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 503) {
        return Json.MAPPER.createArrayNode(); // not yet ready
      }
      JsonNode body = Json.MAPPER.readTree(answer.body());
      assertThat(body.path("status").asText()).as(query + body).isIn("success");
      return body.at("/data/result");
    } catch (java.net.ConnectException e) {
      return Json.MAPPER.createArrayNode();
    }
  }

  private static int post(String url, String body, String... headers) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(url))
                .headers(headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static String promtool(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/usr/bin/promtool"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
