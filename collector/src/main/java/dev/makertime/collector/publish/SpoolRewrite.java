package dev.makertime.collector.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rewrites a spool without some of its records, while no collector uses it. */
public final class SpoolRewrite {
  private static final int BATCH = 500;

  private SpoolRewrite() {}

  /**
   * Replaces each file by one without the records that match.
   *
   * @return how many records were removed
   * @throws IOException when the disk fails or a file is damaged; then nothing is lost
   */
  public static long without(Path directory, Predicate<PendingRecord> removed) throws IOException {
    long gone = 0;
    List<Path> files;
    try (Stream<Path> list = Files.list(directory)) {
      files = list.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      if (!file.toString().endsWith(".spool")) {
        continue; // single records cannot be removed from a damaged file
      }
      List<PendingRecord> others = new ArrayList<>();
      long before = gone;
      try (SpoolSegment segment = new SpoolSegment(file)) {
        for (PendingRecord entry = segment.next(); entry != null; entry = segment.next()) {
          if (removed.test(entry)) {
            gone++;
          } else {
            others.add(entry);
          }
        }
        if (segment.isCorrupt()) {
          throw new IOException(
              file + " is damaged: start the collector once, which renames it, then try again");
        }
      }
      if (gone > before) {
        replace(file, others);
      }
    }
    return gone;
  }

  private static void replace(Path file, List<PendingRecord> entries) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (var channel =
        java.nio.channels.FileChannel.open(
            draft,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.TRUNCATE_EXISTING,
            java.nio.file.StandardOpenOption.WRITE)) {
      for (int from = 0; from < entries.size(); from += BATCH) {
        var bytes =
            java.nio.ByteBuffer.wrap(
                SpoolSegment.bytes(entries.subList(from, Math.min(from + BATCH, entries.size()))));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
