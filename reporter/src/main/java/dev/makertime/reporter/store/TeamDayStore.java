package dev.makertime.reporter.store;

import dev.makertime.model.TeamDay;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topics;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** The team days of a {@link DayStore}. */
public final class TeamDayStore implements Target<TeamDay> {
  private static final String TOPIC = Topics.TEAM_DAYS.name();

  private final Database database;

  TeamDayStore(Database database) {
    this.database = database;
  }

  @Override
  public Map<Integer, Long> offsets() {
    return database.offsets(TOPIC);
  }

  @Override
  public void apply(List<Change<TeamDay>> changes, Map<Integer, Long> offsets) {
    Map<String, @Nullable TeamDay> last = new LinkedHashMap<>();
    changes.forEach(change -> last.put(change.key(), change.value()));
    database.change(
        TOPIC,
        offsets,
        to -> {
          List<DayKey> gone = new ArrayList<>();
          try (DuckDBAppender rows = Database.appender(to, "incoming_team_days")) {
            for (Map.Entry<String, @Nullable TeamDay> entry : last.entrySet()) {
              TeamDay day = entry.getValue();
              if (day == null) {
                gone.add(DayKey.of(entry.getKey()));
              } else {
                rows.beginRow();
                rows.append(day.team()).append(day.date());
                rows.append(Json.MAPPER.writeValueAsString(day));
                rows.endRow();
              }
            }
          }
          Database.replace(to, "team_days");
          DayKey.delete(to, "DELETE FROM team_days WHERE team = ? AND date = ?", gone);
          return true;
        });
  }

  @Override
  public void clear() {
    database.clear(TOPIC, "team_days");
  }

  /**
   * The days between two dates, both included, by team, then date.
   *
   * @param team absent = all
   */
  public List<TeamDay> days(LocalDate first, LocalDate last, @Nullable String team) {
    String sql =
        """
        SELECT json FROM team_days
        WHERE date BETWEEN ? AND ? AND (? IS NULL OR team = ?) ORDER BY team, date
        """;
    return database.read(
        from -> {
          List<TeamDay> days = new ArrayList<>();
          try (PreparedStatement select = from.prepareStatement(sql)) {
            select.setObject(1, first);
            select.setObject(2, last);
            select.setString(3, team);
            select.setString(4, team);
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                days.add(Json.MAPPER.readValue(rows.getString(1), TeamDay.class));
              }
            }
          }
          return days;
        });
  }
}
