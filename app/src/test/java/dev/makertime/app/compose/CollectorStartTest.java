package dev.makertime.app.compose;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorStartTest {
  @TempDir Path directory;

  @Test
  void a_data_directory_that_cannot_be_used_is_named_with_its_reason() throws Exception {
    Files.createFile(directory.resolve("file"));
    Path file =
        Files.writeString(
            directory.resolve("makertime.yaml"),
            """
            organization: organization.yaml
            data: {directory: file/data}
            collector: {port: 0}
            reporter: {port: 0}
            """);
    Configuration configuration = ConfigurationFile.read(file, Map.of());

    assertThatThrownBy(() -> new CollectorStart(configuration, Clock.systemUTC()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            ".*file/data cannot be used \\([a-z].+\\): set data.directory or its.*");
  }
}
