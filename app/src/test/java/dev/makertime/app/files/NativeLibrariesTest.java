package dev.makertime.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.util.Environment;

class NativeLibrariesTest {
  private static final UnpackedFile ROCKS =
      UnpackedFile.of(Environment.getJniLibraryFileName("rocksdb")).orElseThrow();
  private static final UnpackedFile DUCK =
      DuckDbLibrary.resource().flatMap(UnpackedFile::of).orElseThrow();

  @TempDir Path directory;

  @Test
  void who_is_killed_leaves_nothing_and_who_starts_again_unpacks_nothing() throws Exception {
    Path config = configuration();
    Path log = directory.resolve("log");
    List<FileTime> unpacked;
    try (Child run = Child.start(log, Map.of(), "run", "--config", config.toString())) {
      run.await("reporter  ");
      run.kill();
    }
    unpacked = times(directory.resolve("data/native"));
    try (Child run = Child.start(log, Map.of(), "run", "--config", config.toString())) {
      run.await("reporter  ");
      run.kill();
    }

    assertThat(unpacked).hasSize(2);
    assertThat(times(directory.resolve("data/native"))).isEqualTo(unpacked);
    assertThat(libraries(directory.resolve("tmp"))).isEmpty();
  }

  @Test
  void what_is_half_written_damaged_or_of_another_version_is_not_used_and_goes() throws Exception {
    Path folder = directory.resolve("native");
    Path version = Files.createDirectories(folder.resolve(DUCK.version()));
    Path damaged = Files.write(version.resolve("library.so"), new byte[1_000]);
    Path old =
        Files.write(Files.createDirectory(folder.resolve("0-1")).resolve("l.so"), new byte[1]);
    Path draft = Files.write(version.resolve("library.so123.part"), new byte[1]);
    Path fresh = Files.write(version.resolve("library.so456.part"), new byte[1]);
    Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(1, ChronoUnit.HOURS)));

    LeftoverFiles.inFolder(folder, List.of(DUCK.version()));
    Path used = DUCK.into(version, "library.so");

    assertThat(used).isEqualTo(damaged);
    assertThat(DUCK.isWhole(used)).isTrue();
    assertThat(old.getParent()).doesNotExist();
    assertThat(draft).doesNotExist();
    assertThat(fresh).exists();
  }

  @Test
  void two_that_unpack_together_both_find_it_whole() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    Callable<Path> unpack = () -> ROCKS.into(directory.resolve("together"), "library.so");

    for (Future<Path> one : two.invokeAll(List.of(unpack, unpack))) {
      assertThat(ROCKS.isWhole(one.get())).isTrue();
    }
    assertThat(libraries(directory.resolve("together"))).hasSize(1);
    two.shutdown();
  }

  @Test
  void of_the_temporary_directory_only_copies_of_our_own_go_that_nobody_uses() throws Exception {
    Path tmp = Files.createDirectory(directory.resolve("elsewhere"));
    Path ours = ROCKS.into(tmp, "librocksdbjni1234567.so");
    Path theirs = Files.write(tmp.resolve("librocksdbjni7654321.so"), new byte[100]);
    Path other = DUCK.into(tmp, "libduckdb_java12.so.bak");

    int gone = LeftoverFiles.inTemporary(tmp, Optional.of(ROCKS), Optional.of(DUCK));

    assertThat(gone).isEqualTo(1);
    assertThat(ours).doesNotExist();
    assertThat(theirs).exists();
    assertThat(other).exists();
  }

  @Test
  void what_a_killed_demo_has_left_goes_and_what_one_holds_stays() throws Exception {
    String prefix = "makertime-test-" + UUID.randomUUID();
    try (ScratchDirectory held = ScratchDirectory.make(prefix)) {
      Path left = Files.createTempDirectory(prefix);
      Files.createFile(Files.createDirectory(left.resolve("data")).resolve("lock"));
      Path young = Files.createTempDirectory(prefix);
      Path old = Files.createTempDirectory(prefix);
      Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(1, ChronoUnit.HOURS)));

      try (ScratchDirectory next = ScratchDirectory.make(prefix)) {
        assertThat(List.of(held.path(), young, next.path())).allMatch(Files::exists);
        assertThat(List.of(left, old)).noneMatch(Files::exists);
      }
    } finally {
      try (Stream<Path> list = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
        for (Path one : list.filter(path -> path.toString().contains(prefix)).toList()) {
          Files.deleteIfExists(one.resolve("lock"));
          Files.deleteIfExists(one);
        }
      }
    }
  }

  @Test
  void each_machine_has_its_own_library() {
    assertThat(DuckDbLibrary.resource("Linux", "aarch64"))
        .hasValue("libduckdb_java.so_linux_arm64");
    assertThat(DuckDbLibrary.resource("Linux", "amd64")).hasValue("libduckdb_java.so_linux_amd64");
    assertThat(DuckDbLibrary.resource("Mac OS X", "aarch64"))
        .hasValue("libduckdb_java.so_osx_universal");
    assertThat(DuckDbLibrary.resource("Windows 11", "amd64")).isEmpty();
  }

  @Test
  void a_class_without_the_name_stays_as_it_is() throws Exception {
    byte[] other;
    try (var in = getClass().getResourceAsStream("NativeLibrariesTest.class")) {
      other = in == null ? new byte[0] : in.readAllBytes();
    }

    assertThat(DuckDbLibrary.changed(other, "/x")).isEmpty();
    assertThat(DuckDbLibrary.changed(new byte[3], "/x")).isEmpty();
  }

  private Path configuration() throws IOException {
    Files.writeString(
        directory.resolve("organization.yaml"), "people: [{id: ana, timeZone: Europe/Lisbon}]\n");
    return Files.writeString(
        directory.resolve("makertime.yaml"),
        """
        organization: organization.yaml
        data: {directory: data}
        collector: {port: 0}
        reporter: {port: 0}
        """);
  }

  private static List<FileTime> times(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .sorted()
          .map(
              file -> {
                try {
                  return Files.getLastModifiedTime(file);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              })
          .toList();
    }
  }

  private static List<Path> libraries(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(file -> file.toString().contains(".so")).toList();
    }
  }
}
