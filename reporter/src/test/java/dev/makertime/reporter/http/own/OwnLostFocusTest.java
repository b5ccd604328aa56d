package dev.makertime.reporter.http.own;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.reporter.http.ServedDays;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What broke one's own focus, by day. */
class OwnLostFocusTest {
  @AutoClose private final Served served;
  private final String ana;

  OwnLostFocusTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.take(ServedDays.all());
    ana = served.token(Role.ENGINEER, "ana");
  }

  @Test
  void a_meeting_has_its_share_once_the_day_is_over() throws Exception {
    served.takeEvidence(meeting("cal/standup/2026-06-15", "2026-06-15T10:00:00Z"));

    JsonNode lost = day("2026-06-15").path("lost");

    assertThat(lost.path("pieces")).hasSize(1);
    assertThat(lost.at("/pieces/0/kind").asText()).isEqualTo("meeting");
    assertThat(lost.at("/pieces/0/key").asText()).isEqualTo("cal/standup");
    assertThat(lost.at("/pieces/0/seconds").asLong())
        .isEqualTo(lost.path("potential").asLong() - lost.path("focus").asLong())
        .isPositive();
  }

  @Test
  void nothing_is_said_of_a_day_that_goes_on() throws Exception {
    JsonNode today = day("2026-06-17");

    assertThat(today.at("/figures/provisional").asBoolean()).isTrue();
    assertThat(today.get("lost").isNull()).isTrue();
  }

  private JsonNode day(String date) throws Exception {
    return Json.MAPPER.readTree(served.getAs(ana, "/api/day?date=" + date).body());
  }

  private static Activity meeting(String id, String start) {
    Instant begins = Instant.parse(start);
    return new Activity(
        id,
        1,
        "gitlab:ana",
        ActivityKind.MEETING,
        begins,
        null,
        begins.plusSeconds(1_800),
        null,
        null,
        Map.of(),
        false);
  }
}
