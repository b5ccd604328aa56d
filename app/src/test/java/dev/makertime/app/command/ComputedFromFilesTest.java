package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.topics.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulations and comparisons of files alone, without a store. */
class ComputedFromFilesTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();

  @Test
  void simulate_shows_scenarios_side_by_side_and_says_what_is_wrong_with_inputs() throws Exception {
    assertThat(makertime.run("simulate", "../docs/example/scenarios.yaml")).isZero();
    assertThat(makertime.out())
        .contains("current", "compromise", "break-even", "assumed")
        .contains("one more month costs", "months late", "slip: assumed by Ana Maier");

    makertime.forgetOut();
    assertThat(makertime.run("simulate", "--json", "../docs/example/scenarios.yaml")).isZero();
    assertThat(
            Json.MAPPER.readTree(makertime.out()).at("/scenarios/optimal/breakEvenMonth").isInt())
        .isTrue();

    Path wrong = write("wrong.json", "{\"org\": {}, \"scenarios\": {}}");
    assertThat(makertime.run("simulate", wrong.toString())).isEqualTo(1);
    assertThat(makertime.err())
        .contains("org.engineers is missing", "org.baseSalaryPerYear is missing");
    assertThat(makertime.run("simulate", "none.json")).isEqualTo(1);
    assertThat(makertime.err()).contains("none.json: there is no such file");
  }

  @Test
  void what_cannot_be_compared_or_computed_is_refused_with_why() throws Exception {
    Path weeks =
        write(
            "minus.json",
            "{\"config\":{\"fullWeekHours\":-40,\"migrationWeekIndex\":3,\"anticipationWeeks\":1,"
                + "\"rampWeeks\":1,\"minAvailability\":0.5,\"minWeeks\":0},\"categories\":[\"manual\"],"
                + "\"rows\":[{\"engineer\":\"a\",\"week\":1,\"contractHours\":40,\"availableHours\":1e-300,"
                + "\"covered\":true,\"hours\":{\"manul\":1}}]}");
    assertThat(makertime.run("compare", "--weeks", weeks.toString())).isEqualTo(1);
    assertThat(makertime.err())
        .contains("minus.json is refused")
        .contains("config.fullWeekHours must be 1 to 168", "config.minWeeks must be 1 to 1000")
        .contains("rows[0].availableHours", "no row has hours of manual, but of manul");

    Path flows =
        write("flows.json", "{\"discountRateAnnual\": 0.1, \"cashFlows\": {\"a\": [-1, \"x\"]}}");
    assertThat(makertime.run("simulate", flows.toString(), "--json")).isEqualTo(1);
    assertThat(makertime.err()).contains("cashFlows.a must be a number");
    Path year =
        write(
            "year.json",
            "{\"staff\":0,\"salary\":1,\"features\":[1,1],\"deployments\":[1,1],\"cfr\":[0,0]}");
    assertThat(makertime.run("simulate", year.toString(), "--json")).isEqualTo(1);
    assertThat(makertime.err()).contains("roi: there is no such number");
  }

  @Test
  void compare_speaks_of_all_together_and_carefully() throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int engineer = 1; engineer <= 8; engineer++) {
      for (int week = 1; week <= 30; week++) {
        double manual = (week < 15 ? 6 : 2) + engineer % 3 + (week * engineer % 7) / 10.0;
        rows.append(rows.isEmpty() ? "" : ",")
            .append(
                "{\"engineer\":\"e%d\",\"week\":%d,\"contractHours\":40,\"availableHours\":40,\"covered\":true,\"hours\":{\"manual\":%s}}"
                    .formatted(engineer, week, manual));
      }
    }
    Path weeks =
        write(
            "weeks.json",
            "{\"config\":{\"fullWeekHours\":40,\"migrationWeekIndex\":15,\"anticipationWeeks\":1,\"rampWeeks\":4,\"minAvailability\":0.5,\"minWeeks\":4},\"categories\":[\"manual\"],\"rows\":["
                + rows
                + "]}");

    assertThat(makertime.run("compare", "--weeks", weeks.toString())).isZero();
    assertThat(makertime.out())
        .contains("8 engineers", "improved, confirmed by permutation", "not shown to be caused")
        .doesNotContain("e1");
    makertime.forgetOut();
    assertThat(makertime.run("compare", "--json", "--weeks", weeks.toString())).isZero();
    assertThat(Json.MAPPER.readTree(makertime.out()).at("/paired/manual/verdict").asText())
        .isEqualTo("IMPROVED");
    assertThat(makertime.run("compare", "--weeks", write("bad.json", "{}").toString()))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("config, categories and rows are needed");
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
