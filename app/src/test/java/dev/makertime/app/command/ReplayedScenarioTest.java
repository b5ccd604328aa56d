package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replayed hours as a scenario. */
class ReplayedScenarioTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();

  @Test
  void replayed_hours_enter_a_simulation_of_the_same_period_exactly() throws Exception {
    String config = MeasuredOrganization.in(directory).config();
    String[] period = {"--config=" + config, "--from=2026-03-02", "--to=2026-05-03"};
    Path scenario = directory.resolve("replayed.yaml");
    Path file =
        write(
            "changes.yaml",
            "changes: [{kind: wait, run: {cap: 900}, queue: {cap: 720}}, {kind: meeting, cap: 600},"
                + " {kind: manual, effort: 0.25}]");

    JsonNode replay =
        makertime.json(
            with(period, "replay", "--json", "--changes=" + file, "--scenario=" + scenario));

    write(
        "simulated.yaml",
        Files.readString(scenario).replace("current: {}", "current: {projectBuildHours: 160}"));
    JsonNode scenarios =
        makertime
            .json(with(period, "simulate", directory + "/simulated.yaml", "--json", "--draws=10"))
            .path("scenarios");
    JsonNode current = scenarios.at("/current/hours");
    JsonNode then = scenarios.at("/replayed/hours");
    double month = current.path("meetings").asDouble() / replay.at("/current/meeting").asDouble();
    assertThat(then.path("meetings").asDouble())
        .isCloseTo(month * replay.at("/replayed/meeting").asDouble(), within(1e-6));
    assertThat(then.path("manual").asDouble())
        .isCloseTo(month * replay.at("/replayed/manual").asDouble(), within(1e-6));
    long waited = 0;
    for (String kind : List.of("queue", "run", "resume")) {
      waited += replay.at("/replayed/" + kind).asLong();
    }
    assertThat(waited).isPositive();
    assertThat(then.path("mechanical").asDouble()).isCloseTo(month * waited, within(1e-6));
  }

  private static String[] with(String[] period, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(period));
    return all.toArray(String[]::new);
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
