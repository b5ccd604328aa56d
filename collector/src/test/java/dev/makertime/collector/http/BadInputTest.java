package dev.makertime.collector.http;

import static dev.makertime.collector.http.RawCollector.GOOD;
import static dev.makertime.collector.http.RawCollector.bytes;
import static dev.makertime.collector.http.RawCollector.head;
import static dev.makertime.collector.http.RawCollector.keys;
import static dev.makertime.collector.http.RawCollector.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever body comes is taken or refused whole, and what comes after it is taken. */
@Timeout(120)
class BadInputTest {
  private final RawCollector raw = new RawCollector();

  @AfterEach
  void stop() {
    raw.close();
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

  static Stream<Arguments> hooks() {
    return Stream.of(
        Arguments.of("no JSON", text("no JSON"), 1),
        Arguments.of("invalid UTF-8", bytes(text("{\"object_kind\":\""), 0xFF), 1),
        Arguments.of("a NUL", bytes(text("{}"), 0), 1),
        Arguments.of("a depth bomb", text("[".repeat(100_000)), 1),
        Arguments.of("a name twice", text("{\"object_kind\":1,\"object_kind\":2}"), 1),
        Arguments.of("too many keys", text("{" + keys(300_000) + "}"), 1));
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

    assertThat(raw.exchange(bytes(text(head), text(GOOD)))).startsWith("HTTP/1.1 " + status);
    assertThat(raw.inbox.kept).hasSize(status == 202 ? 1 : 0);
  }

  @ParameterizedTest(name = "activities: {0} → {2}")
  @MethodSource("activities")
  void what_is_posted_is_taken_or_refused_whole(String name, byte[] body, int status)
      throws IOException {
    String answer = raw.post("/v1/activities", "Authorization: Bearer token", body);

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    if (status != 202) {
      assertThat(answer).contains("application/problem+json", "urn:uuid:");
      assertThat(answer).doesNotContain("Exception", "dev.makertime", "com.fasterxml");
      assertThat(raw.inbox.kept).isEmpty();
    }
    raw.assertThatItGoesOn();
  }

  @ParameterizedTest(name = "webhook: {0}")
  @MethodSource("hooks")
  void a_hook_that_is_let_in_is_never_refused_but_set_aside(String name, byte[] body, int letters)
      throws IOException {
    String answer =
        raw.post(
            "/webhooks/gitlab", "X-Gitlab-Token: s3cret\r\nX-Gitlab-Event: Pipeline Hook", body);

    assertThat(answer).startsWith("HTTP/1.1 202");
    assertThat(raw.inbox.aside).hasSize(letters);
    assertThat(raw.inbox.kept).isEmpty();
    raw.assertThatItGoesOn();
  }
}
