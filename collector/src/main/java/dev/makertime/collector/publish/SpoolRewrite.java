package dev.makertime.collector.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rewrites a spool without some of its records, or with others, while no collector uses it. */
public final class SpoolRewrite {
  private static final int BATCH = 500;

  private SpoolRewrite() {}

  /**
   * Replaces each file by one in which each record is what it becomes.
   *
   * @param edit returns the same record where it stays, and nothing where it goes
   * @return how many records were removed or changed
   * @throws IOException when the disk fails or a file is damaged; then nothing is lost
   */
  public static long edit(Path directory, Function<PendingRecord, Optional<PendingRecord>> edit)
      throws IOException {
    long changed = 0;
    List<Path> files;
    try (Stream<Path> list = Files.list(directory)) {
      files = list.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      if (!file.toString().endsWith(".spool")) {
        continue; // single records cannot be removed from a damaged file
      }
      List<PendingRecord> others = new ArrayList<>();
      long before = changed;
      try (SpoolSegment segment = new SpoolSegment(file)) {
        for (PendingRecord entry = segment.next(); entry != null; entry = segment.next()) {
          Optional<PendingRecord> stays = edit.apply(entry);
          changed += isSame(entry, stays) ? 0 : 1;
          stays.ifPresent(others::add);
        }
        if (segment.isCorrupt()) {
          throw new IOException(
              file + " is damaged: start the collector once, which renames it, then try again");
        }
      }
      if (changed > before) {
        replace(file, others);
      }
    }
    return changed;
  }

  private static boolean isSame(PendingRecord entry, Optional<PendingRecord> stays) {
    return stays.isPresent() && Arrays.equals(stays.get().value(), entry.value());
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
