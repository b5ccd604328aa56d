package dev.makertime.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.EngineerDay.AfterHours;
import dev.makertime.model.EngineerDay.Gross;
import dev.makertime.model.EngineerDay.Share;
import dev.makertime.model.TeamDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The bytes of days on their topics and in the API: names, order and all. */
class DayJsonTest {
  private static final LocalDate DATE = LocalDate.parse("2026-06-15");

  private static final String ENGINEER_DAY =
      "{\"person\":\"ana\",\"date\":\"2026-06-15\",\"team\":\"churn\",\"available\":28800,"
          + "\"meeting\":3600,\"manual\":1800,\"queue\":300,\"run\":600,\"resume\":900,"
          + "\"technical\":21600,\"focus\":14400,\"focusBlocks\":2,"
          + "\"afterHours\":{\"meeting\":60,\"manual\":120},"
          + "\"gross\":{\"meeting\":3700,\"manual\":1900,\"wait\":2000},\"waitUpper\":2400,"
          + "\"waits\":4,\"unattended\":1,\"longWaits\":2,\"manualSessions\":3,"
          + "\"subjects\":{\"etl\":{\"meeting\":10,\"manual\":20,\"wait\":30}},"
          + "\"provisional\":true}";

  private static final String TEAM_DAY =
      "{\"team\":\"churn\",\"date\":\"2026-06-15\",\"people\":2,\"available\":57600,"
          + "\"meeting\":7200,\"manual\":3600,\"queue\":600,\"run\":1200,\"resume\":1800,"
          + "\"technical\":43200,\"focus\":28800,\"waitUpper\":4800,"
          + "\"afterHours\":{\"meeting\":120,\"manual\":240},"
          + "\"subjects\":{\"etl\":{\"meeting\":20,\"manual\":40,\"wait\":60}},"
          + "\"provisional\":true,"
          + "\"contributors\":{\"available\":2,\"meeting\":2,\"manual\":2,\"waiting\":2,"
          + "\"unattended\":2,\"technical\":2,\"focus\":2,\"afterHours\":2}}";

  @Test
  void an_engineer_day_looks_like_this_and_is_read_again() throws Exception {
    EngineerDay day = day();

    assertThat(Json.MAPPER.writeValueAsString(day)).isEqualTo(ENGINEER_DAY);
    assertThat(Json.MAPPER.readValue(ENGINEER_DAY, EngineerDay.class)).isEqualTo(day);
  }

  @Test
  void a_team_day_looks_like_this_and_is_read_again() throws Exception {
    Contribution member = Contribution.of(day(), false);

    TeamDay day = TeamDay.of("churn", DATE, List.of(member, member));

    assertThat(Json.MAPPER.writeValueAsString(day)).isEqualTo(TEAM_DAY);
    assertThat(Json.MAPPER.readValue(TEAM_DAY, TeamDay.class)).isEqualTo(day);
  }

  @Test
  void a_team_day_of_before_has_no_counts_of_contributors() throws Exception {
    String before = TEAM_DAY.replaceFirst(",.contributors.*", "}");

    TeamDay day = Json.MAPPER.readValue(before, TeamDay.class);

    assertThat(day.contributors()).isNull();
    assertThat(Json.MAPPER.writeValueAsString(day)).isEqualTo(before);
  }

  private static EngineerDay day() {
    return new EngineerDay(
        "ana",
        DATE,
        "churn",
        28_800,
        3_600,
        1_800,
        300,
        600,
        900,
        21_600,
        14_400,
        2,
        new AfterHours(60, 120),
        new Gross(3_700, 1_900, 2_000),
        2_400,
        4,
        1,
        2,
        3,
        new TreeMap<>(Map.of("etl", new Share(10, 20, 30))),
        true);
  }
}
