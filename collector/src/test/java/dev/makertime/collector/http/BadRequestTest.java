package dev.makertime.collector.http;

import static dev.makertime.collector.http.RawCollector.CAP;
import static dev.makertime.collector.http.RawCollector.GOOD;
import static dev.makertime.collector.http.RawCollector.bytes;
import static dev.makertime.collector.http.RawCollector.head;
import static dev.makertime.collector.http.RawCollector.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.http.CallerLimits;
import dev.makertime.testkit.waiting.Pause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes over a socket is answered as it deserves, and holds up nobody. */
@Timeout(120)
class BadRequestTest {
  private final RawCollector raw = new RawCollector();

  @AfterEach
  void stop() {
    raw.close();
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
    assertThat(raw.exchange(text(request))).startsWith("HTTP/1.1 " + status);
    assertThat(raw.inbox.kept).isEmpty();
    raw.assertThatItGoesOn();
  }

  @Test
  void a_body_over_the_cap_is_refused_also_one_that_unpacks_to_more() throws IOException {
    byte[] large = new byte[25 << 20];
    Arrays.fill(large, (byte) ' ');
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(large);
    }

    assertThat(raw.announced("/v1/activities", large.length)).startsWith("HTTP/1.1 413");
    assertThat(
            raw.post(
                "/v1/activities",
                "Authorization: Bearer token\r\nContent-Encoding: gzip",
                packed.toByteArray()))
        .startsWith("HTTP/1.1 413");
    assertThat(raw.post("/v1/activities", "Authorization: Bearer token", new byte[CAP + 1]))
        .startsWith("HTTP/1.1 413");
    raw.assertThatItGoesOn();
  }

  @Test
  void nobody_waits_for_the_body_of_who_has_no_secret() throws IOException {
    byte[] begun = new byte[100_000];
    Arrays.fill(begun, (byte) ' ');

    String answer =
        raw.exchange(bytes(head("/webhooks/gitlab", "X-Gitlab-Token: guess", 4_000_000), begun));

    assertThat(answer).startsWith("HTTP/1.1 401");
    raw.assertThatItGoesOn();
  }

  @Test
  void a_body_that_ends_early_is_not_taken() throws IOException {
    try (Socket socket = raw.connect()) {
      socket.getOutputStream().write(head("/v1/activities", "Authorization: Bearer token", 1_000));
      socket.getOutputStream().write(text(GOOD + "\n"));
    }

    assertThat(raw.inbox.kept).isEmpty();
    raw.assertThatItGoesOn();
  }

  @Test
  void five_hundred_that_dawdle_hold_up_nobody() throws Exception {
    raw.restart(new CallerLimits(20_000, 10_000)); // they are all of one address
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 500; i++) {
        Socket socket = raw.connect();
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
        Thread other = new Thread(() -> raw.postTenTimes(millis));
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
    raw.restart(new CallerLimits(5, 100));

    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      answers.add(raw.post("/v1/activities", "Authorization: Bearer token", text(GOOD)));
    }

    assertThat(answers.get(0)).startsWith("HTTP/1.1 202");
    assertThat(answers)
        .anySatisfy(
            answer ->
                assertThat(answer)
                    .startsWith("HTTP/1.1 429")
                    .contains("Retry-After: ", "application/problem+json"));
  }
}
