package dev.makertime.reporter.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.http.Served;
import dev.makertime.topics.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may come in as somebody is seen by them, and ended by them. */
class OwnAccessTest {
  @AutoClose private final Served served;
  private final String ana;

  OwnAccessTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    ana = served.token(Role.ENGINEER, "ana");
  }

  @Test
  void a_second_token_that_is_somebody_is_seen_by_them() throws Exception {
    String second = served.token(Role.ENGINEER, "ana");
    served.getAs(second, "/api/day?date=2026-06-16");
    served.token(Role.ENGINEER, "rui");

    JsonNode tokens = access(ana).path("tokens");

    assertThat(tokens).hasSize(2);
    assertThat(tokens.findValuesAsText("id")).contains(TokenFile.idOf(ana), TokenFile.idOf(second));
    assertThat(tokens).allSatisfy(one -> assertThat(one.has("created")).isTrue());
    assertThat(tokens)
        .filteredOn(one -> one.path("id").asText().equals(TokenFile.idOf(second)))
        .allSatisfy(one -> assertThat(one.path("used").asText()).startsWith("20"))
        .allSatisfy(one -> assertThat(one.path("current").asBoolean()).isFalse());
    assertThat(tokens.toString()).doesNotContain("sha256");
  }

  @Test
  void it_is_ended_at_once_and_that_is_written_down() throws Exception {
    String second = served.token(Role.ENGINEER, "ana");

    assertThat(end(ana, "token", TokenFile.idOf(second))).isEqualTo(204);

    assertThat(served.getAs(second, "/api/me").statusCode()).isEqualTo(401);
    assertThat(access(ana).path("tokens")).hasSize(1);
    assertThat(served.audit().of("ana", 1).get(0).what())
        .isEqualTo("revoked token " + TokenFile.idOf(second));
  }

  @Test
  void sessions_are_seen_and_ended_too() throws Exception {
    String cookie = logIn(ana);
    String id = access(ana).at("/sessions/0/id").asText();

    assertThat(access(ana).at("/sessions/0/by").asText()).isEqualTo("token " + TokenFile.idOf(ana));
    assertThat(end(ana, "session", id)).isEqualTo(204);
    assertThat(served.get("/api/me", "Cookie", cookie).statusCode()).isEqualTo(401);
    assertThat(access(ana).path("sessions")).isEmpty();
  }

  @Test
  void other_peoples_are_neither_seen_nor_ended() throws Exception {
    String rui = served.token(Role.ENGINEER, "rui");
    String cookie = logIn(rui);
    String session = access(rui).at("/sessions/0/id").asText();

    assertThat(access(ana).path("sessions")).isEmpty();
    assertThat(end(ana, "token", TokenFile.idOf(rui))).isEqualTo(400);
    assertThat(end(ana, "session", session)).isEqualTo(400);
    assertThat(served.get("/api/me", "Cookie", cookie).statusCode()).isEqualTo(200);
  }

  @Test
  void who_is_no_person_sees_their_own_token_alone() throws Exception {
    String lead = served.token(Role.LEAD, null, "churn");
    served.token(Role.MANAGER, null);

    assertThat(access(lead).path("tokens").findValuesAsText("id"))
        .containsExactly(TokenFile.idOf(lead));
    assertThat(access(lead).at("/tokens/0/current").asBoolean()).isTrue();
  }

  private JsonNode access(String token) throws Exception {
    HttpResponse<String> answer = served.getAs(token, "/api/access");
    assertThat(answer.statusCode()).isEqualTo(200);
    return Json.MAPPER.readTree(answer.body());
  }

  private int end(String token, String what, String id) throws Exception {
    return served
        .post(
            "/api/access/end",
            "{\"%s\":\"%s\"}".formatted(what, id),
            "Authorization",
            "Bearer " + token)
        .statusCode();
  }

  private String logIn(String token) throws Exception {
    String cookie =
        served
            .post("/login", "token=" + token, "Content-Type", "application/x-www-form-urlencoded")
            .headers()
            .firstValue("set-cookie")
            .orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }
}
