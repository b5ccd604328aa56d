package dev.makertime.reporter.store;

import static java.util.stream.Collectors.joining;

import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Declares the columns of runs. Instants are in milliseconds of the epoch. Ids and commits are
 * hashes of 64 bits; of labels only the names are kept, and of environments only those that are
 * production. So neither a branch nor a link names anybody.
 */
final class RunColumns {
  static final String TABLE = "run_facts";

  /** The table of the version before, which had no more than sums need. */
  private static final String BEFORE = "runs";

  /**
   * The columns; {@code day} is absent of a retraction, which stays so that it holds. The last ones
   * are absent of runs that the version before has read and the topic has no longer.
   */
  static final String DECLARED =
      """
      CREATE TABLE IF NOT EXISTS run_facts (
        key BIGINT PRIMARY KEY, revision BIGINT, source VARCHAR, subject VARCHAR, kind VARCHAR,
        trigger VARCHAR, person BOOLEAN, part BOOLEAN, status VARCHAR, day DATE, queue BIGINT,
        run BIGINT, job VARCHAR, parent BIGINT, attempt INTEGER, created BIGINT, began BIGINT,
        ended BIGINT, environment VARCHAR, labels VARCHAR, commit_hash BIGINT)
      """;

  /** Moves appended rows into the table; of a run the highest revision stays. */
  static final List<String> MERGE =
      List.of(
          """
          INSERT INTO run_facts SELECT * FROM incoming_run_facts
          ON CONFLICT (key) DO UPDATE SET revision = excluded.revision, source = excluded.source,
            subject = excluded.subject, kind = excluded.kind, trigger = excluded.trigger,
            person = excluded.person, part = excluded.part, status = excluded.status,
            day = excluded.day, queue = excluded.queue, run = excluded.run, job = excluded.job,
            parent = excluded.parent, attempt = excluded.attempt, created = excluded.created,
            began = excluded.began, ended = excluded.ended, environment = excluded.environment,
            labels = excluded.labels, commit_hash = excluded.commit_hash
          WHERE excluded.revision >= run_facts.revision
          """,
          "DELETE FROM incoming_run_facts");

  private RunColumns() {}

  /**
   * Takes over the table of the version before; the topic, read anew, adds what it did not keep.
   * Where that version ran once more in between, its table is dropped: the rows here go on by
   * offsets of their own.
   */
  static void takeOver(Statement statement) throws SQLException {
    if (!isThere(statement, BEFORE)) {
      return;
    }
    statement.execute("DELETE FROM offsets WHERE topic = 'makertime.runs.v1'");
    if (isThere(statement, TABLE)) {
      statement.execute("DROP TABLE " + BEFORE);
      return;
    }
    statement.execute("ALTER TABLE %s RENAME TO %s".formatted(BEFORE, TABLE));
    for (String column :
        List.of(
            "job VARCHAR",
            "parent BIGINT",
            "attempt INTEGER",
            "created BIGINT",
            "began BIGINT",
            "ended BIGINT",
            "environment VARCHAR",
            "labels VARCHAR",
            "commit_hash BIGINT")) {
      statement.execute("ALTER TABLE %s ADD COLUMN %s".formatted(TABLE, column));
    }
  }

  private static boolean isThere(Statement statement, String table) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "SELECT 1 FROM duckdb_tables() WHERE NOT temporary AND table_name = '%s'"
                .formatted(table))) {
      return found.next();
    }
  }

  /** Appends a run, in the order of the columns. */
  static void append(DuckDBAppender appender, long key, Run run) throws SQLException {
    appender.beginRow();
    appender.append(key).append(run.revision()).append(run.source());
    appender.append(run.subject() == null ? RunTable.UNSPECIFIED : run.subject());
    appender.append(run.kind() == null ? null : run.kind().text());
    appender.append(run.trigger().text()).append(run.who() != null).append(isPart(run));
    appender.append(run.status() == null ? null : run.status().text());
    appender.append(day(run));
    append(appender, run.queue().map(queue -> queue.toMillis()));
    append(appender, run.length().map(length -> length.toMillis()));
    appender.append(run.job());
    append(appender, Optional.ofNullable(run.parent()).map(RunColumns::hash));
    appender.append(run.attempt());
    append(appender, run.at().map(Instant::toEpochMilli));
    append(appender, Optional.ofNullable(run.began()).map(Instant::toEpochMilli));
    append(appender, Optional.ofNullable(run.ended()).map(Instant::toEpochMilli));
    appender.append(environment(run));
    appender.append(run.labels().keySet().stream().sorted().collect(joining(" ")));
    append(appender, Optional.ofNullable(run.labels().get(Run.GIT_SHA)).map(RunColumns::hash));
    appender.endRow();
  }

  private static @Nullable LocalDate day(Run run) {
    return run.retracted()
        ? null
        : run.at().map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC)).orElse(null);
  }

  private static @Nullable String environment(Run run) {
    String environment = run.environment();
    return environment != null && PlatformRules.isProductionByDefault(environment)
        ? environment
        : null;
  }

  /** Whether it is a step of a run, and nobody set it off by itself. */
  private static boolean isPart(Run run) {
    return run.parent() != null && (run.kind() == RunKind.JOB || run.kind() == RunKind.TASK);
  }

  private static void append(DuckDBAppender appender, Optional<Long> number) throws SQLException {
    if (number.isEmpty()) {
      appender.appendNull();
    } else {
      appender.append(number.get());
    }
  }

  /** What stands for a text that may name people. */
  static long hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
