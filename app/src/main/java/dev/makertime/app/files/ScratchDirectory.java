package dev.makertime.app.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory in the temporary directory, locked while the process lives. Leftovers of killed
 * processes with the same name are deleted when the next one is created.
 */
public final class ScratchDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScratchDirectory.class);
  private static final Duration YOUNG = Duration.ofMinutes(10);

  private final Path path;
  private final DataLock lock;

  private ScratchDirectory(Path path, DataLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes one.
   *
   * @param prefix with which its name begins, which nobody else's does
   */
  public static ScratchDirectory make(String prefix) throws IOException {
    Path path = Files.createTempDirectory(prefix);
    ScratchDirectory made = new ScratchDirectory(path, DataLock.take(path));
    removeAbandoned(path, prefix);
    return made;
  }

  public Path path() {
    return path;
  }

  private static void removeAbandoned(Path own, String prefix) {
    try (Stream<Path> list = Files.list(own.toAbsolutePath().getParent())) {
      for (Path other : list.filter(one -> isLike(one, prefix)).toList()) {
        if (!other.getFileName().equals(own.getFileName())
            && Files.getOwner(other).equals(Files.getOwner(own))
            && isAbandoned(other)) {
          LOG.info("removing {}, left by a killed process", other);
          DirectoryTree.delete(other);
        }
      }
    } catch (IOException e) {
      LOG.debug("leftovers of other processes cannot be removed", e);
    }
  }

  private static boolean isLike(Path one, String prefix) {
    return one.getFileName().toString().startsWith(prefix)
        && Files.isDirectory(one, java.nio.file.LinkOption.NOFOLLOW_LINKS);
  }

  /** Nobody holds its lock, or it has none and is not about to get one. */
  private static boolean isAbandoned(Path directory) throws IOException {
    boolean locked = false;
    for (Path lock : List.of(directory.resolve("lock"), directory.resolve("data/lock"))) {
      if (Files.exists(lock)) {
        locked = true;
        if (isHeld(lock)) {
          return false;
        }
      }
    }
    return locked
        || Files.getLastModifiedTime(directory).toInstant().isBefore(Instant.now().minus(YOUNG));
  }

  private static boolean isHeld(Path lock) throws IOException {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock got = channel.tryLock()) {
      return got == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  /** Lets go of it and removes it with all that is in it. */
  public void delete() throws IOException {
    close();
    DirectoryTree.delete(path);
  }

  /** Unlocks it; its creator deletes it. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
