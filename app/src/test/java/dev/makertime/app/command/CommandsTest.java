package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Makertime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "run", "streams", "people", "measure", "read", "report", "check", "token"})
  void every_command_has_help(String command) {
    assertThat(makertime.run(command, "--help")).isZero();
    assertThat(makertime.out()).contains("Usage: makertime " + command);
  }

  @Test
  void streams_describes_its_topology_without_a_broker() {
    assertThat(makertime.run("streams", "--describe")).isZero();
    assertThat(makertime.out()).startsWith("Topologies:").contains("makertime.team-days.v1");
  }

  @Test
  void streams_alone_needs_a_configuration_and_a_broker() throws Exception {
    assertThat(makertime.run("streams")).isEqualTo(2);
    assertThat(makertime.err()).contains("--config");

    write("organization.yaml", "people: []");
    Path config = write("makertime.yaml", "organization: organization.yaml");
    assertThat(makertime.run("streams", "--config", config.toString())).isEqualTo(1);
    assertThat(makertime.err()).contains("kafka.bootstrapServers");
  }

  @Test
  void people_apply_puts_a_file_in_force_or_changes_nothing() throws Exception {
    Path inForce = write("organization.yaml", "people: [{id: ana}]");
    Path config = write("makertime.yaml", "organization: organization.yaml");
    Path wrong = write("wrong.yaml", "people: [{id: ana}, {id: ana}]\nholidays: [soon]");

    assertThat(makertime.run("people", "apply", wrong.toString(), "--config", config.toString()))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("people[1].id").contains("holidays[0]");
    assertThat(inForce).hasContent("people: [{id: ana}]");

    Path right = write("right.yaml", "people: [{id: ana}, {id: bo}]");
    assertThat(makertime.run("people", "apply", right.toString(), "--config", config.toString()))
        .isZero();
    assertThat(makertime.out()).contains("2 people");
    assertThat(inForce).hasContent("people: [{id: ana}, {id: bo}]");
  }

  @Test
  void no_command_is_a_usage_error() {
    assertThat(makertime.run()).isEqualTo(2);
    assertThat(makertime.err()).contains("A command is missing.");
  }

  @Test
  void a_broken_organization_is_refused_with_every_mistake() throws Exception {
    write("organization.yaml", "people: [{id: ana, tems: []}, {id: ana}]");
    Path config = write("makertime.yaml", "organization: organization.yaml");

    assertThat(makertime.run("check", "--config", config.toString())).isEqualTo(1);
    assertThat(makertime.err())
        .contains("people[0].tems: unknown; did you mean teams?")
        .contains("people[1].id: is the id of two people: ana");
  }

  @Test
  void a_sound_configuration_is_said_to_be_so() throws Exception {
    write("organization.yaml", "people: [{id: ana}]");
    Path config = write("makertime.yaml", "organization: organization.yaml");

    assertThat(makertime.run("check", "--config", config.toString())).isZero();
    assertThat(makertime.out())
        .contains("1 person, 0 identities, 0 bots")
        .contains("can be written");
  }

  @Test
  void digits_are_written_alike_on_every_machine() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("fa-IR"));
      assertThat("projects/%d/".formatted(15)).isNotEqualTo("projects/15/");

      Makertime.writeDigitsAlike();

      assertThat("projects/%d/".formatted(15)).isEqualTo("projects/15/");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Test
  void a_report_of_nothing_says_what_to_do() throws Exception {
    write("organization.yaml", "people: [{id: ana}]");
    Path config = write("makertime.yaml", "organization: organization.yaml");

    assertThat(
            makertime.run("report", "--config=" + config, "--from=2026-01-01", "--to=2026-01-31"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("start `makertime run --config");
  }

  @Test
  void the_way_of_a_start_is_gone_up_to_its_first_answer_and_leaves_nothing() {
    assertThat(makertime.run("prepare")).isZero();
    assertThat(makertime.err()).isEmpty();
  }

  @Test
  void check_counts_sources_not_results_and_names_those_that_cannot_be_read() throws Exception {
    write("organization.yaml", "people: [{id: ana}]");
    Path config =
        write(
            "makertime.yaml",
            """
            organization: organization.yaml
            sources:
              - {type: gitlab, url: "http://127.0.0.1:1", token: t, projects: [a/b], secrets: [s]}
            """);

    assertThat(makertime.run("check", "--config", config.toString())).isEqualTo(1);
    assertThat(makertime.out()).contains("makertime.yaml: 1 source\n");
    assertThat(makertime.err()).contains("1 of 1 source cannot be read: gitlab");
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
