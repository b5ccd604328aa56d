package dev.makertime.reporter.store;

import dev.makertime.analysis.report.PastWeek;
import dev.makertime.model.EngineerDay;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What outlives the days: each engineer's weeks under a pseudonym. Days and evidence leave whole
 * weeks at a time, in one transaction with the weeks that they become.
 */
public final class PastWeekTable {
  /** What has not ended a year and more before the days that left is not going on. */
  private static final long LONGEST_OPEN_SECONDS = 400L * 86_400;

  private final Database database;

  PastWeekTable(Database database) {
    this.database = database;
  }

  /**
   * Takes out the days of weeks that ended before a date, and the evidence from before them.
   *
   * @param pseudonym what stands for a person
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
            delete(connection, "DELETE FROM days WHERE name = ? AND date < ?", name, monday);
            gone += days.size();
          }
          long second = monday.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
          delete(connection, "DELETE FROM activities WHERE finish < ?", second);
          delete(
              connection,
              "DELETE FROM activities WHERE finish IS NULL AND start < ?",
              second - LONGEST_OPEN_SECONDS);
          delete(connection, "DELETE FROM weeks WHERE monday < ?", keep);
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
    return database.read(
        from -> {
          List<PastWeek> all = new ArrayList<>();
          try (PreparedStatement select =
              from.prepareStatement(
                  "SELECT * FROM weeks WHERE monday BETWEEN ? AND ? ORDER BY who, monday")) {
            select.setObject(1, first);
            select.setObject(2, last);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
              all.add(
                  new PastWeek(
                      rows.getString(1),
                      rows.getObject(2, LocalDate.class),
                      rows.getString(3),
                      rows.getInt(4),
                      rows.getLong(5),
                      rows.getLong(6),
                      rows.getLong(7),
                      rows.getLong(8),
                      rows.getLong(9),
                      new EngineerDay.Gross(rows.getLong(10), rows.getLong(11), rows.getLong(12))));
            }
          }
          return all;
        });
  }

  /** Puts weeks in that were taken out of another store. */
  public void add(List<PastWeek> weeks) {
    database.transaction(
        connection -> {
          write(connection, weeks);
          return true;
        });
  }

  private static List<String> names(Connection from, LocalDate before) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement select =
        from.prepareStatement("SELECT DISTINCT name FROM days WHERE date < ?")) {
      select.setObject(1, before);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  private static List<EngineerDay> days(Connection from, String name, LocalDate before)
      throws SQLException, IOException {
    List<EngineerDay> days = new ArrayList<>();
    try (PreparedStatement select =
        from.prepareStatement("SELECT json FROM days WHERE name = ? AND date < ? ORDER BY date")) {
      select.setString(1, name);
      select.setObject(2, before);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          days.add(Json.MAPPER.readValue(rows.getString(1), EngineerDay.class));
        }
      }
    }
    return days;
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
    try (PreparedStatement upsert = to.prepareStatement(sql)) {
      for (PastWeek week : weeks) {
        upsert.setString(1, week.who());
        upsert.setObject(2, week.monday());
        upsert.setString(3, week.team());
        upsert.setInt(4, week.days());
        upsert.setLong(5, week.available());
        upsert.setLong(6, week.meeting());
        upsert.setLong(7, week.manual());
        upsert.setLong(8, week.waiting());
        upsert.setLong(9, week.technical());
        upsert.setLong(10, week.gross().meeting());
        upsert.setLong(11, week.gross().manual());
        upsert.setLong(12, week.gross().waiting());
        upsert.executeUpdate();
      }
    }
  }

  private static void delete(Connection from, String sql, Object... arguments) throws SQLException {
    try (PreparedStatement delete = from.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        delete.setObject(i + 1, arguments[i]);
      }
      delete.executeUpdate();
    }
  }
}
