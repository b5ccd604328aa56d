package dev.makertime.reporter.http.own;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.reporter.http.ServedDays;
import dev.makertime.topics.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one says against a piece of evidence, what that would change, and one figure of today. */
class ObjectionReasonTest {
  private static final String PIECE = "\"identity\":\"gitlab:ana\",\"id\":\"meeting\"";
  private static final String DAY = "/api/day?date=2026-06-16";

  @AutoClose private final Served served;
  private final String ana;

  ObjectionReasonTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.take(ServedDays.all());
    served.takeEvidence(meeting("2026-06-16T09:00:00Z", "2026-06-16T10:30:00Z"));
    ana = served.token(Role.ENGINEER, "ana");
  }

  @Test
  void a_preview_says_what_would_change_and_changes_nothing() throws Exception {
    JsonNode preview =
        Json.MAPPER.readTree(post("/api/objections/wrong/preview", "{" + PIECE + "}").body());

    assertThat(preview.path("days")).hasSize(1);
    assertThat(preview.at("/days/0/date").asText()).isEqualTo("2026-06-16");
    assertThat(preview.at("/days/0/before/meeting").asLong()).isEqualTo(5_400);
    assertThat(preview.at("/days/0/after/meeting").asLong()).isZero();
    assertThat(served.getAs(ana, DAY).body())
        .contains("\"meeting\":5400")
        .doesNotContain("\"objected\":true");
  }

  @Test
  void a_reason_stays_with_the_objection_and_goes_with_it() throws Exception {
    String because = ",\"reason\":\" it was cancelled on the phone \"}";

    assertThat(post("/api/objections/wrong", "{" + PIECE + because).statusCode()).isEqualTo(202);

    assertThat(served.getAs(ana, DAY).body())
        .contains("\"objected\":true", "\"reason\":\"it was cancelled on the phone\"");
    assertThat(post("/api/objections/right", "{" + PIECE + "}").statusCode()).isEqualTo(202);
    assertThat(served.getAs(ana, DAY).body())
        .contains("\"objected\":false")
        .doesNotContain("cancelled on the phone");
  }

  @Test
  void a_reason_that_is_too_long_is_refused_in_words() throws Exception {
    String because = ",\"reason\":\"%s\"}".formatted("x".repeat(201));

    HttpResponse<String> answer = post("/api/objections/wrong", "{" + PIECE + because);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("reason is longer than 200 characters");
  }

  @Test
  void the_week_has_today_as_the_day_itself_up_to_now() throws Exception {
    JsonNode page = Json.MAPPER.readTree(served.getAs(ana, "/api/page?page=person").body());

    long today = page.at("/day/figures/available").asLong();
    long before = 0;
    for (JsonNode day :
        Json.MAPPER.readTree(
            served.getAs(ana, "/api/days?person=ana&from=2026-06-15&to=2026-06-16").body())) {
      before += day.path("available").asLong();
    }
    JsonNode week = page.path("weeks").path(page.path("weeks").size() - 1);
    assertThat(today).as("the store has all of its eight hours").isBetween(1L, 8 * 3600L - 1);
    assertThat(week.at("/sums/available").asLong()).isEqualTo(before + today);
    assertThat(week.path("provisional").asBoolean()).isTrue();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return served.post(path, body, "Authorization", "Bearer " + ana);
  }

  private static Activity meeting(String start, String end) {
    return new Activity(
        "meeting",
        1,
        "gitlab:ana",
        ActivityKind.MEETING,
        Instant.parse(start),
        null,
        Instant.parse(end),
        null,
        "churn",
        Map.of(),
        false);
  }
}
