package dev.makertime.app.command.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.testkit.Seeds;
import dev.makertime.topics.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** A file of inputs comes to the same whether it is YAML or JSON. */
class SimulationFileTest {
  @TempDir Path directory;

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 20)
  void yaml_and_json_come_to_the_same(long seed) throws Exception {
    Assumptions first = Assumptions.of(said(new Random(seed)), null);
    Path yaml = directory.resolve("study.yaml");
    Path json = directory.resolve("study.json");
    Files.writeString(yaml, new YAMLMapper().writeValueAsString(first.asFile()));
    Files.writeString(json, first.asFile().toString());

    for (Path file : new Path[] {yaml, json}) {
      Assumptions again = Assumptions.of(SimulationFile.read(file), null);
      assertThat(again.inputs()).isEqualTo(first.inputs());
      assertThat(again.origins()).isEqualTo(first.origins());
    }
  }

  @Test
  void an_author_and_a_day_are_written_without_quotes() throws Exception {
    Path file = directory.resolve("study.yaml");
    Files.writeString(
        file,
        """
        by: Ana Maier
        on: 2026-05-04
        org: {engineers: 6, monthlyCost: 7500}
        scenarios:
          current: {projectBuildHours: {value: 160, by: Bo, on: 2026-05-06}}
        """);

    Assumptions read = Assumptions.of(SimulationFile.read(file), null);

    assertThat(read.origins())
        .hasEntrySatisfying(
            "org.engineers",
            origin -> assertThat(origin.mark()).isEqualTo("assumed by Ana Maier on 2026-05-04"))
        .hasEntrySatisfying(
            "scenarios.current.projectBuildHours",
            origin -> assertThat(origin.mark()).isEqualTo("assumed by Bo on 2026-05-06"));
  }

  private static JsonNode said(Random random) {
    ObjectNode said = Json.MAPPER.createObjectNode();
    ObjectNode org = said.putObject("org");
    org.put("engineers", 1 + random.nextInt(12))
        .put("baseSalaryPerYear", random.nextDouble() * 1e11);
    org.putObject("valuePerProjectMonth")
        .put("value", 2e-9 + random.nextDouble() * 1e-7)
        .put("by", "1,2");
    org.putArray("runs")
        .addObject()
        .put("minutes", random.nextDouble())
        .put("perEngineerMonth", 3e-9);
    if (random.nextBoolean()) {
      said.put("by", "Ana: \"#1\"")
          .put("on", LocalDate.EPOCH.plusDays(random.nextInt(30_000)).toString());
    }
    ObjectNode scenarios = said.putObject("scenarios");
    scenarios.putObject("current").put("projectBuildHours", 160).put("meetingHours", 9.25);
    scenarios.putObject("on").putObject("meetingHours").put("factor", random.nextInt(9) / 8.0);
    return said;
  }
}
