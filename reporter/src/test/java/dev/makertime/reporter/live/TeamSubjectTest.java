package dev.makertime.reporter.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.EngineerDay.Share;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.testkit.Days;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a team's weeks went to one subject. */
class TeamSubjectTest {
  private static final String OF_ALL = "churn";
  private static final String OF_ONE = "own";

  @AutoClose private final Served served;
  private final String lead;

  TeamSubjectTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    lead = served.token(Role.LEAD, null, "churn");
  }

  @Test
  void its_weeks_are_what_the_whole_period_says_of_them() throws Exception {
    take(Map.of());

    JsonNode period = json("/api/team-period?team=churn&from=2026-06-01&to=2026-06-07");
    JsonNode weeks = json(OF_ALL, "2026-05-25", "2026-06-07").path("weeks");

    assertThat(weeks).hasSize(1);
    assertThat(weeks.at("/0/monday").asText()).isEqualTo("2026-06-01");
    assertThat(weeks.at("/0/waiting").asLong())
        .isPositive()
        .isEqualTo(period.at("/waiting/0/seconds").asLong());
    assertThat(weeks.at("/0/manual").asLong())
        .isPositive()
        .isEqualTo(period.at("/manual/0/seconds").asLong());
  }

  @Test
  void one_of_few_people_is_answered_like_one_that_does_not_exist() throws Exception {
    take(Map.of(OF_ONE, new Share(0, 600, 300)));

    JsonNode own = json(OF_ONE, "2026-06-01", "2026-06-07").path("weeks");

    assertThat(own).hasSize(1).isEqualTo(json("nothing", "2026-06-01", "2026-06-07").path("weeks"));
    assertThat(own.at("/0/waiting").isNull()).isTrue();
  }

  private void take(Map<String, Share> anas) throws Exception {
    List<EngineerDay> days = new ArrayList<>();
    for (String id : Served.CHURN) {
      EngineerDay day = Days.day(id, "2026-06-02", "churn");
      Map<String, Share> subjects = new TreeMap<>(day.subjects());
      if (id.equals("ana")) {
        subjects.putAll(anas);
      }
      days.add(Days.withSubjects(day, subjects));
    }
    served.take(days);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=2026-06-09&to=2026-06-14&subject=data/churn",
        "from=2026-06-08&to=2026-06-14&subject=",
        "from=2026-06-08&to=2026-06-14",
      })
  void days_and_the_rest_cannot_be_asked_for(String question) throws Exception {
    assertThat(served.getAs(lead, "/api/team-subject?team=churn&" + question).statusCode())
        .isEqualTo(400);
  }

  private JsonNode json(String subject, String from, String to) throws Exception {
    return json(
        "/api/team-subject?team=churn&subject=%s&from=%s&to=%s".formatted(subject, from, to));
  }

  private JsonNode json(String path) throws Exception {
    return Json.MAPPER.readTree(served.getAs(lead, path).body());
  }
}
