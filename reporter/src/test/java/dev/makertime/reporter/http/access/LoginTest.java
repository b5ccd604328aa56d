package dev.makertime.reporter.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.reporter.http.ServedDays;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which word holds where several say who somebody is, and what a guess is answered with. */
class LoginTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @AutoClose private final Served served;

  LoginTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    Files.writeString(served.grants, "[]");
  }

  @Test
  void the_proxys_word_holds_against_the_cookie_of_somebody_else() throws Exception {
    String cookie = logIn(served.token(Role.ENGINEER, "ana"));

    HttpResponse<String> me =
        served.get("/api/me", "Cookie", cookie, "X-Forwarded-User", "rui@example.com");

    assertThat(me.body()).contains("\"person\":\"rui\"").doesNotContain("\"person\":\"ana\"");
    assertThat(served.get("/api/me", "Cookie", cookie).statusCode())
        .as("the session has ended")
        .isEqualTo(401);
  }

  @Test
  void whom_the_proxy_names_without_a_role_is_not_who_was_here_before() throws Exception {
    String cookie = logIn(served.token(Role.MANAGER, null));

    assertThat(
            served
                .get("/api/me", "Cookie", cookie, "X-Forwarded-User", "nobody@example.com")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_session_of_the_same_person_stays() throws Exception {
    String cookie = logIn(served.token(Role.ENGINEER, "ana"));

    assertThat(
            served
                .get("/api/me", "Cookie", cookie, "X-Forwarded-User", "ana@example.com")
                .statusCode())
        .isEqualTo(200);
    assertThat(served.get("/api/me", "Cookie", cookie).statusCode()).isEqualTo(200);
  }

  @Test
  void who_guesses_has_to_wait_and_who_knows_does_not() throws Exception {
    List<Integer> guesses = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      guesses.add(post("mkt_guess" + i).statusCode());
    }

    assertThat(guesses.subList(0, 10)).containsOnly(401);
    assertThat(guesses.subList(10, 12)).containsOnly(429);
    assertThat(served.getAs("mkt_guess", "/api/me").statusCode()).isEqualTo(429);
    assertThat(post(served.token(Role.ENGINEER, "ana")).statusCode()).isEqualTo(303);
  }

  @Test
  void the_machines_secret_is_good_for_this_machine_alone() throws Exception {
    String secret = served.secretOfThisMachine();

    assertThat(served.getAs(secret, "/api/me").statusCode()).isEqualTo(200);
    assertThat(
            served
                .get(
                    "/api/me",
                    "Authorization",
                    "Bearer " + secret,
                    "X-Forwarded-For",
                    "203.0.113.9")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void what_is_asked_with_the_machines_secret_is_written_down_with_the_account() throws Exception {
    served.take(ServedDays.all());
    String secret = served.secretOfThisMachine();

    served.get(
        "/api/days?from=2026-06-15&to=2026-06-19",
        "Authorization",
        "Bearer " + secret,
        "X-Makertime-Account",
        "account bo");

    assertThat(served.audit().of("ana", 1).get(0).who()).isEqualTo("account bo");
  }

  @Test
  void over_https_browsers_are_told_to_stay_there_and_the_cookie_is_this_hosts() throws Exception {
    String token = served.token(Role.ENGINEER, "ana");

    HttpHeaders plain = post(token).headers();
    HttpHeaders secure =
        served
            .post("/login", "token=" + token, "Content-Type", FORM, "X-Forwarded-Proto", "https")
            .headers();

    assertThat(plain.firstValue("strict-transport-security")).isEmpty();
    assertThat(plain.firstValue("set-cookie").orElseThrow()).startsWith("makertime=");
    assertThat(secure.firstValue("strict-transport-security")).hasValue("max-age=31536000");
    String cookie = secure.firstValue("set-cookie").orElseThrow();
    assertThat(cookie).startsWith("__Host-makertime=").contains("Secure", "Path=/", "HttpOnly");
    assertThat(
            served
                .get(
                    "/api/me",
                    "X-Forwarded-Proto",
                    "https",
                    "Cookie",
                    cookie.substring(0, cookie.indexOf(';')))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void every_answer_says_what_browsers_may_do_with_it() throws Exception {
    for (String path : List.of("/login", "/api/me", "/health/live", "/assets/app.js", "/none")) {
      HttpHeaders headers = served.get(path).headers();

      assertThat(headers.firstValue("cross-origin-opener-policy")).hasValue("same-origin");
      assertThat(headers.firstValue("cross-origin-resource-policy")).hasValue("same-origin");
      assertThat(headers.firstValue("permissions-policy").orElseThrow()).contains("camera=()");
      assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
    }
  }

  private HttpResponse<String> post(String token) throws Exception {
    return served.post("/login", "token=" + token, "Content-Type", FORM);
  }

  private String logIn(String token) throws Exception {
    String cookie = post(token).headers().firstValue("set-cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }
}
