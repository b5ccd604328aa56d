package dev.makertime.reporter.calibration;

import dev.makertime.analysis.calibration.ConfusionMatrix;
import dev.makertime.topics.Json;
import dev.makertime.topics.permissions.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Stores calibration in a file of a data directory. */
public final class CalibrationFile {
  private static final String NAME = "calibration.json";

  private final Path directory;

  /** That of a data directory. */
  public CalibrationFile(Path data) {
    directory = data.resolve("calibration");
  }

  /** The counts; of no pairs where there is no file. */
  public ConfusionMatrix counts() throws IOException {
    return read().counts();
  }

  /**
   * Erases a person, while no reporter runs on the directory.
   *
   * @return how many taps and agreements to take part are gone; what was counted is nobody's
   */
  public long erase(String person) throws IOException {
    sweep();
    StoredCalibration stored = read();
    long theirs = stored.of(person).size() + (stored.people().containsKey(person) ? 1L : 0L);
    if (theirs > 0) {
      write(stored.without(person));
    }
    return theirs;
  }

  StoredCalibration read() throws IOException {
    Path file = directory.resolve(NAME);
    return Files.exists(file)
        ? Json.MAPPER.readValue(file.toFile(), StoredCalibration.class)
        : StoredCalibration.NONE;
  }

  /** Removes what a kill left behind: it has what people said. */
  private void sweep() throws IOException {
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, "*.new")) {
        for (Path draft : drafts) {
          Files.deleteIfExists(draft);
        }
      }
    }
  }

  void write(StoredCalibration next) throws IOException {
    OwnerOnly.createDirectories(directory);
    sweep();
    Path draft = OwnerOnly.temporaryFile(directory, "calibration", ".new");
    try {
      Files.write(draft, Json.MAPPER.writeValueAsBytes(next));
      Files.move(
          draft,
          directory.resolve(NAME),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
