package dev.makertime.reporter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.privacy.AgreedWeek;
import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Store of teams' weeks, and of other values, as they were published to those who see only sums.
 */
public final class PublishedTable {
  static final String COLUMNS =
      """
      CREATE TABLE IF NOT EXISTS published (
        team VARCHAR, monday DATE, json VARCHAR, PRIMARY KEY (team, monday));
      CREATE TABLE IF NOT EXISTS agreed (
        team VARCHAR, monday DATE, json VARCHAR, PRIMARY KEY (team, monday));
      CREATE TABLE IF NOT EXISTS shown_once (name VARCHAR PRIMARY KEY, json VARCHAR)
      """;

  /** Which week of which team. */
  public record TeamWeek(String team, LocalDate monday) {}

  private static final String AGREED = "SELECT team, monday, json FROM agreed";

  private final Database database;

  /** By week, once it was asked for: a question for a year else reads thousands of weeks whole. */
  private final Map<TeamWeek, Set<String>> machines = new HashMap<>();

  PublishedTable(Database database) {
    this.database = database;
  }

  /**
   * Weeks whose Monday is between two dates, both included, by team, then time.
   *
   * @param team absent = all
   */
  public Map<TeamWeek, PublishedWeek> between(
      LocalDate first, LocalDate last, @Nullable String team) {
    String sql =
        """
        SELECT team, monday, json FROM published
        WHERE monday BETWEEN ? AND ? AND (? IS NULL OR team = ?) ORDER BY team, monday
        """;
    Map<TeamWeek, PublishedWeek> weeks = new LinkedHashMap<>();
    database.forEachRow(
        sql,
        row ->
            weeks.put(
                new TeamWeek(row.getString(1), row.getObject(2, LocalDate.class)),
                Json.MAPPER.readValue(row.getString(3), PublishedWeek.class)),
        first,
        last,
        team,
        team);
    return weeks;
  }

  /**
   * The {@linkplain PublishedWeek#machineSubjects subjects with work at machines} of weeks, as of
   * {@link #between}.
   */
  public synchronized Map<TeamWeek, Set<String>> machineSubjects(LocalDate first, LocalDate last) {
    List<TeamWeek> weeks =
        database.list(
            "SELECT team, monday FROM published WHERE monday BETWEEN ? AND ?",
            row -> new TeamWeek(row.getString(1), row.getObject(2, LocalDate.class)),
            first,
            last);
    if (!machines.keySet().containsAll(weeks)) {
      between(first, last, null)
          .forEach((week, published) -> machines.put(week, published.machineSubjects()));
    }
    Map<TeamWeek, Set<String>> found = new LinkedHashMap<>();
    weeks.forEach(week -> found.put(week, machines.getOrDefault(week, Set.of())));
    return found;
  }

  /** Puts weeks in the place of what they were. */
  public synchronized void put(Map<TeamWeek, PublishedWeek> weeks) {
    database.transaction(
        to -> {
          Sql.each(
              to,
              "INSERT OR REPLACE INTO published VALUES (?, ?, ?)",
              weeks.entrySet(),
              week ->
                  new Object[] {
                    week.getKey().team(), week.getKey().monday(), DayTable.json(week.getValue())
                  });
          return true;
        });
    machines.keySet().removeAll(weeks.keySet());
    weeks.keySet().forEach(week -> database.changed().add(ChangedKeys.Kind.TEAM, week.team()));
  }

  /** The week of a small team as it was published by agreement. */
  public Optional<AgreedWeek> agreed(TeamWeek week) {
    return database
        .list(
            "SELECT json FROM agreed WHERE team = ? AND monday = ?",
            row -> Json.MAPPER.readValue(row.getString(1), AgreedWeek.class),
            week.team(),
            week.monday())
        .stream()
        .findFirst();
  }

  /** Publishes the week of a small team that agrees. */
  public void agree(TeamWeek week, AgreedWeek published) {
    database.transaction(
        to ->
            Sql.update(
                to,
                "INSERT OR REPLACE INTO agreed VALUES (?, ?, ?)",
                week.team(),
                week.monday(),
                DayTable.json(published)));
    database.changed().add(ChangedKeys.Kind.TEAM, week.team());
  }

  /** What was shown once under a name. */
  public Optional<String> shownOnce(String name) {
    List<String> found =
        database.list("SELECT json FROM shown_once WHERE name = ?", row -> row.getString(1), name);
    return found.stream().findFirst();
  }

  /** Notes what is shown under a name from now on. */
  public void showOnce(String name, String json) {
    database.transaction(
        to -> Sql.update(to, "INSERT OR REPLACE INTO shown_once VALUES (?, ?)", name, json));
  }

  /** Takes over what another store showed, without anything of a person. */
  public void takeOver(PublishedTable other, String person, Set<String> pseudonyms) {
    Map<TeamWeek, PublishedWeek> weeks = new HashMap<>();
    other
        .between(LocalDate.EPOCH, LocalDate.of(9999, 12, 31), null)
        .forEach((key, week) -> weeks.put(key, week.without(person)));
    put(weeks);
    agreedOf(other.database.list(AGREED, PublishedTable::agreed), person);
    other
        .database
        .list(
            "SELECT name, json FROM shown_once",
            row -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(shown -> showOnce(shown.getKey(), without(shown.getValue(), pseudonyms)));
  }

  /**
   * Takes over what a damaged store showed: made anew, it would differ by what has become known.
   *
   * @return whether all of it could be read
   */
  boolean takeOver(Path aside) {
    Optional<List<Map.Entry<TeamWeek, PublishedWeek>>> weeks =
        DamagedFile.read(
            aside,
            "SELECT team, monday, json FROM published",
            row ->
                Map.entry(
                    new TeamWeek(row.getString(1), row.getObject(2, LocalDate.class)),
                    Json.MAPPER.readValue(row.getString(3), PublishedWeek.class)));
    Optional<List<Map.Entry<String, String>>> shown =
        DamagedFile.read(
            aside,
            "SELECT name, json FROM shown_once",
            row -> Map.entry(row.getString(1), row.getString(2)));
    Map<TeamWeek, PublishedWeek> read = new HashMap<>();
    weeks.orElse(List.of()).forEach(week -> read.put(week.getKey(), week.getValue()));
    put(read);
    agreedOf(DamagedFile.read(aside, AGREED, PublishedTable::agreed).orElse(List.of()), "");
    shown.orElse(List.of()).forEach(one -> showOnce(one.getKey(), one.getValue()));
    return weeks.isPresent() && shown.isPresent();
  }

  private static Map.Entry<TeamWeek, AgreedWeek> agreed(ResultSet row)
      throws SQLException, IOException {
    return Map.entry(
        new TeamWeek(row.getString(1), row.getObject(2, LocalDate.class)),
        Json.MAPPER.readValue(row.getString(3), AgreedWeek.class));
  }

  /** A week of few without one of them is the others' alone, so it goes with them. */
  private void agreedOf(List<Map.Entry<TeamWeek, AgreedWeek>> weeks, String without) {
    weeks.stream()
        .filter(week -> !week.getValue().of().contains(without))
        .forEach(week -> agree(week.getKey(), week.getValue()));
  }

  private static String without(String json, Set<String> pseudonyms) {
    try {
      JsonNode shown = Json.MAPPER.readTree(json);
      if (shown.path("of") instanceof ObjectNode of) {
        of.remove(pseudonyms);
      }
      return shown.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All team weeks of which there is a day, by team. */
  public List<TeamWeek> ofDays() {
    return database.list(
        """
        SELECT DISTINCT name, CAST(date_trunc('week', date) AS DATE) AS monday FROM team_days
        ORDER BY name, monday
        """,
        row -> new TeamWeek(row.getString(1), row.getObject(2, LocalDate.class)));
  }

  /** Leaves sums alone of weeks from before a date: the days of people have left. */
  public void retire(LocalDate before) {
    Map<TeamWeek, PublishedWeek> retired = new HashMap<>();
    between(LocalDate.EPOCH, before.minusDays(1), null)
        .forEach(
            (key, week) -> {
              if (!week.told().isEmpty()) {
                retired.put(key, week.ofNobody());
              }
            });
    put(retired);
    database.transaction(to -> Sql.update(to, "DELETE FROM agreed WHERE monday < ?", before));
  }
}
