package dev.makertime.collector.tool.otlp;

import static dev.makertime.collector.tool.otlp.OtlpFixture.pipeline;
import static dev.makertime.collector.tool.otlp.OtlpFixture.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.http.CollectorServer;
import dev.makertime.collector.http.Webhooks;
import dev.makertime.http.CallerLimits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers as OTLP over HTTP has them. */
class OtlpAnswersTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);
  private static final String JSON = "application/json";
  private static final String PROTOBUF = "application/x-protobuf";
  private static final String GOOD = pipeline("ci.pipeline.run.user=ana");

  private final KeepingInbox inbox = new KeepingInbox();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final CollectorServer server =
      CollectorServer.start(
          "127.0.0.1",
          0,
          CallerLimits.DEFAULT,
          List.of(),
          Webhooks.of(Map.of("otlp", new OtlpHook("otlp", List.of("geheim"), false))),
          inbox,
          registry,
          new CollectorMetrics(registry, CLOCK),
          CLOCK,
          () -> true);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void what_is_stored_is_answered_in_the_encoding_of_the_request() throws Exception {
    HttpResponse<byte[]> json = post("/v1/traces", JSON, bytes(request("", GOOD)));
    HttpResponse<byte[]> protobuf = post("/v1/metrics", PROTOBUF, new byte[0]);

    assertThat(json.statusCode()).isEqualTo(200);
    assertThat(type(json)).isEqualTo(JSON);
    assertThat(text(json)).isEqualTo("{}");
    assertThat(protobuf.statusCode()).isEqualTo(200);
    assertThat(type(protobuf)).isEqualTo(PROTOBUF);
    assertThat(protobuf.body()).isEmpty();
    assertThat(inbox.runs).hasSize(1);
    assertThat(inbox.kept).hasSize(1);
  }

  @Test
  void a_span_that_cannot_be_read_is_a_partial_success_and_a_dead_letter() throws Exception {
    String odd = GOOD.replace("1781517600000000000", "1");

    HttpResponse<byte[]> json = post("/v1/traces", JSON, bytes(request("", odd + "," + GOOD)));
    HttpResponse<byte[]> protobuf =
        post(
            "/v1/traces",
            PROTOBUF,
            new ProtoWriter()
                .message(
                    1,
                    new ProtoWriter()
                        .message(
                            2,
                            new ProtoWriter()
                                .message(
                                    2, new ProtoWriter().attribute(9, "cicd.pipeline.name", "b"))))
                .toBytes());

    assertThat(json.statusCode()).isEqualTo(200);
    assertThat(text(json))
        .isEqualTo(
            "{\"partialSuccess\":{\"rejectedSpans\":\"1\","
                + "\"errorMessage\":\"startTimeUnixNano is before 2000 or after 2100\"}}");
    assertThat(protobuf.statusCode()).isEqualTo(200);
    assertThat(protobuf.body())
        .isEqualTo(
            new ProtoWriter()
                .message(
                    1,
                    new ProtoWriter()
                        .number(1, 1)
                        .text(2, "a span lacks a valid traceId or spanId"))
                .toBytes());
    assertThat(inbox.runs).hasSize(1);
    assertThat(inbox.aside).hasSize(2);
  }

  @Test
  void bad_data_is_400_with_a_status_of_google_rpc() throws Exception {
    HttpResponse<byte[]> json = post("/v1/traces", JSON, bytes("{\"canary\""));
    HttpResponse<byte[]> protobuf = post("/v1/traces", PROTOBUF, bytes("canary"));

    assertThat(json.statusCode()).isEqualTo(400);
    assertThat(type(json)).isEqualTo(JSON);
    assertThat(text(json)).startsWith("{\"code\":3,\"message\":\"not JSON");
    assertThat(protobuf.statusCode()).isEqualTo(400);
    assertThat(type(protobuf)).isEqualTo(PROTOBUF);
    assertThat(text(protobuf)).startsWith("\b\u0003\u0012").contains("not protobuf");
    assertThat(text(json) + text(protobuf) + inbox.aside).doesNotContain("canary");
  }

  @Test
  void what_cannot_be_stored_now_is_503_and_says_when_to_come_again() throws Exception {
    inbox.away = true;

    HttpResponse<byte[]> answer = post("/v1/traces", JSON, bytes(request("", GOOD)));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(text(answer)).startsWith("{\"code\":14,");
  }

  @Test
  void gzip_is_unpacked_and_a_bomb_is_refused() throws Exception {
    assertThat(post("/v1/traces", JSON, gzip(bytes(request("", GOOD))), "gzip").statusCode())
        .isEqualTo(200);
    assertThat(inbox.runs).hasSize(1);
    assertThat(post("/v1/traces", JSON, gzip(new byte[64 << 20]), "gzip").statusCode())
        .isEqualTo(413);
    assertThat(post("/v1/traces", JSON, bytes("not gzip"), "gzip").statusCode()).isEqualTo(400);
  }

  @Test
  void without_the_token_nothing_is_read() throws Exception {
    HttpRequest forged =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/v1/traces".formatted(server.port())))
            .header("Content-Type", PROTOBUF)
            .POST(BodyPublishers.ofString("canary"))
            .build();

    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(forged, BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(text(answer)).startsWith("\b\u0010\u0012");
    assertThat(inbox.aside).isEmpty();
  }

  private HttpResponse<byte[]> post(String path, String type, byte[] body) throws Exception {
    return post(path, type, body, "identity");
  }

  private HttpResponse<byte[]> post(String path, String type, byte[] body, String packing)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)))
            .header("Authorization", "Bearer geheim")
            .header("Content-Type", type)
            .header("Content-Encoding", packing)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String type(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }
}
