package dev.makertime.collector.tool.saslog;

import dev.makertime.collector.reading.TextPattern;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists the logs of a directory and of those in it. Symbolic links are not followed.
 *
 * @param patterns of the names of logs, in which {@code *} stands for any text
 */
record LogDirectory(Path root, List<String> patterns) {
  private static final int DEEPEST = 16;

  /** What rotation adds to a name: {@code .1}, {@code -20260517}. */
  private static final Pattern ROTATED = Pattern.compile("(.+?)[.-]\\d[\\d._T-]{0,30}");

  LogDirectory {
    patterns = List.copyOf(patterns);
  }

  /**
   * Lists all logs, in no order.
   *
   * @param each takes a log
   * @param unread takes the path within the directory of what cannot be listed, and why
   * @throws IOException if the directory itself cannot be listed
   */
  void list(Consumer<LogFile> each, BiConsumer<String, String> unread) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(root.toString());
    }
    Files.walkFileTree(root, Set.of(), DEEPEST, visitor(each, unread));
  }

  private SimpleFileVisitor<Path> visitor(
      Consumer<LogFile> each, BiConsumer<String, String> unread) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = root.relativize(file).toString().replace('\\', '/');
        String plain = plainName(name);
        if (attributes.isRegularFile() && !plain.isEmpty()) {
          each.accept(of(file, plain, attributes));
        } else if (attributes.isDirectory()) {
          unread.accept(name, "it is more than %d directories deep".formatted(DEEPEST));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
        if (file.equals(root)) {
          throw failed;
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          unread.accept(root.relativize(file).toString(), FailureText.of(failed));
        }
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private static LogFile of(Path file, String name, BasicFileAttributes attributes) {
    Instant written = attributes.lastModifiedTime().toInstant();
    Instant changed = written;
    String key = "path:" + name;
    if (attributes.fileKey() != null) {
      key = attributes.fileKey().toString().replaceAll("[(){}\\s]|dev=|ino=", "");
    }
    try {
      Instant inode =
          ((FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS))
              .toInstant();
      changed = inode.isAfter(written) ? inode : written;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      Instant created = attributes.creationTime().toInstant();
      changed = created.isAfter(written) ? created : written;
    }
    return new LogFile(file, name, key, attributes.size(), written, changed);
  }

  /** The path without what rotation adds; empty where the file is no log. */
  private String plainName(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    String parent = path.substring(0, path.length() - file.length());
    if (isLog(file)) {
      return path;
    }
    Matcher rotated = ROTATED.matcher(file);
    return rotated.matches() && isLog(rotated.group(1)) ? parent + rotated.group(1) : "";
  }

  private boolean isLog(String file) {
    return patterns.stream().anyMatch(pattern -> TextPattern.fits(pattern, file));
  }
}
