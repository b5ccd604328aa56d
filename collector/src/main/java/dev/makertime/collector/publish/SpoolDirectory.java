package dev.makertime.collector.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Directory of the segment files of a spool: it lists, creates and removes them by number. */
record SpoolDirectory(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolDirectory.class);
  private static final String SUFFIX = ".spool";

  /** Opens a directory, and makes it where it is missing. */
  static SpoolDirectory open(Path path) throws IOException {
    return new SpoolDirectory(Files.createDirectories(path));
  }

  /** Returns the size of each segment file in bytes, by its number. */
  TreeMap<Long, Long> sizes() throws IOException {
    TreeMap<Long, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.filter(one -> one.toString().endsWith(SUFFIX)).toList()) {
        String name = file.getFileName().toString();
        sizes.put(
            Long.valueOf(name.substring(0, name.length() - SUFFIX.length())), Files.size(file));
      }
    }
    return sizes;
  }

  Path file(long number) {
    return path.resolve("%012d%s".formatted(number, SUFFIX));
  }

  /** Creates a segment file, and flushes its entry in the directory to disk. */
  FileChannel create(long number) throws IOException {
    FileChannel channel =
        FileChannel.open(file(number), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel entry = FileChannel.open(path, StandardOpenOption.READ)) {
      entry.force(true); // otherwise a crash may lose the file itself
    }
    return channel;
  }

  /** Deletes a segment file that has been read; one that is corrupt is kept under another name. */
  void remove(long number, boolean isCorrupt) throws IOException {
    Path file = file(number);
    if (!isCorrupt) {
      Files.deleteIfExists(file);
      return;
    }
    Path kept = file.resolveSibling(file.getFileName() + ".corrupt");
    LOG.error(
        "the spool file {} is damaged: the records behind the damage were not sent to the broker; the"
            + " file is kept as {}",
        file,
        kept);
    Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
  }
}
