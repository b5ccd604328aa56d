package dev.makertime.reporter.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.reporter.http.ServedDays;
import dev.makertime.testkit.Days;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private static final String PERIOD = "from=2026-06-15&to=2026-06-17";

  @AutoClose private final Served served;

  AccessTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.take(ServedDays.all());
  }

  @ParameterizedTest
  @CsvSource({
    "/, 303",
    "/login, 200",
    "/health/live, 200",
    "/assets/app.js, 200",
    "/glossary, 200",
    "/metrics, 401",
    "/api/me, 401",
    "/api/days?from=2026-06-15&to=2026-06-17, 401",
    "/api/live?page=team&name=churn, 401",
    "/api/sources, 401",
  })
  void whoever_is_not_known_sees_nothing(String path, int status) throws Exception {
    HttpResponse<String> answer = served.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    // role, own days, another's day, own team's sums, the other's, evidence, page of the team,
    // of the system, metrics
    "ENGINEER, 200, 403, 403, 403, 200, 403, 403, 403",
    "LEAD, 403, 403, 200, 403, 403, 200, 403, 403",
    "MANAGER, 403, 403, 200, 200, 403, 200, 403, 403",
    "OPERATOR, 403, 403, 403, 403, 403, 403, 200, 403",
    "METRICS, 403, 403, 403, 403, 403, 403, 403, 200",
  })
  void each_role_sees_its_own(
      Role role,
      int own,
      int another,
      int team,
      int otherTeam,
      int evidence,
      int teamPage,
      int system,
      int metrics)
      throws Exception {
    String token =
        served.token(
            role,
            role == Role.ENGINEER ? "ana" : null,
            role == Role.LEAD ? new String[] {"churn"} : new String[0]);

    assertThat(
            List.of(
                status(token, "/api/days?" + PERIOD),
                status(token, "/api/days?person=rui&" + PERIOD),
                status(token, "/api/team-days?team=churn&" + PERIOD),
                status(token, "/api/team-days?team=ops&" + PERIOD),
                status(token, "/api/activities?from=2026-06-15T00:00:00Z&to=2026-06-16T00:00:00Z"),
                status(token, "/api/page?page=team&name=churn"),
                status(token, "/api/page?page=system"),
                status(token, "/metrics")))
        .containsExactly(own, another, team, otherTeam, evidence, teamPage, system, metrics);
  }

  @Test
  void a_token_for_the_metrics_reads_nothing_else() throws Exception {
    String metrics = served.token(Role.METRICS, null);

    for (String path : List.of("/api/me", "/api/deliveries?" + PERIOD, "/api/coverage", "/")) {
      assertThat(status(metrics, path)).as(path).isEqualTo(403);
    }
  }

  @Test
  void weeks_under_a_pseudonym_are_shown_to_no_role() throws Exception {
    for (Role role : List.of(Role.MANAGER, Role.OPERATOR, Role.LEAD)) {
      String token =
          served.token(role, null, role == Role.LEAD ? new String[] {"churn"} : new String[0]);

      assertThat(status(token, "/api/past-weeks?" + PERIOD)).as(role.name()).isEqualTo(403);
    }
  }

  @Test
  void an_operator_is_told_of_identities_that_nobody_owns_and_of_no_hours() throws Exception {
    served.take(
        List.of(
            Days.day("?gitlab:ghost", "2026-06-16", null), Days.day("ana", "2026-06-12", null)));
    String operator = served.token(Role.OPERATOR, null);

    assertThat(served.getAs(operator, "/api/unattributed").body())
        .contains("\"person\":\"ana\"")
        .doesNotContain("hours");
  }

  @Test
  void dates_out_of_this_world_are_refused() throws Exception {
    String ana = served.token(Role.ENGINEER, "ana");

    assertThat(status(ana, "/api/day?date=+999999999-12-31")).isEqualTo(400);
    assertThat(status(ana, "/api/days?from=-999999-01-01&to=2026-01-01")).isEqualTo(400);
  }

  @Test
  void an_engineer_gets_their_own_days_alone() throws Exception {
    String ana = served.token(Role.ENGINEER, "ana");

    assertThat(served.getAs(ana, "/api/days?" + PERIOD).body())
        .contains("\"person\":\"ana\"")
        .doesNotContain("rui");
  }

  @Test
  void sums_of_fewer_people_than_the_minimum_are_withheld() throws Exception {
    String manager = served.token(Role.MANAGER, null);

    String sums = served.getAs(manager, "/api/team-days?" + PERIOD).body();

    assertThat(sums)
        .contains("{\"team\":\"ops\",\"date\":\"2026-06-15\",\"suppressed\":true}")
        .contains("\"team\":\"churn\",\"date\":\"2026-06-15\",\"people\":6,\"available\":172800")
        .doesNotContain("subjects");
  }

  @Test
  void leads_see_people_only_if_the_configuration_says_so_and_each_look_is_written_down(
      @TempDir Path directory) throws Exception {
    try (Served open = Served.guarded(directory, new PrivacySettings(5, true))) {
      open.take(ServedDays.all());
      String lead = open.token(Role.LEAD, null, "churn");
      String rui = open.token(Role.ENGINEER, "rui");

      assertThat(open.getAs(lead, "/api/days?person=rui&" + PERIOD).body()).contains("rui");
      assertThat(open.getAs(lead, "/api/days?person=tom&" + PERIOD).body())
          .contains("there is no person tom;");
      assertThat(open.getAs(rui, "/api/page?page=person").body())
          .contains("\"what\":\"days 2026-06-15 to 2026-06-17\"");
    }
  }

  @Test
  void a_proxy_vouches_for_people_and_grants_say_what_they_may() throws Exception {
    Files.writeString(served.grants, "- {who: Lea@example.com, roles: [lead], teams: [churn]}");

    assertThat(served.get("/api/me", "X-Forwarded-User", "lea@example.com").body())
        .contains("\"roles\":[\"lead\"]")
        .contains("\"teams\":[\"churn\"]");
    assertThat(served.get("/api/me", "X-Forwarded-User", "ana@example.com").body())
        .contains("\"person\":\"ana\"")
        .contains("\"roles\":[\"engineer\"]");
    assertThat(served.get("/api/me", "X-Forwarded-User", "nobody@example.com").statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_lead_of_an_unknown_team_is_not_let_in_as_one() throws Exception {
    Files.writeString(
        served.grants,
        """
        - {who: lea@example.com, roles: [lead], teams: [chrun]}
        - {who: max@example.com, roles: [manager, lead], teams: [chrun]}
        - {who: ivo@example.com, roles: [lead], teams: [chrun, ops]}
        """);

    assertThat(served.get("/api/me", "X-Forwarded-User", "lea@example.com").statusCode())
        .isEqualTo(401);
    assertThat(served.get("/api/me", "X-Forwarded-User", "max@example.com").body())
        .contains("\"roles\":[\"manager\"]");
    assertThat(served.get("/api/me", "X-Forwarded-User", "ivo@example.com").body())
        .contains("\"roles\":[\"lead\"]", "\"teams\":[\"ops\"]");
  }

  @Test
  void without_access_rules_only_this_machine_is_answered(@TempDir Path directory)
      throws Exception {
    try (Served open = Served.open(directory)) {
      URI me = open.uri("/api/me");

      assertThat(open.get("/api/me").body()).contains("\"roles\":[\"engineer\",\"lead\"");
      assertThat(Raw.get(me, "attacker.example.com")).startsWith("HTTP/1.1 403");
      assertThat(Raw.get(me, "localhost")).startsWith("HTTP/1.1 200");
    }
  }

  private int status(String token, String path) throws Exception {
    return served.getAs(token, path).statusCode();
  }
}
