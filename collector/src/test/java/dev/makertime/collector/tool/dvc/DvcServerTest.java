package dev.makertime.collector.tool.dvc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.Polling;
import dev.makertime.collector.http.CollectorServer;
import dev.makertime.collector.http.Webhooks;
import dev.makertime.collector.tool.SourceTypes;
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
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The endpoint of DVC's clients over HTTP. */
class DvcServerTest {
  private static final int LARGEST = 32 << 20;

  private final KeepingInbox inbox = new KeepingInbox();
  private final CollectorServer server = start();

  private CollectorServer start() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    DvcHook hook =
        new DvcHook(
            "dvc",
            new Engineers(List.of(new Engineers.Engineer("dvc:ana", "t"))),
            new LiveRuns("dvc"));
    return CollectorServer.start(
        "127.0.0.1",
        0,
        CallerLimits.DEFAULT,
        List.of(),
        new Webhooks(Map.of("dvc", hook), SourceTypes.ALL.clientPaths()),
        inbox,
        registry,
        new CollectorMetrics(registry, Polling.CLOCK),
        Polling.CLOCK,
        () -> true);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void clients_get_exactly_200_and_json_also_for_what_cannot_be_read() throws Exception {
    for (String body : List.of(DvcFixture.START, "{\"type\":\"canary", "{}")) {
      for (String path : List.of("/dvc/api/live", "/dvc/webhook/dvc")) {
        HttpResponse<String> answer = post(path, "t", body.getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{.*}");
      }
    }
    assertThat(inbox.aside)
        .hasSize(4)
        .allSatisfy(letter -> assertThat(letter.toString()).doesNotContain("canary"));
  }

  @Test
  void a_body_of_32_mib_is_read_past_its_plots_and_a_larger_one_is_refused() throws Exception {
    assertThat(post("/dvc/api/live", "t", large(LARGEST)).statusCode()).isEqualTo(200);
    assertThat(post("/webhooks/dvc", "t", large(LARGEST)).statusCode()).isEqualTo(202);
    assertThat(inbox.kept).hasSize(2);
    assertThat(inbox.aside).isEmpty();

    assertThat(post("/dvc/api/live", "t", large(LARGEST + 1)).statusCode()).isEqualTo(413);
    assertThat(post("/api/v1/lineage", "t", large(LARGEST)).statusCode()).isEqualTo(413);
  }

  @Test
  void a_small_body_that_unpacks_to_a_larger_one_is_refused() throws Exception {
    assertThat(postGzip(large(LARGEST)).statusCode()).isEqualTo(200);
    assertThat(postGzip(large(LARGEST + 1)).statusCode()).isEqualTo(413);
  }

  @Test
  void without_a_token_of_an_engineer_nothing_is_read() throws Exception {
    HttpResponse<String> answer = post("/dvc/api/live", "other", large(LARGEST));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("token");
    assertThat(inbox.kept).isEmpty();
  }

  /** A start that has as many points of a plot as make it so large. */
  private static byte[] large(int bytes) {
    String head = DvcFixture.START.replaceFirst("}$", ",\"plots\":{\"loss\":{\"data\":[");
    String point = "{\"step\":1,\"loss\":0.5},";
    String tail = "0]}}}";
    StringBuilder body = new StringBuilder(bytes).append(head);
    while (body.length() + point.length() + tail.length() <= bytes) {
      body.append(point);
    }
    return body.append(" ".repeat(bytes - body.length() - tail.length()))
        .append(tail)
        .toString()
        .getBytes(UTF_8);
  }

  private HttpResponse<String> post(String path, String token, byte[] body) throws Exception {
    return send(request(path, token).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<String> postGzip(byte[] body) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    }
    return send(
        request("/dvc/api/live", "t")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(packed.toByteArray())));
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .header("Authorization", "token " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
