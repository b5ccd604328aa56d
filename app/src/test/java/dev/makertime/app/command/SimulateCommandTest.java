package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();
  private MeasuredOrganization measured;

  @BeforeEach
  void measure() throws Exception {
    measured = MeasuredOrganization.in(directory);
  }

  @Test
  void a_simulation_begins_with_what_was_measured() throws Exception {
    JsonNode study = measured.simulated(makertime);

    assertThat(study.at("/origins/scenarios.current.meetingHours/kind").asText())
        .isEqualTo("MEASURED");
    assertThat(study.at("/typed/scenarios.current.meetingHours").asDouble()).isEqualTo(30);
    assertThat(study.at("/inputs/org/engineers").asDouble()).isEqualTo(8);
    assertThat(study.at("/figures/current/meetings/kind").asText()).isEqualTo("MEASURED");
    assertThat(study.at("/figures/optimal/npv/kind").asText()).isEqualTo("DEFAULT");
    assertThat(directory.resolve("study.html")).content().contains("was measured from");

    makertime.forgetOut();
    assertThat(makertime.run("simulate", directory.resolve("study.xlsx").toString(), "--json"))
        .as(makertime.err())
        .isZero();
    JsonNode again = Json.MAPPER.readTree(makertime.out());
    assertThat(again.at("/scenarios/optimal/npv").asDouble())
        .isCloseTo(study.at("/scenarios/optimal/npv").asDouble(), within(1e-6));
  }

  @Test
  void the_platform_is_as_complete_as_its_runs_tell() throws Exception {
    measured.takeRuns(Golden.runs("06-month"));

    JsonNode origin = completeness("2026-06-01", "2026-06-28");
    assertThat(origin.path("kind").asText()).isEqualTo("MEASURED");
    assertThat(origin.path("source").asText()).contains("of 11 checks of the platform");
    assertThat(origin.at("/ci95/0").asDouble()).isBetween(0.0, origin.at("/ci95/1").asDouble());

    JsonNode before = completeness("2026-04-06", "2026-05-03");
    assertThat(before.path("kind").asText()).isEqualTo("UNKNOWN");
    assertThat(before.path("source").asText()).contains("only 0 of 11 checks");
  }

  private JsonNode completeness(String from, String to) throws Exception {
    Path file =
        measured.write(
            "now.yaml", "{scenarios: {current: {projectBuildHours: 160, meetingHours: 30}}}");
    makertime.forgetOut();
    assertThat(
            makertime.run(
                "simulate",
                file.toString(),
                "--json",
                "--provenance",
                "--draws=100",
                "--config=" + measured.config(),
                "--from=" + from,
                "--to=" + to))
        .as(makertime.err())
        .isZero();
    return Json.MAPPER
        .readTree(makertime.out())
        .path("origins")
        .path("scenarios.current.featureCompleteness");
  }

  @Test
  void what_adopted_tools_are_assumed_to_change_is_said_with_why() throws Exception {
    Path file =
        measured.write(
            "tools.yaml",
            "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current:"
                + " {projectBuildHours: 160, manualFixedHours: 12}, tools: {adopt: [airflow]}}}");

    assertThat(makertime.run("simulate", file.toString(), "--draws=100"))
        .as(makertime.err())
        .isZero();

    assertThat(makertime.out())
        .contains("scenarios.tools.manualFixedHours: assumed with Apache Airflow (assumption: ");
  }

  @Test
  void the_example_for_what_is_measured_compares_like_with_like() {
    String typed = "given hours are compared with measured ones";
    String[] period = {
      "--draws=100",
      "--config=" + measured.config(),
      "--from=" + MeasuredOrganization.FROM,
      "--to=" + MeasuredOrganization.WAVE
    };

    assertThat(
            makertime.run(
                "simulate",
                "../docs/example/measured.yaml",
                period[0],
                period[1],
                period[2],
                period[3]))
        .as(makertime.err())
        .isZero();
    assertThat(makertime.out()).contains("measured 2026").doesNotContain(typed);
    assertThat(
            makertime.run(
                "simulate",
                "../docs/example/scenarios.yaml",
                period[0],
                period[1],
                period[2],
                period[3]))
        .isZero();
    assertThat(makertime.out()).contains("optimal: " + typed);
  }

  @Test
  void without_a_period_the_latest_weeks_without_a_wave_inside_are_measured_and_named()
      throws Exception {
    String config = "--config=" + measured.config();
    String example = "../docs/example/measured.yaml";

    assertThat(makertime.run("simulate", example, config, "--draws=10"))
        .as(makertime.err())
        .isZero();

    assertThat(makertime.out())
        .contains("now: since Automatic deploys, 2026-05-04 to 2026-06-28; --from and --to choose")
        .contains("measured 2026-05-04 to 2026-06-28");
    makertime.forgetOut();
    assertThat(makertime.run("simulate", example, config, "--draws=10", "--json", "--provenance"))
        .isZero();
    JsonNode period = Json.MAPPER.readTree(makertime.out()).path("period");
    assertThat(period.path("title").asText()).isEqualTo("since Automatic deploys");
    assertThat(period.path("straddles")).isEmpty();
  }

  @Test
  void a_period_with_a_wave_inside_is_measured_as_asked_for_and_said_to_mix() {
    assertThat(
            makertime.run(
                "simulate",
                "../docs/example/measured.yaml",
                "--draws=10",
                "--config=" + measured.config(),
                "--from=2026-04-06",
                "--to=2026-06-28"))
        .as(makertime.err())
        .isZero();

    assertThat(makertime.out())
        .contains("now: as chosen, 2026-04-06 to 2026-06-28; Automatic deploys began inside");
  }

  @Test
  void one_end_of_a_period_alone_is_refused() {
    assertThat(makertime.run("simulate", "--config=" + measured.config(), "--from=2026-04-06"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("--from and --to together or neither");
  }

  @Test
  void what_was_measured_stays_measured_in_a_workbook_and_in_json() throws Exception {
    JsonNode study = measured.simulated(makertime);
    Files.writeString(directory.resolve("study.json"), study.toString());

    for (String name : List.of("study.xlsx", "study.json")) {
      makertime.forgetOut();
      String file = directory.resolve(name).toString();
      assertThat(makertime.run("simulate", file, "--json", "--provenance", "--draws=1000"))
          .as(makertime.err())
          .isZero();
      JsonNode again = Json.MAPPER.readTree(makertime.out());
      for (String part : List.of("origins", "figures", "inputs", "scenarios", "measurable")) {
        assertThat(again.path(part)).as("%s of %s", part, name).isEqualTo(study.path(part));
      }
      assertThat(again.path("baseline")).isEqualTo(study.path("baseline"));
    }
  }

  @Test
  void a_page_may_be_in_german_figures() {
    assertThat(
            makertime.run(
                "simulate",
                "../docs/example/scenarios.yaml",
                "--draws=1000",
                "--locale=de",
                "--html=" + directory.resolve("de.html")))
        .isZero();
    assertThat(directory.resolve("de.html")).content().contains("28,7", "192.000 EUR");
  }

  @Test
  void a_language_that_is_none_is_refused() {
    assertThat(
            makertime.run(
                "simulate",
                "../docs/example/scenarios.yaml",
                "--draws=10",
                "--locale=de_DE",
                "--html=" + directory.resolve("de.html")))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("de-DE");
  }

  @Test
  void a_simulation_of_a_team_that_is_none_is_refused() {
    assertThat(
            makertime.run(
                "simulate",
                "--config=" + measured.config(),
                "--from=" + MeasuredOrganization.FROM,
                "--to=" + MeasuredOrganization.TO,
                "--team=chrun",
                "--draws=10"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("there is no team chrun; did you mean churn?");
  }
}
