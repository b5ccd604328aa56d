package dev.makertime.reporter.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentityProviderTest {
  private Provider provider;
  private IdentityProvider known;

  @BeforeEach
  void start() throws Exception {
    provider = new Provider();
    known =
        new IdentityProvider(
            new IdentityProvider.Settings(
                provider.issuer(),
                "makertime",
                Provider.SECRET,
                URI.create("http://127.0.0.1:8080/login/oidc/callback"),
                "email"),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void who_logs_in_there_is_known_here_by_their_address() throws Exception {
    IdentityProvider.Begun begun = known.begin();

    assertThat(known.finish(cameBackWith(begun), begun.state())).isEqualTo("ana@example.com");
  }

  @Test
  void an_answer_counts_once() throws Exception {
    IdentityProvider.Begun begun = known.begin();
    String query = cameBackWith(begun);
    known.finish(query, begun.state());

    assertThatThrownBy(() -> known.finish(query, begun.state()))
        .hasMessageContaining("begin again");
  }

  @Test
  void an_answer_that_another_browser_asked_for_is_refused() throws Exception {
    IdentityProvider.Begun theirs = known.begin();
    IdentityProvider.Begun ours = known.begin();
    String query = cameBackWith(theirs);

    assertThatThrownBy(() -> known.finish(query, ours.state()))
        .hasMessageContaining("not to a question of this browser");
    assertThatThrownBy(() -> known.finish(query, null))
        .hasMessageContaining("not to a question of this browser");
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

    assertThatThrownBy(this::logIn)
        .hasMessageContaining("does not say that the address is verified");
  }

  @Test
  void an_answer_that_is_none_is_refused() throws Exception {
    IdentityProvider.Begun begun = known.begin();

    assertThatThrownBy(() -> known.finish("code=^&state=" + begun.state(), begun.state()))
        .isInstanceOf(IdentityProvider.Refused.class);
  }

  @Test
  void a_provider_that_does_not_answer_is_said() {
    provider.close();

    assertThatThrownBy(known::begin).hasMessageContaining("does not answer");
  }

  private String logIn() throws Exception {
    IdentityProvider.Begun begun = known.begin();
    return known.finish(cameBackWith(begun), begun.state());
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
