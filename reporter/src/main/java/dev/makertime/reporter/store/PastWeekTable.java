package dev.makertime.reporter.store;

import dev.makertime.analysis.report.PastWeek;
import dev.makertime.model.EngineerDay;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Store of weeks that outlive their days: each engineer's sums under a pseudonym. Days and evidence
 * are deleted by whole weeks, in one transaction with the weeks that they become.
 */
public final class PastWeekTable {
  /** What has not ended a year and more before the days that left is not going on. */
  private static final long LONGEST_OPEN_SECONDS = 400L * 86_400;

  static final String COLUMNS =
      """
      CREATE TABLE IF NOT EXISTS weeks (
        who VARCHAR, monday DATE, team VARCHAR, days INTEGER, available BIGINT, meeting BIGINT,
        manual BIGINT, waiting BIGINT, technical BIGINT, gross_meeting BIGINT, gross_manual BIGINT,
        gross_waiting BIGINT, PRIMARY KEY (who, monday))
      """;

  /** All rows. */
  static final String ALL = "SELECT * FROM weeks ORDER BY who, monday";

  private final Database database;

  PastWeekTable(Database database) {
    this.database = database;
  }

  /**
   * Takes out the days of weeks that ended before a date, and the evidence from before them.
   *
   * @param pseudonym the pseudonym of a person
   * @param keep the first Monday whose week is kept; weeks before it are forgotten, those that days
   *     become too
   * @return how many days have left
   */
  public int retire(LocalDate before, LocalDate keep, UnaryOperator<String> pseudonym) {
    LocalDate monday = before.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return database.transaction(
        connection -> {
          int gone = 0;
          for (String name : names(connection, monday)) {
            List<EngineerDay> days = days(connection, name, monday);
            write(connection, PastWeek.of(pseudonym.apply(name), days));
            Sql.update(connection, "DELETE FROM days WHERE name = ? AND date < ?", name, monday);
            gone += days.size();
          }
          long second = monday.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
          Sql.update(connection, "DELETE FROM activities WHERE finish < ?", second);
          Sql.update(
              connection,
              "DELETE FROM activities WHERE finish IS NULL AND start < ?",
              second - LONGEST_OPEN_SECONDS);
          Sql.update(connection, "DELETE FROM weeks WHERE monday < ?", keep);
          if (gone > 0) {
            database.changedAllAfterCommit();
          }
          return gone;
        });
  }

  /** All that is kept, by who, then time. */
  public List<PastWeek> all() {
    return between(LocalDate.EPOCH, LocalDate.of(9999, 12, 31));
  }

  /** Those whose Monday is between two dates, both included, by who, then time. */
  public List<PastWeek> between(LocalDate first, LocalDate last) {
    return database.list(
        "SELECT * FROM weeks WHERE monday BETWEEN ? AND ? ORDER BY who, monday",
        PastWeekTable::row,
        first,
        last);
  }

  /** Reads a row of {@link #ALL}. */
  static PastWeek row(ResultSet row) throws SQLException {
    return new PastWeek(
        row.getString(1),
        row.getObject(2, LocalDate.class),
        row.getString(3),
        row.getInt(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        new EngineerDay.Gross(row.getLong(10), row.getLong(11), row.getLong(12)));
  }

  /** Puts weeks in that were taken out of another store. */
  public void add(List<PastWeek> weeks) {
    database.transaction(
        connection -> {
          write(connection, weeks);
          return true;
        });
  }

  private static List<String> names(Connection from, LocalDate before)
      throws SQLException, IOException {
    return Sql.list(
        from, "SELECT DISTINCT name FROM days WHERE date < ?", row -> row.getString(1), before);
  }

  private static List<EngineerDay> days(Connection from, String name, LocalDate before)
      throws SQLException, IOException {
    return Sql.list(
        from,
        "SELECT json FROM days WHERE name = ? AND date < ? ORDER BY date",
        row -> Json.MAPPER.readValue(row.getString(1), EngineerDay.class),
        name,
        before);
  }

  /** A week of which fewer days have come again does not take the place of the whole one. */
  private static void write(Connection to, List<PastWeek> weeks) throws SQLException {
    String sql =
        """
        INSERT INTO weeks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (who, monday) DO UPDATE SET
        team = excluded.team, days = excluded.days, available = excluded.available,
        meeting = excluded.meeting, manual = excluded.manual, waiting = excluded.waiting,
        technical = excluded.technical, gross_meeting = excluded.gross_meeting,
        gross_manual = excluded.gross_manual, gross_waiting = excluded.gross_waiting WHERE excluded.days >= weeks.days
        """;
    Sql.each(
        to,
        sql,
        weeks,
        week ->
            new @Nullable Object[] {
              week.who(),
              week.monday(),
              week.team(),
              week.days(),
              week.available(),
              week.meeting(),
              week.manual(),
              week.waiting(),
              week.technical(),
              week.gross().meeting(),
              week.gross().manual(),
              week.gross().waiting()
            });
  }
}
