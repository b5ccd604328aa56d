package dev.makertime.reporter.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.reporter.http.ServedDays;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of browsers: login, logout, their end, and forged requests. */
class BrowserSessionTest {
  @AutoClose private final Served served;

  BrowserSessionTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.take(ServedDays.all());
  }

  @Test
  void a_browser_logs_in_with_a_token_and_out_again() throws Exception {
    String cookie = logIn(served.token(Role.LEAD, null, "churn"));

    assertThat(served.get("/api/me", "Cookie", cookie).body()).contains("\"teams\":[\"churn\"]");
    String csrf = csrf(cookie);
    served.post("/logout", "", "Cookie", cookie, "X-CSRF-Token", csrf);
    assertThat(served.get("/api/me", "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void a_session_ends() throws Exception {
    String cookie = logIn(served.token(Role.LEAD, null, "churn"));

    served.clock.move(Duration.ofHours(13));

    assertThat(served.get("/api/me", "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void a_wrong_token_opens_nothing() throws Exception {
    HttpResponse<String> answer =
        served.post(
            "/login", "token=mkt_wrong", "Content-Type", "application/x-www-form-urlencoded");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
  }

  @Test
  void a_token_taken_back_holds_no_longer_in_a_session_either() throws Exception {
    String token = served.token(Role.LEAD, null, "churn");
    String cookie = logIn(token);

    served.tokens.revoke(served.tokens.all().get(0).id());

    assertThat(served.getAs(token, "/api/me").statusCode()).isEqualTo(401);
    assertThat(served.get("/api/me", "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void a_change_by_cookie_needs_the_sessions_other_secret() throws Exception {
    String cookie = logIn(served.token(Role.ENGINEER, "ana"));
    String body =
        "{\"kind\":\"manual\",\"start\":\"2026-06-16T09:00:00Z\",\"end\":\"2026-06-16T10:00:00Z\"}";

    assertThat(served.post("/api/objections/missing", body, "Cookie", cookie).statusCode())
        .isEqualTo(403);
    assertThat(
            served
                .post(
                    "/api/objections/missing", body, "Cookie", cookie, "X-CSRF-Token", csrf(cookie))
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void another_sites_page_changes_nothing() throws Exception {
    String token = served.token(Role.LEAD, null, "churn");

    assertThat(
            served
                .post(
                    "/login",
                    "token=" + token,
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Sec-Fetch-Site",
                    "cross-site")
                .statusCode())
        .isEqualTo(403);
  }

  private String logIn(String token) throws Exception {
    HttpResponse<String> answer =
        served.post(
            "/login", "token=" + token, "Content-Type", "application/x-www-form-urlencoded");
    String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").containsIgnoringCase("SameSite=Lax");
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private String csrf(String cookie) throws Exception {
    String body = served.get("/api/me", "Cookie", cookie).body();
    int at = body.indexOf("\"csrf\":\"") + 8;
    return body.substring(at, body.indexOf('"', at));
  }
}
