package dev.makertime.bench;

import dev.makertime.app.files.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Creates temporary directories, and deletes them after a run. */
final class Scratch {
  private Scratch() {}

  static Path directory(String name) throws IOException {
    return Files.createTempDirectory("makertime-bench-" + name);
  }

  static void delete(Path directory) throws IOException {
    DirectoryTree.delete(directory);
  }

  static long bytes(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
