package dev.makertime.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.http.CallerLimits;
import dev.makertime.testkit.MalformedRequest;
import dev.makertime.topics.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MalformedRequestTest {

  @ParameterizedTest
  @EnumSource
  void it_is_answered_with_a_problem_document_and_counted(MalformedRequest request)
      throws Exception {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (CollectorServer server = server(registry)) {
      String answer = request.send(server.port());

      assertThat(answer)
          .startsWith("HTTP/1.1 " + request.status())
          .containsIgnoringCase("Content-Type: application/problem+json")
          .doesNotContainIgnoringCase("jetty", "exception", "org.", "<html");
      String body = answer.substring(answer.indexOf("\r\n\r\n")).strip();
      assertThat(Json.MAPPER.readTree(body).path("status").asInt()).isEqualTo(request.status());
      assertThat(Json.MAPPER.readTree(body).path("detail").asText()).isNotEmpty();
      assertThat(registry.scrape()).contains("status=\"" + request.status() + "\"");
    }
  }

  private static CollectorServer server(PrometheusMeterRegistry registry) {
    return CollectorServer.start(
        "127.0.0.1",
        0,
        CallerLimits.DEFAULT,
        List.of(),
        Webhooks.of(Map.of()),
        new KeepingInbox(),
        registry,
        new CollectorMetrics(registry, Clock.systemUTC()),
        Clock.systemUTC(),
        () -> true);
  }
}
