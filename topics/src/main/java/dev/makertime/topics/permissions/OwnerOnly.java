package dev.makertime.topics.permissions;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps files and directories to the account that owns them, whatever the umask. A file system
 * without such permissions, as Windows has them, is left as it is.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnly() {}

  /** Whether a file system knows owners and others. */
  public static boolean isKnownAt(Path path) {
    return view(path) != null;
  }

  /** Makes a temporary file that its owner alone may read. */
  public static Path temporaryFile(Path directory, String prefix, String suffix)
      throws IOException {
    return Files.createTempFile(directory, prefix, suffix, attributes(directory, "rw-------"));
  }

  /** The same in the directory of a file. */
  public static Path temporaryFileBeside(Path file, String prefix, String suffix)
      throws IOException {
    return temporaryFile(above(file), prefix, suffix);
  }

  /** Opens a file to write and lock it, and makes it if it is missing. */
  public static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        attributes(above(file), "rw-------"));
  }

  /** Makes a directory, with those that are missing above it. */
  public static void createDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path above = above(directory);
    Files.createDirectories(above);
    Files.createDirectory(directory, attributes(above, "rwx------"));
  }

  /**
   * What others than the owner may do, such as {@code rwxr-xr-x}; nothing where they may do nothing
   * or the file system does not know.
   */
  public static @Nullable String widerThanOwner(Path path) throws IOException {
    PosixFileAttributeView view = view(path);
    if (view == null) {
      return null;
    }
    Set<PosixFilePermission> now = view.readAttributes().permissions();
    return OWNERS.containsAll(now) ? null : PosixFilePermissions.toString(now);
  }

  /**
   * Takes from others what they may do.
   *
   * @throws IOException when it is not ours to change
   */
  public static void close(Path path) throws IOException {
    PosixFileAttributeView view = view(path);
    if (view != null) {
      Set<PosixFilePermission> kept = EnumSet.copyOf(OWNERS);
      kept.retainAll(view.readAttributes().permissions());
      view.setPermissions(kept);
    }
  }

  private static Path above(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a root is there");
  }

  private static @Nullable PosixFileAttributeView view(Path path) {
    return Files.getFileAttributeView(
        path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static FileAttribute<?>[] attributes(Path at, String permissions) {
    return isKnownAt(at)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
