package dev.makertime.reporter.survey;

import dev.makertime.topics.Json;
import dev.makertime.topics.permissions.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores rounds in a directory: the open one, and a file for each one that was kept. */
public final class SurveyFiles {
  private static final String OPEN = "open.json";
  private static final String KEPT = ".round.json";

  private final Path directory;

  /** Those of a data directory. */
  public SurveyFiles(Path data) {
    directory = data.resolve("survey");
  }

  @Nullable OpenRound open() throws IOException {
    Path file = directory.resolve(OPEN);
    return Files.exists(file) ? Json.MAPPER.readValue(file.toFile(), OpenRound.class) : null;
  }

  void open(OpenRound round) throws IOException {
    write(OPEN, round);
  }

  void close() throws IOException {
    Files.deleteIfExists(directory.resolve(OPEN));
  }

  /** Writes a round once. */
  void keep(KeptRound round) throws IOException {
    write(round.round() + KEPT, round);
    close();
  }

  boolean isKept(String round) {
    return Files.exists(directory.resolve(round + KEPT));
  }

  /** The rounds that were kept, the latest first. */
  public List<KeptRound> kept() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.filter(file -> file.toString().endsWith(KEPT)).sorted().toList();
    }
    List<KeptRound> rounds = new ArrayList<>();
    for (Path file : files) {
      rounds.add(Json.MAPPER.readValue(file.toFile(), KeptRound.class));
    }
    rounds.sort(
        Comparator.comparing(KeptRound::day)
            .reversed()
            .thenComparing(KeptRound::round, Comparator.reverseOrder()));
    return rounds;
  }

  /** Removes what a kill left behind. */
  void sweep() throws IOException {
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, "*.new")) {
        for (Path draft : drafts) {
          Files.deleteIfExists(draft);
        }
      }
    }
  }

  private void write(String name, Object round) throws IOException {
    OwnerOnly.createDirectories(directory);
    Path draft = OwnerOnly.temporaryFile(directory, "round", ".new");
    try {
      Files.write(draft, Json.MAPPER.writeValueAsBytes(round));
      Files.move(
          draft,
          directory.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
