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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What managers learn, and what they cannot. */
class SimulationRoutesTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-05-04");

  @AutoClose private final Served served;
  private final String manager;

  SimulationRoutesTest(@TempDir Path directory) throws Exception {
    served = Served.read(directory, MONDAY);
    served.take(days(MONDAY, 42));
    manager = served.token(Role.MANAGER, null);
  }

  static List<EngineerDay> days(LocalDate from, int count) {
    List<EngineerDay> days = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LocalDate date = from.plusDays(i);
      if (date.getDayOfWeek().getValue() <= 5) {
        Served.CHURN.forEach(id -> days.add(Days.day(id, date.toString(), "churn")));
        Served.OPS.forEach(id -> days.add(Days.day(id, date.toString(), "ops")));
      }
    }
    return days;
  }

  @Test
  void a_scenario_is_computed_from_what_was_measured_of_enough_people() throws Exception {
    JsonNode answer = Json.MAPPER.readTree(simulate("churn").body());

    assertThat(answer.at("/baseline/engineers").asInt()).isEqualTo(6);
    assertThat(answer.at("/scenarios/optimal/npv").isNumber()).isTrue();
    assertThat(answer.at("/scenarios/current/cumulativeCost")).hasSize(25);
    assertThat(answer.toString()).doesNotContain("\"runs\"");
  }

  @Test
  void a_team_of_too_few_is_not_measured_alone_and_not_to_be_had_from_all_less_the_others()
      throws Exception {
    assertThat(simulate("ops").statusCode()).isEqualTo(400);

    JsonNode all = Json.MAPPER.readTree(simulate("").body());
    JsonNode churn = Json.MAPPER.readTree(simulate("churn").body());
    assertThat(all.at("/baseline/engineerMonths")).isEqualTo(churn.at("/baseline/engineerMonths"));
  }

  @Test
  void one_who_worked_on_a_saturday_is_not_in_the_figures() throws Exception {
    JsonNode before = Json.MAPPER.readTree(simulate("churn").body()).path("scenarios");
    served.take(List.of(Days.day("ana", "2026-05-09", "churn")));
    served.clock.move(Duration.ofMinutes(2));

    assertThat(Json.MAPPER.readTree(simulate("churn").body()).path("scenarios")).isEqualTo(before);
  }

  @Test
  void more_than_eight_scenarios_are_not_asked_for_at_once() throws Exception {
    ObjectNode said =
        (ObjectNode)
            Json.MAPPER.readTree(served.getAs(manager, "/api/scenarios").body()).path("said");
    ObjectNode scenarios = (ObjectNode) said.path("scenarios");
    for (int i = 0; scenarios.size() < 9; i++) {
      scenarios.set("more" + i, scenarios.path("optimal"));
    }
    ObjectNode question = Json.MAPPER.createObjectNode();
    question.put("from", "2026-05-04").put("to", "2026-06-14").set("said", said);

    HttpResponse<String> answer =
        served.post("/api/simulate", question.toString(), "Authorization", "Bearer " + manager);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("at most 8 scenarios");
  }

  @Test
  void periods_are_whole_weeks() throws Exception {
    assertThat(simulate("churn", "2026-05-05", "2026-06-14").statusCode()).isEqualTo(400);
    assertThat(simulate("churn", "2026-05-04", "2026-06-13").statusCode()).isEqualTo(400);
  }

  @Test
  void before_and_after_tells_nothing_of_who_was_there_in_one_phase_only() throws Exception {
    HttpResponse<String> answer = served.getAs(manager, "/api/before-after?migration=ci&ramp=0");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"engineers\":0")
        .doesNotContain("unpaired")
        .doesNotContain("beforeMean")
        .doesNotContain("excluded");
  }

  @Test
  void before_and_after_looks_further_back_than_days_are_kept() throws Exception {
    served.clock.move(Duration.ofDays(30));
    served.take(days(MONDAY.plusWeeks(6), 21));
    served.store.days().save();
    String asked = "/api/before-after?migration=ci&ramp=0";
    JsonNode whole = Json.MAPPER.readTree(served.getAs(manager, asked).body());

    served
        .store
        .pastWeeks()
        .retire(MONDAY.plusWeeks(3), MONDAY, person -> "pseudonym of " + person);
    served.store.published().retire(MONDAY.plusWeeks(3));
    HttpResponse<String> answer = served.getAs(manager, asked);

    assertThat(whole.at("/net/aggregate/engineers").asInt()).isEqualTo(6);
    assertThat(Json.MAPPER.readTree(answer.body()).path("weekly"))
        .isEqualTo(whole.path("weekly"))
        .isNotEmpty();
    assertThat(answer.body())
        .contains("only weekly sums are stored")
        .doesNotContain("pseudonym of");
  }

  @Test
  void others_than_managers_see_no_scenarios() throws Exception {
    String lead = served.token(Role.LEAD, null, "churn");

    assertThat(served.getAs(lead, "/api/scenarios").statusCode()).isEqualTo(403);
    assertThat(served.getAs(lead, "/api/before-after?migration=ci").statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> simulate(String team) throws Exception {
    return simulate(team, "2026-05-04", "2026-06-14");
  }

  private HttpResponse<String> simulate(String team, String from, String to) throws Exception {
    return simulate(served, manager, team, from, to);
  }

  /** What a manager is answered who simulates what the page begins with. */
  static HttpResponse<String> simulate(
      Served served, String manager, String team, @Nullable String from, @Nullable String to)
      throws Exception {
    JsonNode begins = Json.MAPPER.readTree(served.getAs(manager, "/api/scenarios").body());
    String question =
        Json.MAPPER
            .createObjectNode()
            .put("team", team)
            .put("from", from)
            .put("to", to)
            .set("said", begins.path("said"))
            .toString();
    return served.post("/api/simulate", question, "Authorization", "Bearer " + manager);
  }
}
