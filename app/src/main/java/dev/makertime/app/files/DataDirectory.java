package dev.makertime.app.files;

import dev.makertime.topics.FailureText;
import dev.makertime.topics.permissions.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secures the data directory, which has the days of all people: no other account of the machine may
 * read it. If others can, permissions are restricted, also of the files that makertime wrote there.
 */
public final class DataDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

  /** How the names begin of what makertime writes; other files there are not its to change. */
  private static final List<String> OURS =
      List.of(
          "broker",
          "streams",
          "store",
          "spool",
          "access",
          "native",
          "lock",
          "eras",
          "reporter.url");

  private DataDirectory() {}

  /**
   * Makes it where it is missing, and closes it to others. What cannot be closed is logged.
   *
   * @throws IOException when it cannot be made
   */
  public static void prepare(Path directory) throws IOException {
    OwnerOnly.createDirectories(directory);
    openness(directory).ifPresent(open -> close(directory, open));
    int files = 0;
    for (Path file : written(directory)) {
      files += closeFile(file) ? 1 : 0;
    }
    if (files > 0) {
      LOG.info("other accounts can no longer read {} files in {}", files, directory);
    }
  }

  /** How others may look into it, such as {@code rwxr-xr-x}, or that nobody can tell. */
  public static Optional<String> openness(Path directory) {
    try {
      return OwnerOnly.isKnownAt(directory)
          ? Optional.ofNullable(OwnerOnly.widerThanOwner(directory))
          : Optional.of("its file system has no owners");
    } catch (IOException e) {
      return Optional.of("its permissions cannot be read");
    }
  }

  private static void close(Path directory, String open) {
    try {
      OwnerOnly.close(directory);
    } catch (IOException e) {
      LOG.debug("permissions of {} cannot be changed", directory, e);
    }
    Optional<String> still = openness(directory);
    if (still.isEmpty()) {
      LOG.warn(
          "{} was open to other accounts of this machine ({}); only its owner can read it now",
          directory,
          open);
    } else {
      LOG.warn(
          "{} may be open to other accounts of this machine ({}); let only the account that runs"
              + " makertime read it",
          directory,
          still.get());
    }
  }

  private static boolean closeFile(Path file) {
    try {
      if (OwnerOnly.widerThanOwner(file) == null) {
        return false;
      }
      OwnerOnly.close(file);
      return true;
    } catch (IOException e) {
      LOG.debug("permissions of {} cannot be changed", file, e);
      return false;
    }
  }

  /** All that makertime has written there; links are not followed. */
  private static List<Path> written(Path directory) throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.filter(one -> OURS.stream().anyMatch(name(one)::startsWith))
          .flatMap(DataDirectory::walk)
          .toList();
    }
  }

  private static Stream<Path> walk(Path top) {
    try (Stream<Path> walk = Files.walk(top)) {
      return walk.filter(one -> !Files.isSymbolicLink(one)).toList().stream();
    } catch (IOException e) {
      LOG.debug("{} cannot be listed", top, e);
      return Files.exists(top, LinkOption.NOFOLLOW_LINKS) ? Stream.of(top) : Stream.empty();
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /**
   * The failure of what used a directory: where it cannot be read or written, with what to do about
   * it.
   *
   * @param e checked or not
   */
  public static RuntimeException failure(Path directory, Exception e) {
    return e instanceof RuntimeException known
        ? known
        : new IllegalStateException(
            "the data directory %s cannot be used (%s): set data.directory or its permissions"
                .formatted(directory, FailureText.of(e)),
            e);
  }
}
