package dev.makertime.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that cannot start says why, and what to do. */
class InstanceFailureTest {
  @TempDir Path directory;

  @Test
  void a_port_in_use_is_said_with_the_way_out() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> makertime().start("{port: " + taken.getLocalPort() + "}"))
          .hasMessage(
              "port %d is in use: set reporter.port to another, or to 0 for a free one"
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void a_data_directory_in_use_is_said_with_the_way_out() throws Exception {
    try (Instance first = makertime().start("{port: 0}")) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> makertime().start("{port: 0}"))
          .hasMessageContaining("another makertime runs on");
    }
  }

  @Test
  void a_data_directory_that_is_a_file_is_said_by_name() throws Exception {
    Files.writeString(directory.resolve("data"), "a file");

    assertThatThrownBy(() -> makertime().start("{port: 0}")).hasMessageContaining("data directory");
  }

  private GoldenMakertime makertime() {
    return new GoldenMakertime(directory);
  }
}
