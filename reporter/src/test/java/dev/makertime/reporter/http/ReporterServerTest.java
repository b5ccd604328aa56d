package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Coverage;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import dev.makertime.reporter.store.ActivityTable;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.reporter.system.Stall;
import dev.makertime.testkit.Days;
import dev.makertime.testkit.MalformedRequest;
import dev.makertime.topics.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReporterServerTest {
  private static final EngineerDay ANA = Days.day("ana", "2026-06-15", "churn");
  private static final TeamDay CHURN = Days.teamDay("churn", "2026-06-15");

  @AutoClose private final Served served;
  private final DayStore store;

  ReporterServerTest(@TempDir Path directory) throws Exception {
    served = Served.open(directory);
    store = served.store;
    store.days().take(List.of(new TopicTable.Change<>(ANA.key(), ANA)), Map.of(0, 1L));
    store.teamDays().take(List.of(new TopicTable.Change<>(CHURN.key(), CHURN)), Map.of(0, 1L));
  }

  @Test
  void team_days_are_an_array_as_on_the_topic_with_what_is_known() throws Exception {
    HttpResponse<String> answer = get("/api/team-days?from=2026-06-01&to=2026-06-30&team=churn");

    assertThat(answer.body())
        .isEqualTo(
            "[%s]",
            with(
                Json.MAPPER.writeValueAsString(CHURN),
                "{\"meetings\":%1$s,\"tools\":%1$s,\"both\":%1$s}"
                    .formatted("{\"known\":0,\"partial\":0,\"unknown\":172800}")));
    assertThat(get("/api/team-days?from=2026-06-01&to=2026-06-30&team=ops").body()).isEqualTo("[]");
    assertThat(get("/api/team-days?from=2026-06-01").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_no_request_is_answered_with_a_problem_document(MalformedRequest request)
      throws Exception {
    assertThat(request.send(served.uri("/").getPort()))
        .startsWith("HTTP/1.1 " + request.status())
        .containsIgnoringCase("Content-Type: application/problem+json")
        .doesNotContainIgnoringCase("jetty", "exception", "<html")
        .endsWith("}");
  }

  @Test
  void deliveries_come_with_their_lead_time() throws Exception {
    Delivery delivery =
        new Delivery(
            "git.example.com/deployment/15",
            "data/churn",
            "prod",
            "production",
            null,
            Instant.parse("2026-06-15T09:00:00Z"),
            Instant.parse("2026-06-15T10:00:00Z"),
            "success",
            7);
    store
        .deliveries()
        .take(List.of(new TopicTable.Change<>(delivery.id(), delivery)), Map.of(0, 1L));
    store.deliveries().save();

    assertThat(get("/api/deliveries?from=2026-06-01&to=2026-06-30&project=data/churn").body())
        .isEqualTo(
            "[{\"id\":\"git.example.com/deployment/15\",\"project\":\"data/churn\","
                + "\"environment\":\"prod\",\"tier\":\"production\","
                + "\"committedAt\":\"2026-06-15T09:00:00Z\","
                + "\"deployedAt\":\"2026-06-15T10:00:00Z\",\"status\":\"success\","
                + "\"revision\":7,\"leadTime\":3600}]");
    assertThat(get("/api/deliveries?from=2026-06-01").statusCode()).isEqualTo(400);
  }

  @Test
  void what_is_in_no_team_is_listed_apart() throws Exception {
    EngineerDay ghost = Days.day("?gitlab:ana_sousa", "2026-06-15", null);
    EngineerDay bo = Days.day("bo", "2026-06-16", null);
    store
        .days()
        .take(
            List.of(
                new TopicTable.Change<>(ghost.key(), ghost), new TopicTable.Change<>(bo.key(), bo)),
            Map.of(0, 3L));
    Instant at = Instant.parse("2026-06-15T10:00:00Z");
    Activity seen =
        new Activity(
            "a",
            1,
            "gitlab:ana_sousa",
            ActivityKind.MANUAL,
            at,
            null,
            at,
            null,
            null,
            Map.of(),
            false);
    ActivityTable activities = store.activities();
    activities.take(List.of(new TopicTable.Change<>(seen.identity(), seen)), Map.of(0, 1L));
    activities.save();

    assertThat(get("/api/unattributed").body())
        .isEqualTo(
            "{\"identities\":[{\"identity\":\"gitlab:ana_sousa\","
                + "\"firstSeen\":\"2026-06-15T10:00:00Z\",\"lastSeen\":\"2026-06-15T10:00:00Z\","
                + "\"activities\":1,\"hours\":1.8,\"likelyOwner\":\"ana\"}],"
                + "\"peopleWithoutTeam\":[{\"person\":\"bo\",\"firstDay\":\"2026-06-16\","
                + "\"lastDay\":\"2026-06-16\",\"hours\":1.8}]}");
  }

  @Test
  void days_are_an_array_as_on_the_topic_with_what_is_known() throws Exception {
    HttpResponse<String> answer = get("/api/days?from=2026-06-01&to=2026-06-30");

    assertThat(answer.body())
        .isEqualTo(
            "[%s]",
            with(
                Json.MAPPER.writeValueAsString(ANA),
                "{\"meetings\":\"unknown\",\"tools\":\"unknown\"}"));
    assertThat(get("/api/days?from=2026-06-01&to=2026-06-30&team=ops").body()).isEqualTo("[]");
  }

  private static String with(String day, String known) {
    return day.substring(0, day.length() - 1) + ",\"known\":" + known + "}";
  }

  @Test
  void sources_say_how_fresh_they_are() throws Exception {
    store
        .coverages()
        .take(
            List.of(
                new TopicTable.Change<>(
                    "gitlab",
                    new Coverage(
                        "gitlab",
                        Served.NOW.minusSeconds(90_000),
                        Served.NOW.minusSeconds(3_600)))),
            Map.of(0, 1L));
    store.coverages().save();

    assertThat(get("/api/sources").body())
        .contains(
            "{\"name\":\"gitlab\",\"kind\":\"gitlab\",\"state\":\"stale\",\"readTo\":\"2026-06-17T09:00:00Z\",\"calls\":{")
        .contains("\"name\":\"calendar-ana\",\"kind\":\"calendar\",\"state\":\"calls\"");
  }

  @Test
  void operators_see_what_became_of_the_calls_of_today() throws Exception {
    String calls =
        "\"source\":\"gitlab\",\"accepted\":3,\"ignored\":1,\"setAside\":0,\"refused\":2,";

    assertThat(get("/api/sources").body()).contains(calls);
    assertThat(get("/api/page?page=system").body())
        .contains("\"calls\":[{" + calls)
        .contains("\"reason\":\"401, the source's secret token is missing or wrong\"");
  }

  @Test
  void a_question_without_dates_is_a_problem() throws Exception {
    assertThat(get("/api/days").statusCode()).isEqualTo(400);
    assertThat(get("/api/days?from=x&to=y").body()).contains("from must be a date like 2026-01-31");
  }

  @Test
  void what_keeps_days_from_being_computed_is_said_on_the_system_page_and_in_readiness()
      throws Exception {
    assertThat(get("/api/page?page=system").body()).doesNotContain("\"stall\":{");

    served.stall = new Stall(Served.NOW, "The brokers do not answer.", "Bring them back.");

    assertThat(get("/api/page?page=system").body())
        .contains("\"reason\":\"The brokers do not answer.\"");
    HttpResponse<String> ready = get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).isEqualTo("not ready: The brokers do not answer. Bring them back.\n");
  }

  @ParameterizedTest
  @CsvSource({"GET, /nothing, 404", "GET, /assets/none.js, 404", "POST, /api/days, 405"})
  void what_is_not_answered_is_a_problem_document(String method, String path, int status)
      throws Exception {
    HttpResponse<String> answer = method.equals("GET") ? get(path) : served.post(path, "{}");

    assertIsProblem(answer, status);
  }

  @Test
  void a_body_that_is_too_large_is_a_problem_document() throws Exception {
    String body = "{\"subject\":\"" + "x".repeat(2_000_000) + "\"}";

    assertIsProblem(served.post("/api/objections/missing", body), 413);
    assertIsProblem(served.post("/api/simulate", body), 413);
  }

  private static void assertIsProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body())
        .contains("\"status\":" + status, "\"detail\":")
        .doesNotContain("javalin", "Exception");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return served.get(path);
  }
}
