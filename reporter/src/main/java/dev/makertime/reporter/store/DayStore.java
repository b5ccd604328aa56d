package dev.makertime.reporter.store;

import dev.makertime.model.EngineerDay;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, in a DuckDB file. Rows and the offsets they came at change in one transaction,
 * so that a killed reporter goes on exactly where its rows end. One process at a time.
 */
public final class DayStore implements Target<EngineerDay>, AutoCloseable {

  /** What to look for; absent = any. */
  public record Query(
      LocalDate from, LocalDate to, @Nullable String person, @Nullable String team) {}

  /** The store is held by another process, or its file cannot be used. */
  public static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private static final String TOPIC = Topics.ENGINEER_DAYS.name();

  private final Database database;

  private DayStore(Database database) {
    this.database = database;
  }

  /** Opens the store in a directory, which is made if it is missing. */
  public static DayStore open(Path directory) throws Unavailable {
    try {
      return new DayStore(Database.open(directory));
    } catch (SQLException | IOException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new Unavailable("the store in " + directory + " cannot be opened: " + why, e);
    }
  }

  /** The team days in the same file. */
  public TeamDayStore teamDays() {
    return new TeamDayStore(database);
  }

  /**
   * The evidence of identities that nobody owns, in the same file.
   *
   * @param isNobodys whether an identity is of no person and no bot
   */
  public Sightings sightings(Predicate<String> isNobodys) {
    return new Sightings(database, isNobodys);
  }

  @Override
  public Map<Integer, Long> offsets() {
    return database.offsets(TOPIC);
  }

  @Override
  public void apply(List<Change<EngineerDay>> changes, Map<Integer, Long> offsets) {
    Map<String, @Nullable EngineerDay> last = new LinkedHashMap<>();
    changes.forEach(change -> last.put(change.key(), change.value()));
    database.change(
        TOPIC,
        offsets,
        to -> {
          List<DayKey> gone = new ArrayList<>();
          try (DuckDBAppender rows = Database.appender(to, "incoming_days")) {
            for (Map.Entry<String, @Nullable EngineerDay> entry : last.entrySet()) {
              EngineerDay day = entry.getValue();
              if (day == null) {
                gone.add(DayKey.of(entry.getKey()));
              } else {
                rows.beginRow();
                rows.append(day.person()).append(day.date()).append(day.team());
                rows.append(Json.MAPPER.writeValueAsString(day));
                rows.endRow();
              }
            }
          }
          Database.replace(to, "days");
          DayKey.delete(to, "DELETE FROM days WHERE person = ? AND date = ?", gone);
          return true;
        });
  }

  @Override
  public void clear() {
    database.clear(TOPIC, "days");
  }

  /** The days asked for, by person, then date. */
  public List<EngineerDay> days(Query query) {
    String sql =
        """
        SELECT json FROM days
        WHERE date BETWEEN ? AND ? AND (? IS NULL OR person = ?) AND (? IS NULL OR team = ?)
        ORDER BY person, date
        """;
    return database.read(
        from -> {
          try (PreparedStatement select = from.prepareStatement(sql)) {
            select.setObject(1, query.from());
            select.setObject(2, query.to());
            select.setString(3, query.person());
            select.setString(4, query.person());
            select.setString(5, query.team());
            select.setString(6, query.team());
            return read(select);
          }
        });
  }

  /** All days on which somebody is in no team, by person, then date. */
  public List<EngineerDay> daysWithoutTeam() {
    String sql = "SELECT json FROM days WHERE team IS NULL ORDER BY person, date";
    return database.read(
        from -> {
          try (PreparedStatement select = from.prepareStatement(sql)) {
            return read(select);
          }
        });
  }

  private static List<EngineerDay> read(PreparedStatement select) throws SQLException, IOException {
    List<EngineerDay> days = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        days.add(Json.MAPPER.readValue(rows.getString(1), EngineerDay.class));
      }
    }
    return days;
  }

  /** Makes all changes that some work makes in this file together, or none. */
  public void together(Runnable work) {
    database.together(work);
  }

  /** Changes whenever anything in the file may have changed. */
  public long version() {
    return database.version();
  }

  @Override
  public void close() {
    database.close();
  }
}
