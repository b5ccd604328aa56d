package dev.makertime.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentVariablesTest {
  @TempDir Path directory;

  @Test
  void a_variable_may_be_what_a_file_says() throws Exception {
    Path secret = Files.writeString(directory.resolve("token"), "s3cret \n");

    Map<String, String> all =
        EnvironmentVariables.withFiles(Map.of("TOKEN_FILE", secret.toString()));

    assertThat(all).containsEntry("TOKEN", "s3cret");
  }

  @Test
  void a_variable_that_is_set_holds_and_a_file_that_is_not_there_sets_none() throws Exception {
    Path secret = Files.writeString(directory.resolve("token"), "of the file");

    Map<String, String> all =
        EnvironmentVariables.withFiles(
            Map.of(
                "A", "itself",
                "A_FILE", secret.toString(),
                "B_FILE", directory.resolve("missing").toString()));

    assertThat(all).containsEntry("A", "itself").doesNotContainKey("B");
  }
}
