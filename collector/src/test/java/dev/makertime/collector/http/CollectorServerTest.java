package dev.makertime.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import dev.makertime.http.CallerLimits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorServerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);
  private static final String ACTIVITY =
      "{\"id\":\"a\",\"revision\":0,\"identity\":\"x:y\",\"kind\":\"manual\",\"start\":\"2026-06-15T10:00:00Z\"}";
  private static final String NDJSON = "application/x-ndjson";

  private final KeepingInbox inbox = new KeepingInbox();
  private final HttpClient http = HttpClient.newHttpClient();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final CollectorMetrics metrics = new CollectorMetrics(registry, CLOCK);
  private CollectorServer server;

  @BeforeEach
  void start() {
    server =
        CollectorServer.start(
            "127.0.0.1",
            0,
            CallerLimits.DEFAULT,
            List.of("token"),
            Webhooks.of(Map.of("gitlab", new GitLabHook("gitlab", List.of("s3cret")))),
            inbox,
            registry,
            metrics,
            CLOCK,
            () -> true);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void activities_are_taken_as_lines_and_as_an_array() throws Exception {
    assertThat(activities(NDJSON, ACTIVITY + "\n\n" + ACTIVITY + "\n").statusCode()).isEqualTo(202);
    assertThat(activities("application/json", "[" + ACTIVITY + "]").statusCode()).isEqualTo(202);
    assertThat(inbox.kept).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"a\"|400|line 2: not JSON",
        "{\"id\":\"a\",\"id\":\"b\"}|400|line 2: not JSON",
        "{\"id\":\"a\",\"revision\":NaN}|400|line 2: not JSON",
        "{\"id\":\"a\",\"revision\":1,\"identity\":\"x:y\",\"kind\":\"dance\"}|422|line 2: kind:"
            + " must be",
        "{\"id\":\"a\",\"revision\":1,\"identity\":\"nobody\",\"void\":true}|422|line 2: identity"
            + " must look like",
        "{\"id\":\"a\",\"revision\":-1,\"identity\":\"x:y\",\"void\":true}|422|line 2: revision"
            + " must not be negative",
        "{\"id\":\"a\",\"revision\":1,\"identity\":\"x:y\",\"kind\":\"wait\",\"start\":\"0000-01-01T00:00:00Z\"}|422|line"
            + " 2: start is outside",
        "{\"id\":\"a\",\"revision\":1,\"identity\":\"x:y\",\"kind\":\"wait\",\"start\":\"2026-09-15T00:00:00Z\"}|422|line"
            + " 2: start is more than 60 days ahead",
        "{\"id\":\"a\",\"revision\":1,\"identity\":\"x:y\",\"kind\":\"wait\",\"start\":\"soon\"}|422|line"
            + " 2: start",
        "[]|422|line 2: must be an activity",
        "{\"id\":\"a\",\"identity\":\"x:y\",\"void\":true}|422|line 2: revision is missing"
      })
  void the_first_mistake_is_named_and_nothing_is_taken(String line, int status, String detail)
      throws Exception {
    HttpResponse<String> answer = activities(NDJSON, ACTIVITY + "\n" + line);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body()).contains("\"detail\":\"" + detail);
    assertThat(inbox.kept).isEmpty();
  }

  @Test
  void without_the_token_nothing_is_taken() throws Exception {
    HttpResponse<String> answer =
        post("/v1/activities", Map.of("Content-Type", NDJSON), bytes(ACTIVITY));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer");
    assertThat(inbox.kept).isEmpty();
  }

  @Test
  void a_body_of_another_type_or_not_utf8_or_too_large_is_refused() throws Exception {
    byte[] bomb = zipped(new byte[9 << 20]);

    assertThat(activities("text/plain", ACTIVITY).statusCode()).isEqualTo(415);
    assertThat(send(NDJSON, new byte[] {'"', (byte) 0xff}).statusCode()).isEqualTo(400);
    assertThat(send(NDJSON, new byte[9 << 20]).statusCode()).isEqualTo(413);
    assertThat(
            post(
                    "/v1/activities",
                    Map.of(
                        "Authorization", "Bearer token",
                        "Content-Type", NDJSON,
                        "Content-Encoding", "gzip"),
                    bomb)
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void an_unknown_path_is_not_found_and_a_wrong_method_is_not_allowed() throws Exception {
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(get("/nowhere").body()).contains("\"title\":\"Not found\"");
    assertThat(get("/v1/activities").statusCode()).isEqualTo(405);
    assertThat(post("/webhooks/jira", Map.of(), bytes("{}")).statusCode()).isEqualTo(404);
  }

  @Test
  void a_broker_that_is_away_asks_the_sender_to_try_again() throws Exception {
    inbox.away = true;

    HttpResponse<String> answer = hook("s3cret", "{");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).hasValue("10");
    assertThat(activities(NDJSON, ACTIVITY).statusCode()).isEqualTo(503);
  }

  @Test
  void what_cannot_be_read_is_set_aside_and_not_asked_for_again() throws Exception {
    assertThat(hook("s3cret", "{\"object_kind\":\"pipeline\"}").statusCode()).isEqualTo(202);
    assertThat(inbox.aside)
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).contains("object_attributes"));
  }

  @Test
  void a_wrong_secret_is_refused_and_leaves_nothing() throws Exception {
    assertThat(hook("guess", "{\"object_kind\":\"pipeline\"}").statusCode()).isEqualTo(401);
    assertThat(inbox.aside).isEmpty();
  }

  @Test
  void what_became_of_each_payload_is_counted() throws Exception {
    var unused = hook("s3cret", "{\"object_kind\":\"issue\"}");
    var unused2 = hook("s3cret", "nonsense");

    assertThat(get("/metrics").body())
        .contains("makertime_collector_payloads_total{outcome=\"ignored\",source=\"gitlab\"} 1.0")
        .contains("makertime_collector_payloads_total{outcome=\"rejected\",source=\"gitlab\"} 1.0")
        .contains("makertime_collector_last_event_age_seconds{source=\"gitlab\"}");
  }

  @Test
  void each_refused_call_is_its_sources_and_says_nothing_of_what_was_sent() throws Exception {
    var unused = hook("guess", "{}");
    var unused2 = hook("s3cret", "{\"object_kind\":\"issue\"}");
    var unused3 = post("/webhooks/nobody-" + UUID.randomUUID(), Map.of(), bytes("{}"));
    var unused4 = activities(NDJSON, "{\"id\": \"the secret of the body\"");
    var unused5 = get("/favicon.ico");

    assertThat(metrics.calls().today())
        .extracting(
            of -> "%s: %d, %d, %s".formatted(of.source(), of.ignored(), of.refused(), of.reason()))
        .containsExactly(
            "activities: 0, 1, 400, Malformed",
            "gitlab: 1, 1, 401, the source's secret token is missing or wrong",
            "other paths: 0, 1, 404, there is no such path",
            "webhooks of no source: 0, 1, 404, no source of this name takes webhooks");
    assertThat(get("/metrics").body())
        .contains("makertime_collector_refused_total{source=\"gitlab\",status=\"401\"} 1.0")
        .doesNotContain("nobody-");
  }

  @Test
  void it_says_that_it_lives_and_is_ready() throws Exception {
    assertThat(get("/health/live").body()).isEqualTo("live\n");
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> hook(String secret, String body) throws Exception {
    return post("/webhooks/gitlab", Map.of("X-Gitlab-Token", secret), bytes(body));
  }

  private HttpResponse<String> activities(String type, String body) throws Exception {
    return send(type, bytes(body));
  }

  private HttpResponse<String> send(String type, byte[] body) throws Exception {
    return post(
        "/v1/activities", Map.of("Authorization", "Bearer token", "Content-Type", type), body);
  }

  private HttpResponse<String> post(String path, Map<String, String> headers, byte[] body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
