package dev.makertime.reporter.store;

import dev.makertime.analysis.report.PastWeek;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether the file of a store is damaged, or cannot be used for another reason, and sets a
 * damaged one aside. Only the last one is kept, since it has people's days.
 */
final class DamagedFile {
  /** Behind the name of what is set aside comes when. */
  static final String MARK = ".damaged-";

  private static final Logger LOG = LoggerFactory.getLogger(DamagedFile.class);
  private static final Duration KEPT = Duration.ofDays(30);

  /** What DuckDB says of checksums, lengths and forms that are wrong. */
  private static final Pattern DAMAGE =
      Pattern.compile(
          "not a valid DuckDB|Corrupt |Could not read enough bytes|Failure while replaying WAL"
              + "|Failed to deserialize|Serialization Error");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private DamagedFile() {}

  /** Whether a failure says that the file is damaged. */
  static boolean isSeenIn(@Nullable Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof SQLException && DAMAGE.matcher(String.valueOf(one.getMessage())).find()) {
        return true;
      }
    }
    return false;
  }

  /** Says why a file cannot be used; the database says it in words that are not for people. */
  static String why(Exception e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("lock")) {
      return "another process has it open";
    }
    if (message.contains("valid DuckDB")) {
      return "its file was not written by makertime";
    }
    if (isSeenIn(e)) {
      return "its file is damaged; `makertime run` rebuilds it";
    }
    return e instanceof IOException ? FailureText.of(e) : "its file cannot be read or written";
  }

  /**
   * Moves a file, which nobody has open, out of the way, with what DuckDB has written beside it.
   *
   * @return where it is
   * @throws IOException when it cannot be moved
   */
  static Path setAside(Path file, Instant now) throws IOException {
    removeEarlier(file);
    String mark = MARK + TIME.format(now);
    Path log = wal(file);
    Path aside = beside(file, mark);
    Files.move(file, aside);
    if (Files.exists(log)) {
      Files.move(log, wal(aside));
    }
    return aside;
  }

  /** The weeks that can still be read from it; empty if that is none of the table. */
  static Optional<List<PastWeek>> weeks(Path aside) {
    return read(aside, PastWeekTable.ALL, PastWeekTable::row);
  }

  /** All rows of a table, or nothing where not all of them can be read. */
  static <T> Optional<List<T>> read(Path aside, String sql, Sql.Row<T> row) {
    Properties settings = new Properties();
    settings.put("memory_limit", "256MB");
    settings.put("duckdb.read_only", "true");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + aside, settings)) {
      return Optional.of(Sql.list(connection, sql, row));
    } catch (SQLException | IOException e) {
      LOG.debug("{} cannot be read from {}", sql, aside, e);
      return Optional.empty();
    }
  }

  /** Removes a damaged file that was set aside a month ago. */
  static void removeOld(Path file, Instant now) throws IOException {
    for (Path one : earlier(file)) {
      if (Files.getLastModifiedTime(one).toInstant().isBefore(now.minus(KEPT))) {
        Files.deleteIfExists(one);
      }
    }
  }

  private static void removeEarlier(Path file) throws IOException {
    for (Path one : earlier(file)) {
      Files.deleteIfExists(one);
    }
  }

  private static List<Path> earlier(Path file) throws IOException {
    String prefix = file.getFileName() + MARK;
    Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(directory)) {
      return list.filter(one -> one.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  private static Path wal(Path file) {
    return beside(file, ".wal");
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
