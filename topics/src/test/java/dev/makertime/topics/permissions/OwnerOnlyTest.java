package dev.makertime.topics.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
  @TempDir Path directory;

  @Test
  void what_is_made_is_the_owners() throws IOException {
    Path made = directory.resolve("above/made");

    OwnerOnly.createDirectories(made);
    Path file = OwnerOnly.temporaryFile(made, "a", ".b");

    assertThat(modeOf(made)).isEqualTo("rwx------");
    assertThat(modeOf(file)).isEqualTo("rw-------");
    assertThat(modeOf(directory.resolve("above"))).as("of others").isNotEqualTo("rwx------");
  }

  @Test
  void what_others_may_do_is_said_and_taken_from_them() throws IOException {
    Path wide = Files.createFile(directory.resolve("wide"));
    Files.setPosixFilePermissions(wide, PosixFilePermissions.fromString("rwxrw-r--"));

    assertThat(OwnerOnly.widerThanOwner(wide)).isEqualTo("rwxrw-r--");
    OwnerOnly.close(wide);

    assertThat(modeOf(wide)).isEqualTo("rwx------");
    assertThat(OwnerOnly.widerThanOwner(wide)).isNull();
  }

  @Test
  void a_file_system_without_owners_is_left_as_it_is() throws IOException {
    Path archive = directory.resolve("archive.zip");
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Path made = zip.getPath("/above/made");

      OwnerOnly.createDirectories(made);
      Path file = Files.createFile(made.resolve("file"));
      OwnerOnly.close(file);

      assertThat(OwnerOnly.isKnownAt(made)).isFalse();
      assertThat(OwnerOnly.widerThanOwner(file)).isNull();
    }
  }

  private static String modeOf(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
