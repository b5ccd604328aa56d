package dev.makertime.bench.runs;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures how a table of many runs is read from a database in a JVM with a small heap, of which
 * the database has a part.
 *
 * @param rows that were read
 * @param seconds for reading them, without filling the table
 * @param peak bytes of heap in use at the most
 */
public record JobRowsMemory(long rows, double seconds, long peak) {
  static final String HEAP = "128m";
  private static final Pattern LINE = Pattern.compile("rows (\\d+) millis (\\d+) peak (\\d+)");

  /** Measures in a directory. */
  public static JobRowsMemory measure(Path directory, int rows) throws Exception {
    Path table = directory.resolve("jobs");
    try (ChildJvm filling =
        new ChildJvm(
            "512m", directory.resolve("fill.out"), JobTable.class, table + "", rows + "")) {
      filling.output();
    }
    try (ChildJvm reading =
        new ChildJvm(HEAP, directory.resolve("read.out"), JobTableReading.class, table + "")) {
      String printed = reading.output();
      Matcher line = LINE.matcher(printed);
      if (!line.find()) {
        throw new IllegalStateException(printed);
      }
      return new JobRowsMemory(
          Long.parseLong(line.group(1)),
          Long.parseLong(line.group(2)) / 1e3,
          Long.parseLong(line.group(3)));
    }
  }
}
