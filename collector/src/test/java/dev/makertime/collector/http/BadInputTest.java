package dev.makertime.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import dev.makertime.http.CallerLimits;
import dev.makertime.testkit.waiting.Pause;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes over a socket is answered as it deserves, and what comes after it is taken. */
@Timeout(120)
class BadInputTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);
  private static final String GOOD =
      "{\"id\":\"a\",\"revision\":0,\"identity\":\"x:y\",\"kind\":\"manual\",\"start\":\"2026-06-15T10:00:00Z\"}";
  private static final int CAP = 8 << 20;

  private final KeepingInbox inbox = new KeepingInbox();
  private CollectorServer server;

  @BeforeEach
  void start() {
    server = server(CallerLimits.DEFAULT);
  }

  private CollectorServer server(CallerLimits limits) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    return CollectorServer.start(
        "127.0.0.1",
        0,
        limits,
        List.of("token"),
        Webhooks.of(Map.of("gitlab", new GitLabHook("gitlab", List.of("s3cret")))),
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

  static Stream<Arguments> activities() {
    String open = "{\"id\":\"a\",\"revision\":0,\"identity\":\"x:y\",\"kind\":\"manual\",";
    return Stream.of(
        Arguments.of("fine", GOOD.getBytes(StandardCharsets.UTF_8), 202),
        Arguments.of("the same again", (GOOD + "\n" + GOOD).getBytes(StandardCharsets.UTF_8), 202),
        Arguments.of("an unknown field", text(GOOD.replace("}", ",\"new\":{\"a\":[1]}}")), 202),
        Arguments.of("invalid UTF-8", bytes(text("{\"id\":\""), 0xC3, 0x28), 400),
        Arguments.of("an overlong encoding", bytes(text("{\"id\":\""), 0xC0, 0x80), 400),
        Arguments.of("a NUL", bytes(text(GOOD), 0), 400),
        Arguments.of("NaN", text(GOOD.replace(":0,", ":NaN,")), 400),
        Arguments.of("trailing bytes", text(GOOD + " x"), 400),
        Arguments.of("a name twice", text(GOOD.replace("{", "{\"id\":\"b\",")), 400),
        Arguments.of("a depth bomb", text("[".repeat(100_000)), 400),
        Arguments.of(
            "deep inside", text(open + "\"x\":" + "[".repeat(70) + "]".repeat(70) + "}"), 400),
        Arguments.of("a lone surrogate", text(GOOD.replace("\"a\"", "\"\\ud800\"")), 422),
        Arguments.of("a million keys", text("{" + keys(1_000_000) + "}"), 413),
        Arguments.of("too many keys", text("{" + keys(300_000) + "}"), 400),
        Arguments.of("a long name", text("{\"" + "n".repeat(100_000) + "\":1}"), 400),
        Arguments.of("an endless number", text("{\"revision\":" + "9".repeat(100_000) + "}"), 400),
        Arguments.of("nothing where an object belongs", text("null"), 400),
        Arguments.of(
            "an end before its start",
            text(open + "\"start\":\"2026-06-15T10:00:00Z\",\"end\":\"2026-06-15T09:00:00Z\"}"),
            422),
        Arguments.of("year 0", text(open + "\"start\":\"0000-06-15T10:00:00Z\"}"), 422),
        Arguments.of("year 9999", text(open + "\"start\":\"9999-06-15T10:00:00Z\"}"), 422),
        Arguments.of("a negative revision", text(GOOD.replace(":0,", ":-1,")), 422),
        Arguments.of(
            "a person's revision", text(GOOD.replace(":0,", ":1152921504606846976,")), 422),
        Arguments.of("the highest", text(GOOD.replace(":0,", ":9223372036854775807,")), 422),
        Arguments.of("an author", text(GOOD.replace("}", ",\"author\":\"person\"}")), 422),
        Arguments.of("an author that is none", text(GOOD.replace("}", ",\"author\":\"a\"}")), 422),
        Arguments.of("a link that is a script", text(link("JavaScript:alert(1)")), 422),
        Arguments.of("a link with a space before", text(link(" https://a")), 422),
        Arguments.of("a link of data", text(link("data:text/html,x")), 422),
        Arguments.of("a link to the web", text(link("HTTPS://ci.example.com/1")), 202),
        Arguments.of("an unknown kind", text(GOOD.replace("manual", "dance")), 422));
  }

  private static String link(String url) {
    return GOOD.replace("}", ",\"labels\":{\"url\":\"" + url + "\"}}");
  }

  @ParameterizedTest(name = "{0} and {1} → {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "application/x-ndjson | - | 202",
        "application/x-ndjson; charset=utf-8 | identity | 202",
        "application/x-ndjson;CHARSET=\"UTF-8\" | - | 202",
        "application/x-ndjson; charset=utf-16 | - | 415",
        "application/x-ndjson; q=1; charset=iso-8859-1 | - | 415",
        "application/x-ndjson; charset=utf-8; charset=utf-16 | - | 415",
        "application/json; charset=utf-16 | - | 415",
        "application/x-ndjson | br | 415",
        "application/x-ndjson | 'gzip, gzip' | 415",
        "application/x-ndjson | zstd | 415",
        "application/x-ndjson | gzip | 400",
      })
  void a_body_in_another_charset_or_encoding_is_not_taken_for_what_it_is_not(
      String type, @Nullable String encoding, int status) throws IOException {
    String head =
        "POST /v1/activities HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + "Authorization: Bearer token\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(
                    type,
                    encoding == null ? "" : "Content-Encoding: " + encoding + "\r\n",
                    GOOD.length());

    assertThat(exchange(bytes(text(head), text(GOOD)))).startsWith("HTTP/1.1 " + status);
    assertThat(inbox.kept).hasSize(status == 202 ? 1 : 0);
  }

  @ParameterizedTest(name = "activities: {0} → {2}")
  @MethodSource("activities")
  void what_is_posted_is_taken_or_refused_whole(String name, byte[] body, int status)
      throws IOException {
    String answer = post("/v1/activities", "Authorization: Bearer token", body);

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    if (status != 202) {
      assertThat(answer).contains("application/problem+json", "urn:uuid:");
      assertThat(answer).doesNotContain("Exception", "dev.makertime", "com.fasterxml");
      assertThat(inbox.kept).isEmpty();
    }
    assertThatItGoesOn();
  }

  static Stream<Arguments> hooks() {
    return Stream.of(
        Arguments.of("no JSON", text("no JSON"), 1),
        Arguments.of("invalid UTF-8", bytes(text("{\"object_kind\":\""), 0xFF), 1),
        Arguments.of("a NUL", bytes(text("{}"), 0), 1),
        Arguments.of("a depth bomb", text("[".repeat(100_000)), 1),
        Arguments.of("a name twice", text("{\"object_kind\":1,\"object_kind\":2}"), 1),
        Arguments.of("too many keys", text("{" + keys(300_000) + "}"), 1));
  }

  @ParameterizedTest(name = "webhook: {0}")
  @MethodSource("hooks")
  void a_hook_that_is_let_in_is_never_refused_but_set_aside(String name, byte[] body, int letters)
      throws IOException {
    String answer =
        post("/webhooks/gitlab", "X-Gitlab-Token: s3cret\r\nX-Gitlab-Event: Pipeline Hook", body);

    assertThat(answer).startsWith("HTTP/1.1 202");
    assertThat(inbox.aside).hasSize(letters);
    assertThat(inbox.kept).isEmpty();
    assertThatItGoesOn();
  }

  static Stream<Arguments> requests() {
    String end = "Host: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    return Stream.of(
        Arguments.of("no token", "POST /v1/activities HTTP/1.1\r\n" + end, 401),
        Arguments.of(
            "another token",
            "POST /v1/activities HTTP/1.1\r\nAuthorization: Bearer tokem\r\n" + end,
            401),
        Arguments.of(
            "half a token",
            "POST /v1/activities HTTP/1.1\r\nAuthorization: Bearer toke\r\n" + end,
            401),
        Arguments.of("no secret", "POST /webhooks/gitlab HTTP/1.1\r\n" + end, 401),
        Arguments.of("an unknown path", "POST /v2/activities HTTP/1.1\r\n" + end, 404),
        Arguments.of("an unknown source", "POST /webhooks/svn HTTP/1.1\r\n" + end, 404),
        Arguments.of("another method", "DELETE /v1/activities HTTP/1.1\r\n" + end, 405),
        Arguments.of(
            "another type",
            "POST /v1/activities HTTP/1.1\r\n"
                + "Authorization: Bearer token\r\n"
                + "Content-Type: text/xml\r\n"
                + end,
            415),
        Arguments.of("no HTTP", "hello\r\n\r\n", 400),
        Arguments.of("a version of its own", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", 505),
        Arguments.of("no host", "GET /health/live HTTP/1.1\r\n\r\n", 400),
        Arguments.of(
            "two lengths",
            "POST /v1/activities HTTP/1.1\r\n"
                + "Host: x\r\n"
                + "Content-Length: 1\r\n"
                + "Content-Length: 2\r\n\r\n"
                + "xx",
            400),
        Arguments.of(
            "a length and chunks",
            "POST /v1/activities HTTP/1.1\r\n"
                + "Host: x\r\n"
                + "Content-Length: 1\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "0\r\n\r\n",
            400),
        Arguments.of(
            "a header that is too long",
            "GET /health/live HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(70_000) + "\r\n\r\n",
            431),
        Arguments.of("a path that climbs", "GET /health/../../etc/passwd HTTP/1.1\r\n" + end, 400));
  }

  @ParameterizedTest(name = "request: {0} → {2}")
  @MethodSource("requests")
  void a_request_that_is_not_ours_is_answered_by_its_status(String name, String request, int status)
      throws IOException {
    assertThat(exchange(text(request))).startsWith("HTTP/1.1 " + status);
    assertThat(inbox.kept).isEmpty();
    assertThatItGoesOn();
  }

  @Test
  void a_body_over_the_cap_is_refused_also_one_that_unpacks_to_more() throws IOException {
    byte[] large = new byte[25 << 20];
    Arrays.fill(large, (byte) ' ');
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(large);
    }

    assertThat(announced("/v1/activities", large.length)).startsWith("HTTP/1.1 413");
    assertThat(
            post(
                "/v1/activities",
                "Authorization: Bearer token\r\nContent-Encoding: gzip",
                packed.toByteArray()))
        .startsWith("HTTP/1.1 413");
    assertThat(post("/v1/activities", "Authorization: Bearer token", new byte[CAP + 1]))
        .startsWith("HTTP/1.1 413");
    assertThatItGoesOn();
  }

  @Test
  void nobody_waits_for_the_body_of_who_has_no_secret() throws IOException {
    byte[] begun = new byte[100_000];
    Arrays.fill(begun, (byte) ' ');

    String answer =
        exchange(bytes(head("/webhooks/gitlab", "X-Gitlab-Token: guess", 4_000_000), begun));

    assertThat(answer).startsWith("HTTP/1.1 401");
    assertThatItGoesOn();
  }

  @Test
  void a_body_that_ends_early_is_not_taken() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(head("/v1/activities", "Authorization: Bearer token", 1_000));
      socket.getOutputStream().write(text(GOOD + "\n"));
    }

    assertThat(inbox.kept).isEmpty();
    assertThatItGoesOn();
  }

  @Test
  void five_hundred_that_dawdle_hold_up_nobody() throws Exception {
    server.close();
    server = server(new CallerLimits(20_000, 10_000)); // they are all of one address
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 500; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        slow.add(socket);
        socket
            .getOutputStream()
            .write(head("/v1/activities", "Authorization: Bearer token", 9_000));
        socket.getOutputStream().write('{');
      }
      Pause.untilFault(Duration.ofMillis(500));

      List<Long> millis = new CopyOnWriteArrayList<>();
      List<Thread> others = new ArrayList<>();
      for (int i = 0; i < 20; i++) { // at once: whoever is held up, is one of twenty
        Thread other = new Thread(() -> postTenTimes(millis));
        other.start();
        others.add(other);
      }
      for (Thread other : others) {
        other.join();
      }

      assertThat(millis).hasSize(200);
      assertThat(millis.stream().sorted().toList().get(197))
          .as("p99 in ms of those who do not dawdle")
          .isLessThan(1_000);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void who_asks_too_often_is_told_to_wait() throws IOException {
    server.close();
    server = server(new CallerLimits(5, 100));

    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      answers.add(post("/v1/activities", "Authorization: Bearer token", text(GOOD)));
    }

    assertThat(answers.get(0)).startsWith("HTTP/1.1 202");
    assertThat(answers)
        .anySatisfy(
            answer ->
                assertThat(answer)
                    .startsWith("HTTP/1.1 429")
                    .contains("Retry-After: ", "application/problem+json"));
  }

  private void postTenTimes(List<Long> millis) {
    for (int i = 0; i < 10; i++) {
      long began = System.nanoTime();
      try {
        post("/v1/activities", "Authorization: Bearer token", text(GOOD));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      millis.add((System.nanoTime() - began) / 1_000_000);
    }
  }

  private void assertThatItGoesOn() throws IOException {
    int before = inbox.kept.size();
    assertThat(post("/v1/activities", "Authorization: Bearer token", text(GOOD)))
        .startsWith("HTTP/1.1 202");
    assertThat(inbox.kept).hasSize(before + 1);
    inbox.kept.remove(before);
  }

  /** Says how large its body is, and waits for an answer before it sends any. */
  private String announced(String path, int length) throws IOException {
    return exchange(head(path, "Authorization: Bearer token\r\nExpect: 100-continue", length));
  }

  private String post(String path, String headers, byte[] body) throws IOException {
    return exchange(bytes(head(path, headers, body.length), body));
  }

  private static byte[] head(String path, String headers, int length) {
    return text(
        "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\nContent-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, headers, length));
  }

  private String exchange(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(30_000);
      Thread sender =
          new Thread(
              () -> {
                try {
                  OutputStream out = socket.getOutputStream();
                  out.write(request);
                  out.flush();
                } catch (IOException e) {
                  // it need not be read to its end
                }
              });
      sender.setDaemon(true);
      sender.start();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8_192];
      try {
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
          answer.write(buffer, 0, read);
        }
      } catch (IOException e) {
        // a connection that is closed while something is still sent is reset
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  private static String keys(int count) {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < count; i++) {
      keys.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":1");
    }
    return keys.toString();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(byte[] before, int... more) {
    byte[] all = Arrays.copyOf(before, before.length + more.length);
    for (int i = 0; i < more.length; i++) {
      all[before.length + i] = (byte) more[i];
    }
    return all;
  }

  private static byte[] bytes(byte[] before, byte[] after) {
    byte[] all = Arrays.copyOf(before, before.length + after.length);
    System.arraycopy(after, 0, all, before.length, after.length);
    return all;
  }
}
