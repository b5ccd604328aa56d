package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and dashboards before a real Prometheus that scrapes a running makertime. */
class PrometheusTest {

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
    Path folder = PrometheusServer.DEPLOY.resolve("prometheus");

    assertThat(PrometheusServer.promtool(folder, "check", "config", "prometheus.yml"))
        .contains("SUCCESS");
    assertThat(PrometheusServer.promtool(folder, "test", "rules", "rules_test.yml"))
        .contains("SUCCESS");
  }

  @Test
  void every_query_of_every_dashboard_has_an_answer() throws Exception {
    try (Instance instance = start()) {
      feed(instance);
      assertThat(instance.awaitSettled(Duration.ofMinutes(1))).isTrue();
      instance.publish();
      try (PrometheusServer prometheus = PrometheusServer.of(instance, directory)) {
        for (String query : queries()) {
          assertThat(prometheus.answers(query)).as(query).isTrue();
        }
        assertThat(prometheus.answers("count(makertime:team_wait_share:day{team=\"churn\"})"))
            .isTrue();
        assertThat(prometheus.result("makertime_team_day_seconds{team=\"ops\"}"))
            .as("a team of too few")
            .isEmpty();
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

  /** Every query of the dashboards, as Grafana would send it. */
  private static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    try (Stream<Path> files =
        Files.list(PrometheusServer.DEPLOY.resolve("grafana").resolve("dashboards"))) {
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

  private static int post(String url, String body, String... headers) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .headers(headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
