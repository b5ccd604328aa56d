package dev.makertime.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path directory;

  @Test
  void no_other_account_looks_into_what_a_running_makertime_writes() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path log = directory.resolve("log");
    try (Child run =
        Child.start(
            log, Map.of("MAKERTIME_LOG", "debug"), "run", "--config", config().toString())) {
      run.await("reporter  ");

      assertThat(modeOf(data)).isEqualTo("rwx------");
      assertThat(commandLines()).doesNotContain("user_makertime");
      run.kill();
    }
    DataDirectory.prepare(data);

    assertThat(openIn(data)).isEmpty();
    assertThat(Files.readString(log))
        .contains("was open to other accounts of this machine (rwxr-xr-x)")
        .doesNotContain("user_makertime=\"", "password=\"");
  }

  @Test
  void files_of_others_and_links_stay_as_they_are() throws IOException {
    Path data = Files.createDirectory(directory.resolve("data"));
    Path other = wide(data.resolve("notes.txt"));
    Path linked = wide(directory.resolve("linked"));
    Files.createSymbolicLink(data.resolve("store"), linked);
    Path ours = wide(Files.createDirectory(data.resolve("spool")).resolve("0.spool"));

    DataDirectory.prepare(data);

    assertThat(modeOf(ours)).isEqualTo("rw-------");
    assertThat(List.of(modeOf(other), modeOf(linked))).containsOnly("rw-r--r--");
  }

  @Test
  void whether_others_may_look_into_it_is_known() throws IOException {
    Path data = Files.createDirectory(directory.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));

    assertThat(DataDirectory.openness(data)).contains("rwxr-x---");
    DataDirectory.prepare(data);

    assertThat(DataDirectory.openness(data)).isEmpty();
  }

  private Path config() throws IOException {
    Files.writeString(
        directory.resolve("organization.yaml"),
        "people: [{id: ana, name: Ana, identities: [\"tool:ana\"]}]\n");
    return Files.writeString(
        directory.resolve("makertime.yaml"),
        """
        organization: organization.yaml
        data: {directory: data}
        collector: {port: 0}
        reporter: {port: 0}
        """);
  }

  private static Path wide(Path file) throws IOException {
    Files.writeString(file, "text");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static String modeOf(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<String> openIn(Path data) throws IOException {
    try (Stream<Path> walk = Files.walk(data)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> mode(file).matches(".*[rwx].*"))
          .map(Path::toString)
          .toList();
    }
  }

  private static String mode(Path file) {
    try {
      return modeOf(file).substring(3);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String commandLines() {
    return String.join(
        "\n",
        ProcessHandle.allProcesses()
            .map(process -> process.info().commandLine().orElse(""))
            .toList());
  }
}
