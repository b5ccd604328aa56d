package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.model.EngineerDay;
import dev.makertime.reporter.access.Role;
import dev.makertime.testkit.Days;
import dev.makertime.topics.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scenario page begins with, and what it says of periods, authors and gaps. */
class ScenarioPageTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-05-04");

  @AutoClose private final Served served;
  private final String manager;

  ScenarioPageTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.take(SimulationRoutesTest.days(MONDAY, 42));
    manager = served.token(Role.MANAGER, null);
  }

  @Test
  void the_default_period_has_no_wave_inside_and_is_named() throws Exception {
    JsonNode begins = Json.MAPPER.readTree(served.getAs(manager, "/api/scenarios").body());

    assertThat(begins.at("/periods/churn").findValuesAsText("title"))
        .containsExactly("before CI", "since CI", "latest 12 weeks");
    assertThat(begins.at("/periods/churn/0/to").asText()).isEqualTo("2026-06-07");
    assertThat(begins.at("/periods/churn/2/straddles/0").asText()).isEqualTo("CI");
    assertThat(begins.at("/periods/ops/0/title").asText()).isEqualTo("latest 12 weeks");
    assertThat(begins.path("to")).isEqualTo(begins.at("/periods//0/to"));
  }

  @Test
  void without_a_period_the_default_is_measured_and_the_answer_names_it() throws Exception {
    JsonNode answer = Json.MAPPER.readTree(simulate("churn", null, null).body());

    assertThat(answer.at("/period/title").asText())
        .as("%s", answer.path("detail"))
        .isEqualTo("before CI");
    assertThat(answer.at("/baseline/to").asText()).isEqualTo("2026-06-07");
    JsonNode mixed =
        Json.MAPPER.readTree(simulate("churn", "2026-05-04", "2026-06-14").body()).path("period");
    assertThat(mixed.path("title").asText()).isEqualTo("as chosen");
    assertThat(mixed.at("/straddles/0").asText()).isEqualTo("CI");
  }

  @Test
  void a_week_is_offered_from_monday_noon_on() throws Exception {
    moveTo("2026-06-15T11:59:59Z");
    JsonNode before = Json.MAPPER.readTree(served.getAs(manager, "/api/scenarios").body());
    moveTo("2026-06-15T12:00:00Z");
    JsonNode after = Json.MAPPER.readTree(served.getAs(manager, "/api/scenarios").body());

    assertThat(before.at("/periods/ops/0/to").asText()).isEqualTo("2026-06-07");
    assertThat(after.at("/periods/ops/0/to").asText()).isEqualTo("2026-06-14");
  }

  @Test
  void a_period_without_a_closed_week_is_refused_with_when_it_closes() throws Exception {
    HttpResponse<String> answer = simulate("churn", "2026-06-15", "2026-06-21");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Monday after it, at noon in UTC");
  }

  @Test
  void half_a_period_is_refused() throws Exception {
    assertThat(simulate("churn", "2026-05-04", null).statusCode()).isEqualTo(400);
  }

  @Test
  void what_is_typed_on_the_page_has_the_name_of_the_login_and_the_day() throws Exception {
    JsonNode begins = Json.MAPPER.readTree(served.getAs(manager, "/api/scenarios").body());
    ObjectNode said = begins.path("said").deepCopy();
    ((ObjectNode) said.at("/scenarios/optimal"))
        .putObject("toolOneOff")
        .put("value", 900)
        .put("by", begins.path("by").asText())
        .put("on", begins.path("on").asText());
    ObjectNode question = Json.MAPPER.createObjectNode().put("team", "churn");
    question.set("said", said);

    JsonNode answer =
        Json.MAPPER.readTree(
            served
                .post("/api/simulate", question.toString(), "Authorization", "Bearer " + manager)
                .body());

    assertThat(begins.path("by").asText()).isNotBlank();
    assertThat(begins.path("on").asText()).isEqualTo("2026-06-17");
    JsonNode origin = answer.path("origins").path("scenarios.optimal.toolOneOff");
    assertThat(origin.path("by")).isEqualTo(begins.path("by"));
    assertThat(origin.path("on").asText()).isEqualTo("2026-06-17");
    assertThat(answer.path("typedBy").fieldNames())
        .toIterable()
        .contains("assumed by makertime's example, when is not said");
    assertThat(answer.path("titles").path("scenarios.optimal.toolOneOff").asText())
        .isEqualTo("Tools, paid once (optimal)");
  }

  @Test
  void hours_that_no_source_tells_of_leave_no_net_present_value_but_what_to_do(
      @TempDir Path directory) throws Exception {
    String body;
    try (Served unknown = Served.guarded(directory)) {
      unknown.take(
          SimulationRoutesTest.days(MONDAY, 42).stream().map(day -> noMeetings(day)).toList());
      String token = unknown.token(Role.MANAGER, null);
      body = SimulationRoutesTest.simulate(unknown, token, "churn", null, null).body();
    }

    assertThat(body).doesNotContain("npv", "breakEven", "probNpvPositive", "cumulativeCost\":[0");
    JsonNode answer = Json.MAPPER.readTree(body);
    assertThat(answer.path("missing").findValuesAsText("path"))
        .contains("scenarios.current.meetingHours");
    assertThat(answer.path("headline").asText()).contains("connect a calendar");
  }

  private void moveTo(String instant) {
    served.clock.move(Duration.between(served.clock.instant(), Instant.parse(instant)));
  }

  private static EngineerDay noMeetings(EngineerDay day) {
    return Days.like(day).meeting(0).technical(day.technical() + day.meeting()).day();
  }

  private HttpResponse<String> simulate(String team, @Nullable String from, @Nullable String to)
      throws Exception {
    return SimulationRoutesTest.simulate(served, manager, team, from, to);
  }
}
