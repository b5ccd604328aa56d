package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.EngineerDay;
import dev.makertime.reporter.access.Role;
import dev.makertime.testkit.Days;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A team's figures of some whole weeks. */
class TeamPeriodTest {
  @TempDir Path directory;
  private Served served;
  private String lead = "";

  @BeforeEach
  void start() throws Exception {
    served = Served.guarded(directory);
    List<EngineerDay> days = new ArrayList<>(ServedDays.all());
    for (String date : List.of("2026-06-01", "2026-06-08", "2026-06-09")) {
      Served.CHURN.forEach(id -> days.add(Days.day(id, date, "churn")));
    }
    served.take(days);
    lead = served.token(Role.LEAD, null, "churn");
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void its_sums_are_those_of_its_days() throws Exception {
    JsonNode period = period("2026-06-08", "2026-06-14");

    assertThat(period.at("/now/sums/available").asLong())
        .isPositive()
        .isEqualTo(daysOf("2026-06-08", "2026-06-14"));
    assertThat(period.at("/now/days").asInt()).isEqualTo(2);
    assertThat(period.at("/before/sums/available").asLong())
        .isPositive()
        .isEqualTo(daysOf("2026-06-01", "2026-06-07"));
  }

  @Test
  void weeks_without_days_do_not_count_as_weeks_before() throws Exception {
    JsonNode period = period("2026-06-08", "2026-06-21");

    assertThat(period.path("weeks").asInt()).isEqualTo(2);
    assertThat(period.path("weeksBefore").asInt()).isEqualTo(1);
    assertThat(period.at("/trend/weeks").size()).isEqualTo(2);
    assertThat(period.at("/trend/markers/0/name").asText()).isEqualTo("CI");
  }

  @Test
  void a_period_of_a_small_team_shows_no_sum() throws Exception {
    String manager = served.token(Role.MANAGER, null);

    JsonNode period =
        Json.MAPPER.readTree(
            served
                .getAs(manager, "/api/team-period?team=ops&from=2026-06-15&to=2026-06-21")
                .body());

    assertThat(period.at("/now/days").asInt()).isZero();
    assertThat(period.at("/now/leftOut").asInt()).isPositive();
    assertThat(period.at("/now/sums/available").asLong()).isZero();
    assertThat(period.path("waiting")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-09, 2026-06-14", // begins on a Tuesday
    "2026-06-08, 2026-06-15", // ends on a Monday
    "2026-06-15, 2026-06-14",
    "2025-01-06, 2026-06-14", // 75 weeks
    "2026-06-08, ",
    "yesterday, 2026-06-14",
  })
  void other_than_whole_weeks_are_refused(String from, String to) throws Exception {
    String question = "/api/team-period?team=churn&from=%s&to=%s".formatted(from, to);

    assertThat(served.getAs(lead, question).statusCode()).isEqualTo(400);
  }

  private JsonNode period(String from, String to) throws Exception {
    return Json.MAPPER.readTree(
        served.getAs(lead, "/api/team-period?team=churn&from=%s&to=%s".formatted(from, to)).body());
  }

  private long daysOf(String from, String to) throws Exception {
    long sum = 0;
    for (JsonNode day :
        Json.MAPPER.readTree(
            served
                .getAs(lead, "/api/team-days?team=churn&from=%s&to=%s".formatted(from, to))
                .body())) {
      assertThat(LocalDate.parse(day.path("date").asText()))
          .isBetween(LocalDate.parse(from), LocalDate.parse(to));
      sum += day.path("available").asLong();
    }
    return sum;
  }
}
