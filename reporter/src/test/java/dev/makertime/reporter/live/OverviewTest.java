package dev.makertime.reporter.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.reporter.http.ServedDays;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teams side by side tell what their own pages tell. */
class OverviewTest {
  @AutoClose private final Served served;

  OverviewTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
  }

  @BeforeEach
  void take() throws Exception {
    served.take(ServedDays.all());
  }

  @Test
  void each_section_is_the_one_of_the_teams_page() throws Exception {
    String manager = served.token(Role.MANAGER, null);

    JsonNode overview = json(manager, "/api/overview");

    assertThat(overview.path("teams").findValuesAsText("team")).containsExactly("churn", "ops");
    for (JsonNode team : overview.path("teams")) {
      JsonNode page = json(manager, "/api/page?page=team&name=" + team.path("team").asText());
      assertThat(team.path("sections")).isNotEmpty();
      for (Map.Entry<String, JsonNode> section : team.path("sections").properties()) {
        assertThat(section.getValue()).as(section.getKey()).isEqualTo(page.path(section.getKey()));
      }
    }
  }

  @Test
  void a_small_team_says_that_its_sums_are_withheld() throws Exception {
    JsonNode overview = json(served.token(Role.MANAGER, null), "/api/overview");

    ObjectNode ops = (ObjectNode) overview.at("/teams/1/sections");
    assertThat(ops.at("/small/members").asInt()).isEqualTo(2);
    assertThat(ops.has("week")).isFalse();
    assertThat(ops.at("/trend/weeks")).isEmpty();
  }

  @Test
  void a_lead_sees_the_own_team_and_its_waves_alone() throws Exception {
    JsonNode churn = json(served.token(Role.LEAD, null, "churn"), "/api/overview");
    JsonNode ops = json(served.token(Role.LEAD, null, "ops"), "/api/overview");

    assertThat(churn.path("teams").findValuesAsText("team")).containsExactly("churn");
    assertThat(churn.at("/waves/0/name").asText()).isEqualTo("CI");
    assertThat(churn.at("/waves/0/begun").asBoolean()).isTrue();
    assertThat(ops.path("teams").findValuesAsText("team")).isEqualTo(List.of("ops"));
    assertThat(ops.path("waves")).isEmpty();
  }

  private JsonNode json(String token, String path) throws Exception {
    return Json.MAPPER.readTree(served.getAs(token, path).body());
  }
}
