package dev.makertime.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Deletes directories. */
public final class Directories {
  private Directories() {}

  /** Deletes a directory with all that is in it, if it is there. */
  public static void delete(Path directory) throws IOException {
    delete(directory, path -> false);
  }

  /**
   * The same, less what stays.
   *
   * @param stays a directory in which something stays has to stay too
   */
  public static void delete(Path directory, Predicate<Path> stays) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList(); // content before its directory
    }
    for (Path path : all) {
      if (!stays.test(path)) {
        Files.deleteIfExists(path);
      }
    }
  }
}
