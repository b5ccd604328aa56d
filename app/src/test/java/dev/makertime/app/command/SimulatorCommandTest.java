package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorCommandTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();

  @Test
  void what_the_simulator_writes_is_taken_as_it_is() throws Exception {
    Path written = directory.resolve("play");
    assertThat(makertime.run("simulator", "--write", written.toString(), "--port", "0")).isZero();
    String first = Files.readString(written.resolve("makertime.yaml"));
    assertThat(makertime.run("simulator", "--write", written.toString(), "--port", "0")).isZero();

    Configuration configuration =
        ConfigurationFile.read(written.resolve("makertime.yaml"), Map.of());
    assertThat(OrganizationFile.read(configuration.organization()).people()).hasSize(14);
    assertThat(configuration.sources()).hasSizeGreaterThan(12);
    assertThat(configuration.reporter().scenarios()).exists();
    assertThat(secret(first))
        .hasSizeGreaterThan(20)
        .isEqualTo(secret(Files.readString(written.resolve("makertime.yaml"))));
    assertThat(makertime.err()).contains("next: makertime run --config " + written);
  }

  private static String secret(String yaml) {
    return yaml.replaceAll("(?s).*secrets: \\[\"([^\"]+)\"].*", "$1");
  }

  @Test
  void the_simulator_refuses_a_base_with_sources_and_one_that_is_not_there() throws Exception {
    Path base = write("base.yaml", "organization: o.yaml\nsources: []\n");
    String to = directory.resolve("play").toString();

    assertThat(
            makertime.run("simulator", "--directory", to, "--write", base.toString(), "--port=0"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("must not have sources");
    assertThat(makertime.run("simulator", "--directory", to, "--write", to + "/none", "--port=0"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("there is no such file");
    assertThat(makertime.run("simulator", "--collector", "http://127.0.0.1:1", "--port=0"))
        .isEqualTo(2);
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
