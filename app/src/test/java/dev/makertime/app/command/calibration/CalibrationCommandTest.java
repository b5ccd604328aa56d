package dev.makertime.app.command.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.app.command.CommandRun;
import dev.makertime.app.command.MeasuredOrganization;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationCommandTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();
  private String config = "";

  @BeforeEach
  void start() throws Exception {
    config =
        Files.writeString(
                directory.resolve("makertime.yaml"),
                "organization: organization.yaml\ndata: {directory: data}\n")
            .toString();
    Files.writeString(directory.resolve("organization.yaml"), "people: []\n");
  }

  @Test
  void it_prints_agreement_matrix_and_bias() throws Exception {
    store(
        """
        {"draws":20,"people":12,"counts":[[38,0,0,2,0],[0,14,0,12,0],[0,0,10,6,0],
        [2,4,2,120,6],[0,0,0,14,10]]}
        """);

    assertThat(run())
        .contains(
            "Measured and said of 240 moments, by at least 12 people: 80 % agree.",
            "Beyond chance (Cohen's kappa): 0.66 (0.42 … 0.91)",
            "manual                    0           14            0           12            0",
            "It is of 224 moments of measured working time, with 95 % intervals.")
        .containsPattern("manual +11\\.6 % +8\\.0 % +\\+3\\.6 % \\(-?.+ … .+\\)");
  }

  @Test
  void json_has_every_figure() throws Exception {
    store(
        """
        {"draws":20,"people":12,"counts":[[38,0,0,2,0],[0,14,0,12,0],[0,0,10,6,0],
        [2,4,2,120,6],[0,0,0,14,10]]}
        """);

    JsonNode found = makertime.json("calibration", "--config=" + config, "--json");

    assertThat(found.path("people").asInt()).isEqualTo(12);
    assertThat(found.at("/agreement/share").asDouble()).isCloseTo(0.8, within(1e-9));
    assertThat(found.at("/biases/1/category").asText()).isEqualTo("manual");
    assertThat(found.at("/biases/1/interval").size()).isEqualTo(2);
    assertThat(found.at("/alike/bias").asDouble()).isEqualTo(0.1);
  }

  @Test
  void what_people_said_widens_the_interval_of_a_simulation_and_not_its_value() throws Exception {
    Path own = Files.createDirectory(directory.resolve("measured"));
    MeasuredOrganization measured = MeasuredOrganization.in(own);
    JsonNode before = meetings(measured);
    store(
        own,
        """
        {"draws":20,"people":12,"counts":[[38,0,0,2,0],[0,14,0,12,0],[0,0,10,6,0],
        [2,4,2,120,6],[0,0,0,14,10]]}
        """);

    JsonNode after = meetings(measured);

    assertThat(after.path("source").asText())
        .contains("wider by what 12 people said of 224 moments (bias +0.0 % of working time");
    assertThat(after.path("se").asDouble()).isGreaterThan(before.path("se").asDouble());
    assertThat(after.at("/ci95/1").asDouble()).isGreaterThan(before.at("/ci95/1").asDouble());
    assertThat(before.path("source").asText()).doesNotContain("said");
  }

  private JsonNode meetings(MeasuredOrganization measured) throws Exception {
    return makertime
        .json(
            "simulate",
            "../docs/example/measured.yaml",
            "--json",
            "--provenance",
            "--draws=10",
            "--config=" + measured.config(),
            "--from=" + MeasuredOrganization.FROM,
            "--to=" + MeasuredOrganization.WAVE)
        .at("/origins/scenarios.current.meetingHours");
  }

  @Test
  void of_nobody_and_of_four_people_it_is_unknown() throws Exception {
    assertThat(run()).contains("Unknown: at least 5 people have to say");
    store(
        """
        {"draws":20,"people":4,"counts":[[0,0,0,0,0],[0,0,0,0,0],[0,0,0,0,0],
        [0,4,0,70,0],[0,0,0,0,0]]}
        """);

    assertThat(run()).contains("Unknown: at least 5 people have to say").doesNotContain("70");
  }

  @Test
  void a_damaged_file_is_one_clear_line() throws Exception {
    store("{\"draws\":1,\"people\":5,\"counts\":[[1]]}");

    assertThat(makertime.run("calibration", "--config=" + config)).isEqualTo(1);

    assertThat(makertime.err())
        .contains("the calibration cannot be read")
        .doesNotContain("Exception", "dev.makertime");
  }

  private String run() {
    assertThat(makertime.run("calibration", "--config=" + config)).as(makertime.err()).isZero();
    return makertime.out();
  }

  private void store(String counts) throws Exception {
    store(directory, counts);
  }

  private static void store(Path beside, String counts) throws Exception {
    Path folder = Files.createDirectories(beside.resolve("data/calibration"));
    Files.writeString(
        folder.resolve("calibration.json"),
        "{\"people\":{},\"taps\":[],\"counts\":%s}".formatted(counts));
  }
}
