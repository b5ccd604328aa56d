package dev.makertime.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weeks in a file are compared whole, or refused with what is wrong. */
class WeekFileTest {
  @Test
  void what_is_sound_is_compared() throws Exception {
    PairedComparison comparison = PairedComparison.of(WeekFile.read(weeks()));

    assertThat(comparison.aggregate().engineers()).hasSize(3);
    assertThat(comparison.paired()).containsOnlyKeys("manual");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/config|fullWeekHours|-40|config.fullWeekHours must be 1 to 168",
        "/config|fullWeekHours|0|config.fullWeekHours must be 1 to 168",
        "/config|fullWeekHours|1e400|config.fullWeekHours must be 1 to 168",
        "/config|fullWeekHours|\"NaN\"|config.fullWeekHours must be 1 to 168",
        "/config|fullWeekHours||config.fullWeekHours is missing",
        "/config|migrationWeekIndex||config.migrationWeekIndex is missing",
        "/config|migrationWeekIndex|4.5|config.migrationWeekIndex must be a whole number",
        "/config|anticipationWeeks|-1|config.anticipationWeeks must be 0 to 1000",
        "/config|rampWeeks||config.rampWeeks is missing",
        "/config|minAvailability|50|config.minAvailability must be 0 to 1",
        "/config|minWeeks|0|config.minWeeks must be 1 to 1000",
        "/config|minWeek|4|config.minWeek is not known",
        "|categories|[]|categories must name at least one",
        "|categories|[\"manul\"]|categories: no row has hours of manul, but of manual, wait",
        "|categories|[\"manual\", \"manual\"]|categories: manual occurs twice",
        "|categories|[5]|categories must be names",
        "|config|5|config, categories and rows are needed",
        "|comment|1|comment is not known",
        "|controls|[\"zoe\"]|controls: \"zoe\" has no row",
        "/rows/3|week|1|rows[3].week: 1 of a occurs twice",
        "/rows/3|week||rows[3].week is missing",
        "/rows/3|availableHours|1e-300|rows[3].availableHours must be 0 or at least a second",
        "/rows/3|availableHours|-1|rows[3].availableHours must be 0 to 168",
        "/rows/3|availableHours||rows[3].availableHours is missing",
        "/rows/3|contractHours|400|rows[3].contractHours must be 0 to 168",
        "/rows/3|covered||rows[3].covered must be true or false",
        "/rows/3|covered|\"yes\"|rows[3].covered must be true or false",
        "/rows/3|engineer|7|rows[3].engineer must be a name",
        "/rows/3|hours|{\"manul\": 3}|rows[3].hours.manual is missing",
        "/rows/3|hours|{\"manual\": \"3\"}|rows[3].hours.manual must be 0 to 168",
        "/rows/3|hours|{\"manual\": -3}|rows[3].hours.manual must be 0 to 168",
        "/rows/3|hours||rows[3].hours must be an object",
        "/rows/3|note|\"x\"|rows[3].note is not known"
      })
  void what_cannot_be_compared_is_refused_by_its_path(
      @Nullable String holder, String name, @Nullable String value, String why) throws Exception {
    ObjectNode weeks = weeks();
    ObjectNode changed = (ObjectNode) weeks.at(holder == null ? "" : holder);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.set(name, Json.MAPPER.readTree(value));
    }

    assertThatThrownBy(() -> WeekFile.read(weeks))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void a_week_that_no_source_covers_needs_no_hours() throws Exception {
    ObjectNode weeks = weeks();
    ObjectNode row = (ObjectNode) weeks.at("/rows/3");
    row.put("covered", false).putObject("hours");

    assertThat(WeekFile.read(weeks).rows()).hasSize(36);
  }

  @Test
  void whatever_is_taken_comes_to_finite_figures() throws Exception {
    Random random = new Random(11);
    List<Double> odd = List.of(0.0, 0.0003, 1e-9, 0.5, 40.0, 168.0, 1e300);
    int taken = 0;
    for (int i = 0; i < 400; i++) {
      ObjectNode weeks = weeks();
      for (JsonNode row : weeks.path("rows")) {
        if (random.nextInt(30) == 0) {
          ((ObjectNode) row).put("availableHours", odd.get(random.nextInt(odd.size())));
        }
        if (random.nextInt(30) == 0) {
          ((ObjectNode) row.path("hours")).put("manual", odd.get(random.nextInt(odd.size())));
        }
      }
      ((ObjectNode) weeks.path("config")).put("minAvailability", random.nextInt(2) / 2.0);
      try {
        String json = Json.MAPPER.writeValueAsString(PairedComparison.of(WeekFile.read(weeks)));
        taken++;
        assertThat(json).doesNotContain("NaN", "Infinity");
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("rows[");
      }
    }
    assertThat(taken).isPositive();
  }

  private static ObjectNode weeks() throws Exception {
    ObjectNode weeks =
        (ObjectNode)
            Json.MAPPER.readTree(
                """
                {"config": {"fullWeekHours": 40, "migrationWeekIndex": 7, "anticipationWeeks": 1,
                "rampWeeks": 1, "minAvailability": 0.5, "minWeeks": 4}, "categories": ["manual"], "rows": []}\
                """);
    for (String engineer : List.of("a", "b", "c")) {
      for (int week = 1; week <= 12; week++) {
        ObjectNode row = weeks.withArray("rows").addObject();
        row.put("engineer", engineer).put("week", week).put("covered", true);
        row.put("contractHours", 40).put("availableHours", 38 + week % 3);
        row.putObject("hours").put("manual", week < 7 ? 10 + week % 2 : 6).put("wait", 2);
      }
    }
    return weeks;
  }
}
