package dev.makertime.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.tool.SourceTypes;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import dev.makertime.http.CallerLimits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every route of the collector, asked with and without a secret, in every spelling and method: a
 * route without an expected access fails.
 */
class CollectorRoutesTest {
  /** By route: its path here, and the status for whoever has no secret. */
  private static final Map<String, Expected> EXPECTED =
      Map.ofEntries(
          Map.entry("GET /health/live", new Expected("/health/live", 200)),
          Map.entry("GET /health/ready", new Expected("/health/ready", 200)),
          Map.entry("GET /metrics", new Expected("/metrics", 200)),
          Map.entry("POST /v1/activities", new Expected("/v1/activities", 401)),
          Map.entry("POST /webhooks/{source}", new Expected("/webhooks/gitlab", 401)),
          Map.entry("POST /api/v1/lineage", new Expected("/api/v1/lineage", 401)),
          Map.entry("POST /dvc/api/live", new Expected("/dvc/api/live", 401)),
          Map.entry("POST /dvc/webhook/dvc", new Expected("/dvc/webhook/dvc", 401)),
          Map.entry("POST /slurm/jobs", new Expected("/slurm/jobs", 401)),
          Map.entry("POST /v1/traces", new Expected("/v1/traces", 401)),
          Map.entry("POST /v1/metrics", new Expected("/v1/metrics", 401)));

  private static final Set<Integer> REFUSALS = Set.of(400, 401, 404, 405, 501);
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
  private static final List<String[]> CALLERS =
      List.of(
          new String[] {"X-None", "none"},
          new String[] {"Authorization", "Bearer guess"},
          new String[] {"Authorization", "Basic dG9rZW46dG9rZW4="},
          new String[] {"X-Gitlab-Token", "guess"},
          new String[] {"X-Forwarded-User", "root"});

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);

  private record Expected(String path, int status) {}

  private final KeepingInbox inbox = new KeepingInbox();
  private final HttpClient client = HttpClient.newHttpClient();
  private final CollectorServer server = start();

  private CollectorServer start() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    return CollectorServer.start(
        "127.0.0.1",
        0,
        CallerLimits.DEFAULT,
        List.of("token"),
        new Webhooks(
            Map.of("gitlab", new GitLabHook("gitlab", List.of("s3cret"))),
            SourceTypes.ALL.clientPaths()),
        inbox,
        registry,
        new CollectorMetrics(registry, CLOCK),
        CLOCK,
        () -> true);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void every_route_has_an_expected_access() {
    assertThat(server.routes()).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
  }

  @Test
  void without_a_secret_nothing_is_taken_in_any_spelling_or_method() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Expected> route : EXPECTED.entrySet()) {
      String own = route.getKey().substring(0, route.getKey().indexOf(' '));
      for (String[] caller : CALLERS) {
        int plain = ask(own, route.getValue().path(), caller);
        if (plain != route.getValue().status()) {
          wrong.add("%s as %s: %d".formatted(route.getKey(), caller[1], plain));
        }
        for (String method : METHODS) {
          for (String path : spellings(route.getValue().path())) {
            int status = ask(method, path, caller);
            boolean isOpen = method.equals("GET") && route.getValue().status() == 200;
            if (!REFUSALS.contains(status) && !(isOpen && status == 200)) {
              wrong.add("%s %s as %s: %d".formatted(method, path, caller[1], status));
            }
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(inbox.kept).isEmpty();
    assertThat(inbox.aside).isEmpty();
  }

  private static List<String> spellings(String path) {
    return List.of(
        path,
        "/health/live/.." + path,
        "/health/%2e%2e" + path,
        path + ";a=b",
        "/" + path,
        path + "/",
        path + "%00",
        path.toUpperCase(Locale.ROOT),
        path.replaceFirst("/(.)", "/%%%02x".formatted((int) path.charAt(1))),
        path + "?token=token&token=s3cret");
  }

  private int ask(String method, String path, String[] headers) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString("{}"))
            .header("Content-Type", "application/x-ndjson")
            .headers(headers)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) { // a connection that was just being closed: asked once more
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
