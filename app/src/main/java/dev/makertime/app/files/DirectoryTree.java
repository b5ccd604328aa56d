package dev.makertime.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes directories with their content. */
public final class DirectoryTree {
  private DirectoryTree() {}

  /** Deletes a directory, if there is one. */
  public static void delete(Path directory) throws IOException {
    for (Path path : deepestFirst(directory)) {
      Files.deleteIfExists(path);
    }
  }

  /** Deletes the content of a directory, if there is one, except files of one name. */
  public static void deleteContent(Path directory, String except) throws IOException {
    for (Path path : deepestFirst(directory)) {
      if (!path.equals(directory) && !path.endsWith(except)) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** What is in a directory comes before it. */
  private static List<Path> deepestFirst(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
