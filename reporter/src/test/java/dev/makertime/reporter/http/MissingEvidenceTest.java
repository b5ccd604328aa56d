package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.Activity;
import dev.makertime.reporter.access.Role;
import dev.makertime.topics.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People add evidence that is missing, and see first what would change. */
class MissingEvidenceTest {
  @AutoClose private final Served served;

  MissingEvidenceTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.take(ServedDays.all());
  }

  @Test
  void what_is_missing_can_be_added_and_only_to_ones_own() throws Exception {
    String ana = served.token(Role.ENGINEER, "ana");
    String rui = served.token(Role.ENGINEER, "rui");

    assertThat(
            post(
                ana,
                "/api/objections/missing",
                """
                {"kind":"manual","start":"2026-06-16T09:00:00Z","end":"2026-06-16T10:00:00Z"}\
                """))
        .isEqualTo(202);

    assertThat(served.getAs(ana, "/api/day?date=2026-06-16").body())
        .contains("\"own\":true")
        .contains("\"manual\":3600");
    Activity own =
        served.store.activities().between(Served.NOW.minus(Duration.ofDays(5)), Served.NOW).get(0);
    assertThat(
            post(
                rui,
                "/api/objections/wrong",
                "{\"identity\":\"%s\",\"id\":\"%s\"}".formatted(own.identity(), own.id())))
        .isEqualTo(403);
  }

  @Test
  void what_cannot_have_been_is_refused() throws Exception {
    String ana = served.token(Role.ENGINEER, "ana");

    assertThat(
            List.of(
                missing(ana, "manual", "2026-06-16T10:00:00Z", "2026-06-16T09:00:00Z"),
                missing(ana, "presence", "2026-06-16T09:00:00Z", "2026-06-16T10:00:00Z"),
                missing(ana, "manual", "2027-06-16T09:00:00Z", "2027-06-16T10:00:00Z"),
                missing(ana, "manual", "2020-06-16T09:00:00Z", "2020-06-16T10:00:00Z"),
                post(ana, "/api/objections/missing", "[]"),
                post(ana, "/api/objections/wrong", "{}")))
        .containsOnly(400);
  }

  @Test
  void work_of_most_of_a_day_and_a_night_is_an_end_of_another_day() throws Exception {
    String ana = served.token(Role.ENGINEER, "ana");

    assertThat(
            List.of(
                missing(ana, "manual", "2026-06-15T15:30:00Z", "2026-06-16T15:00:00Z"),
                missing(ana, "meeting", "2026-06-15T15:30:00Z", "2026-06-16T15:00:00Z"),
                missing(ana, "manual", "2026-06-16T15:30:00Z", "2026-06-16T15:30:00Z")))
        .containsOnly(400);
    assertThat(
            List.of(
                missing(ana, "manual", "2026-06-15T22:00:00Z", "2026-06-16T02:00:00Z"),
                missing(ana, "absence", "2026-06-15T00:00:00Z", "2026-06-17T00:00:00Z"),
                missing(ana, "wait", "2026-06-15T15:30:00Z", "2026-06-16T15:00:00Z")))
        .containsOnly(202);
  }

  @Test
  void what_would_change_is_shown_before_anything_does() throws Exception {
    String ana = served.token(Role.ENGINEER, "ana");
    String addition =
        """
        {"kind":"manual","start":"2026-06-16T16:00:00Z","end":"2026-06-16T18:00:00Z"}\
        """;

    HttpResponse<String> preview =
        served.post("/api/objections/missing/preview", addition, "Authorization", "Bearer " + ana);

    JsonNode days = Json.MAPPER.readTree(preview.body()).path("days");
    assertThat(days).hasSize(1);
    assertThat(days.at("/0/date").asText()).isEqualTo("2026-06-16");
    assertThat(days.at("/0/before/manual").asInt()).isZero();
    assertThat(days.at("/0/after/manual").asInt()).isEqualTo(3_600);
    assertThat(days.at("/0/after/afterHours/manual").asInt()).isEqualTo(3_600);
    assertThat(served.getAs(ana, "/api/day?date=2026-06-16").body())
        .contains("\"manual\":0")
        .doesNotContain("\"own\":true");
  }

  @Test
  void a_preview_past_midnight_has_both_days_and_one_of_the_wrong_order_none() throws Exception {
    String ana = served.token(Role.ENGINEER, "ana");

    assertThat(
            served
                .post(
                    "/api/objections/missing/preview",
                    """
                    {"kind":"manual","start":"2026-06-15T23:30:00Z","end":"2026-06-16T00:30:00Z"}\
                    """,
                    "Authorization",
                    "Bearer " + ana)
                .body())
        .contains("\"date\":\"2026-06-15\"", "\"date\":\"2026-06-16\"");
    assertThat(
            post(
                ana,
                "/api/objections/missing/preview",
                """
                {"kind":"manual","start":"2026-06-16T15:30:00Z","end":"2026-06-16T15:00:00Z"}\
                """))
        .isEqualTo(400);
  }

  private int missing(String token, String kind, String start, String end) throws Exception {
    return post(
        token,
        "/api/objections/missing",
        "{\"kind\":\"%s\",\"start\":\"%s\",\"end\":\"%s\"}".formatted(kind, start, end));
  }

  private int post(String token, String path, String body) throws Exception {
    return served.post(path, body, "Authorization", "Bearer " + token).statusCode();
  }
}
