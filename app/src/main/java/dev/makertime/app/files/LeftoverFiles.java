package dev.makertime.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes native libraries that killed processes left in the temporary directory. */
final class LeftoverFiles {
  /** How the name of a file ends that is still being written. */
  static final String DRAFT = ".part";

  private static final Logger LOG = LoggerFactory.getLogger(LeftoverFiles.class);

  /** Nobody unpacks for so long. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private LeftoverFiles() {}

  /** Removes other versions and unfinished files from the folder of a data directory. */
  static void inFolder(Path folder, List<String> versions) throws IOException {
    Set<String> open = mapped();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      boolean current =
          versions.contains(folder.relativize(file).getName(0).toString())
              && !file.toString().endsWith(DRAFT);
      if (!current && !open.contains(file.toString()) && isOld(file)) {
        Files.deleteIfExists(file);
      }
    }
    removeEmpty(folder);
  }

  private static void removeEmpty(Path folder) throws IOException {
    List<Path> directories;
    try (Stream<Path> walk = Files.walk(folder)) {
      directories =
          walk.filter(path -> Files.isDirectory(path) && !path.equals(folder))
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (Path directory : directories) {
      try (Stream<Path> content = Files.list(directory)) {
        if (content.findAny().isEmpty()) {
          Files.deleteIfExists(directory);
        }
      }
    }
  }

  /** Looks through the temporary directory, on a thread of its own: that takes a while. */
  static void removeLater(Optional<UnpackedFile> rocks, Optional<UnpackedFile> duck) {
    Thread thread =
        new Thread(
            () -> inTemporary(Path.of(System.getProperty("java.io.tmpdir")), rocks, duck),
            "leftovers");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Removes what RocksDB and DuckDB have unpacked for makertimes that were killed: files of this
   * user by their names, with exactly the content of our libraries, that no process has in use.
   *
   * @return how many have gone
   */
  static int inTemporary(
      Path temporary, Optional<UnpackedFile> rocks, Optional<UnpackedFile> duck) {
    int gone = 0;
    try {
      UserPrincipal self = Files.getOwner(Path.of("/proc/self"));
      Set<String> open = mapped();
      List<Path> files;
      try (Stream<Path> list = Files.list(temporary)) {
        files = list.filter(file -> Files.isRegularFile(file)).toList();
      }
      for (Path file : files) {
        String name = file.getFileName().toString();
        Optional<UnpackedFile> ours =
            name.matches("librocksdbjni\\d+\\.(so|jnilib)")
                ? rocks
                : name.matches("libduckdb_java\\d+\\.so") ? duck : Optional.empty();
        if (ours.isPresent()
            && !open.contains(file.toRealPath().toString())
            && Files.getOwner(file).equals(self)
            && ours.get().isWhole(file)) {
          gone += Files.deleteIfExists(file) ? 1 : 0;
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("the temporary directory cannot be listed", e);
    }
    return gone;
  }

  private static boolean isOld(Path file) throws IOException {
    return !file.toString().endsWith(DRAFT)
        || Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(LONG));
  }

  /** The files that processes of this machine have in memory, as far as they may be looked at. */
  private static Set<String> mapped() {
    Set<String> files = new HashSet<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.toList()) {
        files.addAll(mappedBy(process.resolve("maps")));
      }
    } catch (IOException e) {
      LOG.debug("the libraries in use cannot be determined", e);
    }
    return files;
  }

  private static Set<String> mappedBy(Path maps) {
    if (!Files.isReadable(maps)) {
      return Set.of();
    }
    try (Stream<String> lines = Files.lines(maps)) {
      return lines
          .map(line -> line.substring(Math.max(0, line.indexOf('/'))))
          .filter(line -> line.startsWith("/"))
          .collect(Collectors.toSet());
    } catch (IOException | RuntimeException e) {
      return Set.of(); // it has ended meanwhile
    }
  }
}
