package dev.makertime.reporter.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.reporter.http.Served;
import dev.makertime.reporter.oidc.Provider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser's way from the login page to the identity provider and back. */
class OidcLoginTest {
  @TempDir Path directory;
  private Provider provider;
  private Served served;

  @BeforeEach
  void start() throws Exception {
    provider = new Provider();
    served = Served.guarded(directory, provider.client());
    Files.writeString(served.grants, "# nobody has a role yet\n");
  }

  @AfterEach
  void stop() {
    served.close();
    provider.close();
  }

  @Test
  void the_login_page_offers_it_and_who_comes_back_is_an_engineer_by_their_address()
      throws Exception {
    assertThat(served.get("/login").body()).contains("/login/oidc");

    HttpResponse<String> back = logIn();

    assertThat(back.statusCode()).isEqualTo(303);
    String session =
        back.headers().allValues("set-cookie").stream()
            .filter(cookie -> cookie.startsWith("makertime="))
            .findFirst()
            .orElseThrow();
    assertThat(served.get("/api/me", "Cookie", session.substring(0, session.indexOf(';'))).body())
        .contains("\"person\":\"ana\"")
        .contains("\"roles\":[\"engineer\"]");
  }

  @Test
  void who_has_no_role_here_is_told_so_and_has_no_session() throws Exception {
    provider.email = "stranger@example.com";

    HttpResponse<String> back = logIn();

    assertThat(back.statusCode()).isEqualTo(403);
    assertThat(back.body()).contains("you have no role in makertime");
    assertThat(back.headers().allValues("set-cookie"))
        .noneMatch(cookie -> cookie.startsWith("makertime="));
  }

  @Test
  void an_answer_without_the_cookie_of_its_question_lets_nobody_in() throws Exception {
    HttpResponse<String> begun = served.get("/login/oidc");

    assertThat(served.get("/login/oidc/callback?" + answer(begun)).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> logIn() throws Exception {
    HttpResponse<String> begun = served.get("/login/oidc");
    String cookie = begun.headers().firstValue("set-cookie").orElseThrow();
    return served.get(
        "/login/oidc/callback?" + answer(begun),
        "Cookie",
        cookie.substring(0, cookie.indexOf(';')));
  }

  /** What the provider sends the browser back with. */
  private static String answer(HttpResponse<String> begun) throws Exception {
    URI at = URI.create(begun.headers().firstValue("location").orElseThrow());
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.discarding());
    return URI.create(answer.headers().firstValue("location").orElseThrow()).getRawQuery();
  }
}
