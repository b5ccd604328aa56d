package dev.makertime.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.testkit.GoldenCase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that cannot start says why, and what to do. */
class InstanceFailureTest {
  private static final GoldenCase GOLDEN = GoldenCase.named("14-random");

  @TempDir Path directory;

  @Test
  void a_port_in_use_is_said_with_the_way_out() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start("{port: " + taken.getLocalPort() + "}"))
          .hasMessage(
              "port %d is in use: set reporter.port to another, or to 0 for a free one"
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void a_data_directory_in_use_is_said_with_the_way_out() throws Exception {
    try (Instance first = start("{port: 0}")) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> start("{port: 0}"))
          .hasMessageContaining("another makertime runs on");
    }
  }

  @Test
  void a_data_directory_that_is_a_file_is_said_by_name() throws Exception {
    Files.writeString(directory.resolve("data"), "a file");

    assertThatThrownBy(() -> start("{port: 0}")).hasMessageContaining("data directory");
  }

  private Instance start(String reporter) throws Exception {
    return start(reporter, "{partitions: 2}");
  }

  private Instance start(String reporter, String kafka) throws Exception {
    return new Instance(
        configuration(reporter, kafka), GOLDEN.organization(), Clock.systemUTC(), said -> {});
  }

  private Configuration configuration(String reporter, String kafka) throws Exception {
    Files.writeString(directory.resolve("organization.yaml"), GOLDEN.organizationYaml());
    Path file =
        Files.writeString(
            directory.resolve("makertime.yaml"),
            """
            organization: organization.yaml
            kafka: %s
            collector: {port: 0, tokens: [token]}
            reporter: %s
            """
                .formatted(kafka, reporter));
    return ConfigurationFile.read(file, Map.of());
  }
}
