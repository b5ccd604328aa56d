package dev.makertime.reporter.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProviderTest {
  private Provider provider;
  private IdentityProvider known;

  @BeforeEach
  void start() throws Exception {
    provider = new Provider();
    known = provider.client();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void who_logs_in_there_is_known_here_by_their_address() throws Exception {
    IdentityProvider.Begun begun = known.begin();

    assertThat(known.finish(cameBackWith(begun), begun.cookie())).isEqualTo("ana@example.com");
  }

  @Test
  void an_answer_counts_once() throws Exception {
    IdentityProvider.Begun begun = known.begin();
    String query = cameBackWith(begun);
    known.finish(query, begun.cookie());

    assertThatThrownBy(() -> known.finish(query, begun.cookie()))
        .hasMessageContaining("log in again");
  }

  @Test
  void an_answer_that_another_browser_asked_for_is_refused() throws Exception {
    IdentityProvider.Begun theirs = known.begin();
    IdentityProvider.Begun ours = known.begin();
    String query = cameBackWith(theirs);

    assertThatThrownBy(() -> known.finish(query, ours.cookie()))
        .hasMessageContaining("not started in this browser");
    assertThatThrownBy(() -> known.finish(query, null))
        .hasMessageContaining("not started in this browser");
  }

  @Test
  void a_token_that_another_key_has_signed_is_refused() {
    provider.signedByAnother = true;

    assertThatThrownBy(this::logIn).hasMessageContaining("not valid");
  }

  @Test
  void a_token_for_somebody_else_is_refused() {
    provider.audience = "another";

    assertThatThrownBy(this::logIn).hasMessageContaining("not valid");
  }

  @Test
  void a_token_of_another_login_is_refused() {
    provider.nonce = "another";

    assertThatThrownBy(this::logIn).hasMessageContaining("not valid");
  }

  @Test
  void an_address_that_is_not_verified_is_refused() {
    provider.verified = false;

    assertThatThrownBy(this::logIn).hasMessageContaining("has not verified the e-mail address");
  }

  @Test
  void an_answer_that_is_none_is_refused() throws Exception {
    IdentityProvider.Begun begun = known.begin();

    assertThatThrownBy(() -> known.finish("code=^&state=" + begun.cookie(), begun.cookie()))
        .isInstanceOf(IdentityProvider.Refused.class);
  }

  @Test
  void many_that_begin_push_out_nobody_who_has_begun() throws Exception {
    IdentityProvider.Begun ours = known.begin();
    for (int i = 0; i < 1_500; i++) {
      known.begin();
    }

    assertThat(known.finish(cameBackWith(ours), ours.cookie())).isEqualTo("ana@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAA", "ä"})
  void a_cookie_that_is_none_of_ours_is_refused(String cookie) throws Exception {
    String query = cameBackWith(known.begin());

    assertThatThrownBy(() -> known.finish(query, cookie))
        .hasMessageContaining("not started in this browser");
  }

  @Test
  void the_cookie_tells_nothing_and_cannot_be_changed() throws Exception {
    IdentityProvider.Begun begun = known.begin();
    String query = cameBackWith(begun);
    String cookie = begun.cookie();
    char last = cookie.charAt(20);
    String changed = cookie.substring(0, 20) + (last == 'A' ? 'B' : 'A') + cookie.substring(21);

    assertThat(cookie).doesNotContain(query.replaceFirst(".*state=", ""));
    assertThatThrownBy(() -> known.finish(query, changed))
        .hasMessageContaining("not started in this browser");
  }

  @Test
  void an_answer_that_is_too_large_is_not_read_to_its_end() {
    provider.padding = " ".repeat(2 << 20);

    assertThatThrownBy(known::begin).hasMessageContaining("does not answer");
  }

  @Test
  void keys_that_are_too_large_are_not_read_to_their_end() throws Exception {
    IdentityProvider.Begun begun = known.begin();
    String query = cameBackWith(begun);
    provider.padding = " ".repeat(2 << 20);

    assertThatThrownBy(() -> known.finish(query, begun.cookie()))
        .isInstanceOf(IdentityProvider.Refused.class);
  }

  @Test
  @Timeout(30)
  void while_the_provider_hangs_nobody_waits_for_who_asks_it() throws Exception {
    provider.hang();
    CompletableFuture<Throwable> first =
        CompletableFuture.supplyAsync(() -> catchThrowable(known::begin));
    provider.isAsked();
    long began = System.nanoTime();

    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(known::begin).hasMessageContaining("has not answered yet");
    }

    assertThat((System.nanoTime() - began) / 1_000_000).as("ms").isLessThan(2_000);
    provider.goOn();
    assertThat(first.get()).isNull();
  }

  @Test
  void a_provider_that_does_not_answer_is_said() {
    provider.close();

    assertThatThrownBy(known::begin).hasMessageContaining("does not answer");
  }

  private String logIn() throws Exception {
    IdentityProvider.Begun begun = known.begin();
    return known.finish(cameBackWith(begun), begun.cookie());
  }

  /** What the browser comes back with. */
  private static String cameBackWith(IdentityProvider.Begun begun) throws Exception {
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(begun.at()).build(), HttpResponse.BodyHandlers.discarding());
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getRawQuery();
  }
}
