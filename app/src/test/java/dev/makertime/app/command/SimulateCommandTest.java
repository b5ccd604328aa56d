package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.topics.Json;
import java.nio.file.Path;
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
