package dev.makertime.reporter.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.reporter.http.ServedDays;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees what an hour costs, and what it is made of. */
class HourCostTest {
  private static final String COSTS = "currency: EUR\ndefaults: {monthlyCost: 7530}\n";

  @AutoClose private final Served served;

  HourCostTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.organization = OrganizationFile.parse(ServedDays.yaml() + COSTS);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MANAGER")
  void who_is_no_manager_sees_no_cost(Role role) throws Exception {
    String teams = role == Role.LEAD ? "churn" : "";

    assertThat(me(served.token(role, role == Role.ENGINEER ? "ana" : null, teams)).has("hourCost"))
        .isFalse();
  }

  @Test
  void a_manager_sees_the_rounded_mean_of_all_by_the_hour() throws Exception {
    JsonNode cost = me(served.token(Role.MANAGER, null)).path("hourCost");

    assertThat(cost.path("monthlyCost").asDouble()).isEqualTo(7500);
    assertThat(cost.path("hour").asDouble()).isBetween(48.9, 48.92);
    assertThat(cost.path("monthHours").asDouble()).isBetween(153.3, 153.4);
    assertThat(cost.path("currency").asText()).isEqualTo("EUR");
  }

  @Test
  void the_cost_of_one_person_more_does_not_move_what_was_shown() throws Exception {
    String manager = served.token(Role.MANAGER, null);
    double before = me(manager).at("/hourCost/monthlyCost").asDouble();

    served.organization =
        OrganizationFile.parse(
            ServedDays.yaml().replace("- {id: tom,", "- {id: tom, monthlyCost: 30000,") + COSTS);

    assertThat(me(manager).at("/hourCost/monthlyCost").asDouble()).isEqualTo(before);
  }

  @Test
  void without_the_cost_of_everybody_or_a_currency_there_is_none() throws Exception {
    String manager = served.token(Role.MANAGER, null);

    served.organization = OrganizationFile.parse(ServedDays.yaml() + "currency: EUR\n");
    assertThat(me(manager).has("hourCost")).isFalse();

    served.organization =
        OrganizationFile.parse(ServedDays.yaml() + "defaults: {monthlyCost: 7530}\n");
    assertThat(me(manager).has("hourCost")).isFalse();
  }

  private JsonNode me(String token) throws Exception {
    return Json.MAPPER.readTree(served.get("/api/me", "Authorization", "Bearer " + token).body());
  }
}
