package dev.makertime.reporter.http.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.calibration.WorkCategory;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.topics.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calibration over HTTP, from the first tap to what managers see. */
class CalibrationRoutesTest {
  private static final String TAP = "/api/me/calibration/tap";

  @TempDir Path directory;

  @Test
  void an_engineer_takes_part_says_what_they_do_and_leaves() throws Exception {
    try (Served served = Served.guarded(directory)) {
      String ana = served.token(Role.ENGINEER, "ana");
      assertThat(own(served, ana).has("since")).isFalse();

      assertThat(post(served, ana, "/api/me/calibration", "{\"takesPart\":true}").body())
          .contains("\"until\":\"2026-07-07\"", "\"leftToday\":4");
      assertThat(post(served, ana, TAP, "{\"said\":\"waiting\"}").body())
          .contains("\"leftToday\":3", "\"said\":\"waiting\"");
      assertThat(post(served, ana, TAP, "{\"said\":\"waiting\"}").body())
          .contains("less than 20 minutes ago");
      assertThat(own(served, served.token(Role.ENGINEER, "rui")).at("/open").size()).isZero();

      assertThat(post(served, ana, "/api/me/calibration", "{\"takesPart\":false}").body())
          .contains("\"open\":[]");
    }
  }

  @Test
  void what_is_no_category_is_refused() throws Exception {
    try (Served served = Served.guarded(directory)) {
      String ana = served.token(Role.ENGINEER, "ana");
      post(served, ana, "/api/me/calibration", "{\"takesPart\":true}");

      for (String wrong :
          List.of("{}", "{\"said\":\"lunch\"}", "{\"said\":null}", "[]", "", "{\"said\":1e9}")) {
        HttpResponse<String> answer = post(served, ana, TAP, wrong);
        assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Exception", "dev.makertime");
      }
      assertThat(own(served, ana).at("/open").size()).isZero();
    }
  }

  @Test
  void managers_see_nothing_of_few_and_sums_of_enough() throws Exception {
    try (Served served = Served.guarded(directory)) {
      String manager = served.token(Role.MANAGER, null);
      for (String id : Served.CHURN) {
        post(
            served, served.token(Role.ENGINEER, id), "/api/me/calibration", "{\"takesPart\":true}");
      }
      for (int day = 0; day < 8; day++) {
        for (String id : Served.CHURN) {
          String said = id.equals("ana") ? "technical" : "meeting";
          post(served, served.token(Role.ENGINEER, id), TAP, "{\"said\":\"" + said + "\"}");
        }
        served.clock.move(Duration.ofDays(1));
      }
      assertThat(result(served, manager).has("agreement")).isFalse();

      served.calibrations.count((id, at) -> WorkCategory.MEETING);

      JsonNode found = result(served, manager);
      assertThat(found.path("people").asInt()).isEqualTo(6);
      assertThat(found.path("pairs").asInt()).isEqualTo(36);
      assertThat(found.at("/agreement/share").asDouble()).isEqualTo(5 / 6.0);
      assertThat(found.toString()).doesNotContain("ana", "2026-");
    }
  }

  private static JsonNode own(Served served, String token) throws Exception {
    return Json.MAPPER.readTree(served.getAs(token, "/api/me/calibration").body());
  }

  private static JsonNode result(Served served, String token) throws Exception {
    return Json.MAPPER.readTree(served.getAs(token, "/api/calibration").body());
  }

  private static HttpResponse<String> post(Served served, String token, String path, String body)
      throws Exception {
    return served.post(
        path, body, "Authorization", "Bearer " + token, "Content-Type", "application/json");
  }
}
