package dev.makertime.collector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {
  private static final Instant NOW = Instant.parse("2026-06-15T10:00:00Z");

  private final List<Duration> waited = new ArrayList<>();
  private ToolServer server;
  private int expired = 401;
  private Answer answer = Answer.of(Map.of("is", "fine"));
  private ApiLogin login = ApiLogin.fixed("PRIVATE-TOKEN", "secret");

  @BeforeEach
  void start() throws IOException {
    server =
        new ToolServer(
            question ->
                "expired".equals(question.headers().get("private-token"))
                    ? new Answer(expired, "", Map.of())
                    : answer);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void it_waits_as_long_as_it_is_told_and_asks_again() throws Exception {
    server.misbehave(1, List.of(new Answer(429, "", Map.of("Retry-After", "17"))));

    assertThat(api().get("a").body().path("is").asText()).isEqualTo("fine");
    assertThat(waited).containsExactly(Duration.ofSeconds(17));
  }

  @Test
  void a_limit_that_is_used_up_is_waited_out_until_it_is_reset() throws Exception {
    server.misbehave(
        1,
        List.of(
            new Answer(
                403,
                "",
                Map.of(
                    "X-RateLimit-Remaining",
                    "0",
                    "X-RateLimit-Reset",
                    Long.toString(NOW.plusSeconds(60).getEpochSecond())))));

    api().get("a");

    assertThat(waited).containsExactly(Duration.ofSeconds(61));
  }

  @Test
  void who_asks_to_wait_for_hours_is_asked_at_the_next_poll() {
    server.misbehave(1, List.of(new Answer(429, "", Map.of("Retry-After", "7200"))));

    assertThatThrownBy(() -> api().get("a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("429");
    assertThat(waited).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void a_failure_of_the_server_passes(int status) throws Exception {
    server.misbehave(
        1, List.of(new Answer(status, "", Map.of()), new Answer(status, "", Map.of())));

    assertThat(api().get("a").body().path("is").asText()).isEqualTo("fine");
    assertThat(waited).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void a_failure_that_does_not_pass_is_reported() {
    answer = new Answer(500, "", Map.of());

    assertThatThrownBy(() -> api().get("a"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("it answered 500, and still does, at http://");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403}) // Airflow 3 answers 403
  void a_login_that_ran_out_is_renewed_once(int status) throws Exception {
    expired = status;
    login =
        new ApiLogin() {
          private String token = "expired";

          @Override
          public Header header() {
            return new Header("PRIVATE-TOKEN", token);
          }

          @Override
          public boolean renew() {
            token = "fresh";
            return true;
          }
        };

    assertThat(api().get("a").body().path("is").asText()).isEqualTo("fine");
  }

  @Test
  void a_token_that_is_not_accepted_is_said_to_be_so() {
    login = ApiLogin.fixed("PRIVATE-TOKEN", "expired");

    assertThatThrownBy(() -> api().get("a")).hasMessage("it does not accept the token (401)");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 405, 409, 410, 422, 451})
  void what_is_not_there_or_not_shown_is_absent(int status) {
    answer = new Answer(status, "", Map.of());

    assertThatThrownBy(() -> api().get("a")).isInstanceOf(Api.Absent.class);
  }

  @Test
  void the_next_page_is_where_the_answer_says_on_the_same_server() throws Exception {
    String next =
        "<" + server.url().resolve("b?page=2&q=%2B") + ">; rel=\"next\", <x>; rel=\"last\"";
    answer = new Answer(200, List.of(), Map.of("Link", next));

    String path = api().get("a").next();
    api().get(String.valueOf(path));

    assertThat(server.asked()).endsWith("/b?page=2&q=%2B");
  }

  @Test
  void no_answer_leads_to_another_server() {
    answer = new Answer(200, List.of(), Map.of("Link", "<http://127.0.0.9:1/x>; rel=\"next\""));
    assertThatThrownBy(() -> api().get("a")).hasMessageContaining("to another server");

    answer = new Answer(302, "", Map.of("Location", "http://127.0.0.9:1/x"));
    assertThatThrownBy(() -> api().get("a"))
        .hasMessageMatching("it answered 302 at http://[^/]+/.*a");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 308})
  void what_has_moved_for_good_is_followed_on_the_same_server_alone(int status) throws Exception {
    server.misbehave(1, List.of(new Answer(status, "", Map.of("Location", "/b?c=%2F"))));
    answer = Answer.of(List.of(1));

    assertThat(api().get("a").body()).hasSize(1);
    assertThat(server.asked()).endsWith("/b?c=%2F");

    answer = new Answer(status, "", Map.of("Location", "http://127.0.0.9:1/x"));
    assertThatThrownBy(() -> api().get("a"))
        .hasMessage("it leads to another server: http://127.0.0.9:1");
  }

  @Test
  void what_moves_in_a_circle_is_given_up() {
    answer = new Answer(301, "", Map.of("Location", "/a"));

    assertThatThrownBy(() -> api().get("a")).hasMessageContaining("it answered 301 at ");
    assertThat(server.asked()).hasSize(4);
  }

  @Test
  void a_page_with_long_texts_and_many_values_is_read() throws Exception {
    answer = Answer.of(List.of("x".repeat(2_000_000), Collections.nCopies(400_000, 1)));

    assertThat(api().get("a").body().path(1)).hasSize(400_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 402, 418, 500})
  void another_refusal_has_its_status(int status) {
    answer = new Answer(status, "", Map.of());

    assertThatThrownBy(() -> api().get("a"))
        .isInstanceOfSatisfying(
            Api.Refused.class, refused -> assertThat(refused.status()).isEqualTo(status))
        .isNotInstanceOf(Api.Absent.class);
  }

  @Test
  void a_link_local_address_is_not_asked() {
    Api metadata = HttpApi.of(URI.create("http://169.254.169.254/"), login, Clock.systemUTC());

    assertThatThrownBy(() -> metadata.get("latest")).hasMessageContaining("link-local");
  }

  private HttpApi api() {
    return new HttpApi(
        server.url(), login, Clock.fixed(NOW, ZoneOffset.UTC), waited::add, Duration.ofMinutes(5));
  }
}
