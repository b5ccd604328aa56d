package dev.makertime.collector.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes a spool anew without some of its entries, while no collector runs on it. */
public final class SpoolRewrite {
  private static final int BATCH = 500;

  private SpoolRewrite() {}

  /**
   * Does it, file by file: each is replaced by one without them.
   *
   * @return how many entries have gone
   * @throws IOException when the disk does not take it or a file is damaged; then nothing is lost
   */
  public static long without(Path directory, Predicate<PendingRecord> goes) throws IOException {
    long gone = 0;
    List<Path> files;
    try (Stream<Path> list = Files.list(directory)) {
      files = list.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      if (!file.toString().endsWith(".spool")) {
        continue; // what was damaged cannot be told apart
      }
      List<PendingRecord> others = new ArrayList<>();
      long before = gone;
      try (SpoolSegment segment = new SpoolSegment(file)) {
        for (PendingRecord entry = segment.next(); entry != null; entry = segment.next()) {
          if (goes.test(entry)) {
            gone++;
          } else {
            others.add(entry);
          }
        }
        if (segment.isCorrupt()) {
          throw new IOException(
              file + " is damaged: start the collector once, which puts the damage aside");
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
