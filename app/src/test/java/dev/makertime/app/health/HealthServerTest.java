package dev.makertime.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.MalformedRequest;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HealthServerTest {

  @Test
  void every_route_is_open_and_there_is_no_other() throws Exception {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (HealthServer server =
        HealthServer.start("127.0.0.1", 0, registry, () -> true, () -> true)) {
      assertThat(server.routes())
          .containsExactlyInAnyOrder("GET /health/live", "GET /health/ready", "GET /metrics");
      for (String path :
          List.of("/health/live/../../etc", "/metrics%00", "/metrics;a=b", "/METRICS", "//x")) {
        assertThat(status(server, path)).as(path).isIn(400, 404);
      }
    }
  }

  private static int status(HealthServer server, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @ParameterizedTest
  @CsvSource({"GET, /nothing, 404", "GET, /, 404", "POST, /metrics, 405"})
  void what_is_not_there_is_a_problem_document(String method, String path, int status)
      throws Exception {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (HealthServer server =
        HealthServer.start("127.0.0.1", 0, registry, () -> true, () -> true)) {
      HttpRequest question =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build();

      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.headers().firstValue("content-type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
      assertThat(answer.body()).contains("\"status\":" + status, "/health/ready");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_no_request_is_answered_with_a_problem_document(MalformedRequest request)
      throws Exception {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (HealthServer server =
        HealthServer.start("127.0.0.1", 0, registry, () -> true, () -> true)) {
      assertThat(request.send(server.port()))
          .startsWith("HTTP/1.1 " + request.status())
          .containsIgnoringCase("Content-Type: application/problem+json")
          .doesNotContainIgnoringCase("jetty", "exception", "<html")
          .endsWith("}");
    }
  }
}
