package dev.makertime.reporter.store;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sums of runs of a subject. Percentiles are in milliseconds, and absent where no length is known.
 *
 * @param ended those that succeeded or failed
 * @param byPeople those that a person set off
 * @param byMachines those that a schedule, another run or an automatic retry set off
 */
public record RunSums(
    String subject,
    Part part,
    long runs,
    long failed,
    long ended,
    long byPeople,
    long byMachines,
    @Nullable Long queueP50,
    @Nullable Long queueP95,
    @Nullable Long runP50,
    @Nullable Long runP95) {

  /** Which runs a sum is of. */
  public enum Part {
    /** What a schedule set off. */
    SCHEDULED,
    /** All else of the weeks that may be told. */
    OTHERS,
    /** All else. */
    WITHHELD
  }

  /** A subject in the week of a Monday. */
  public record SubjectWeek(String subject, LocalDate monday) {}

  /**
   * What to look for, between two dates in UTC, both included; absent = any.
   *
   * @param kind absent = of every kind, and no steps of other runs
   */
  public record Query(
      LocalDate from,
      LocalDate to,
      @Nullable String subject,
      @Nullable String source,
      @Nullable String kind,
      @Nullable String trigger,
      @Nullable String status) {

    /** Whether it asks for a part of a subject's runs. */
    public boolean isPart() {
      return source != null || kind != null || trigger != null || status != null;
    }
  }

  private static final String SUMS =
      """
      WITH told AS (
        SELECT split_part(one, chr(1), 1) AS name,
          TRY_CAST(split_part(one, chr(1), 2) AS DATE) AS monday
        FROM (SELECT unnest(string_split(?, chr(2))) AS one)),
      asked AS (
        SELECT run_facts.*, trigger IN ('schedule', 'dependency', 'retry-auto') AS machine,
          CASE WHEN trigger = 'schedule' THEN 0 WHEN ? = 1 OR name IS NOT NULL THEN 1 ELSE 2 END
            AS told
        FROM run_facts LEFT JOIN told
          ON name = subject AND monday = CAST(date_trunc('week', day) AS DATE)
        WHERE day BETWEEN ? AND ? AND (? IS NULL OR subject = ?) AND (? IS NULL OR source = ?)
          AND (kind = ? OR (? IS NULL AND NOT part)) AND (? IS NULL OR trigger = ?)
          AND (? IS NULL OR status = ?)),
      summed AS (
        SELECT subject, told, count(*) AS runs, count(*) FILTER (status = 'failed') AS failed,
          count(*) FILTER (status IN ('failed', 'success')) AS ended,
          count(*) FILTER (person AND NOT machine) AS people, count(*) FILTER (machine) AS machines,
          quantile_disc(queue, [0.5, 0.95]) AS queues, quantile_disc(run, [0.5, 0.95]) AS lengths
        FROM asked GROUP BY subject, told)
      SELECT subject, told, runs, failed, ended, people, machines,
        queues[1], queues[2], lengths[1], lengths[2]
      FROM summed ORDER BY subject, told
      """;

  static List<RunSums> of(Database database, Query query, @Nullable Set<SubjectWeek> told) {
    return database.list(
        SUMS,
        row ->
            new RunSums(
                row.getString(1),
                Part.values()[row.getInt(2)],
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getObject(8, Long.class),
                row.getObject(9, Long.class),
                row.getObject(10, Long.class),
                row.getObject(11, Long.class)),
        told == null ? "" : keys(told),
        told == null ? 1 : 0,
        query.from(),
        query.to(),
        query.subject(),
        query.subject(),
        query.source(),
        query.source(),
        query.kind(),
        query.kind(),
        query.trigger(),
        query.trigger(),
        query.status(),
        query.status());
  }

  /** As one argument: there may be many thousands. No name has control characters. */
  private static String keys(Set<SubjectWeek> told) {
    return told.stream()
        .map(week -> week.subject() + "\u0001" + week.monday())
        .collect(joining("\u0002"));
  }
}
