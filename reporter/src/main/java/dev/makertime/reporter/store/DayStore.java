package dev.makertime.reporter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.makertime.model.EngineerDay;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The measured days in a DuckDB file. Rows and the offsets they came at change in one transaction,
 * so that a killed reporter goes on exactly where its rows end. One process at a time.
 */
public final class DayStore implements AutoCloseable {

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

  private final Connection writing;
  private final AtomicLong version = new AtomicLong();

  private DayStore(Connection writing) {
    this.writing = writing;
  }

  /** Opens the store in a directory, which is made if it is missing. */
  public static DayStore open(Path directory) throws Unavailable {
    try {
      Files.createDirectories(directory);
      Properties settings = new Properties();
      settings.put("memory_limit", "256MB");
      settings.put("threads", "2");
      Connection connection =
          DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("days.duckdb"), settings);
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE IF NOT EXISTS days (
              person VARCHAR, date DATE, team VARCHAR, json VARCHAR, PRIMARY KEY (person, date));
            CREATE TABLE IF NOT EXISTS offsets (
              topic VARCHAR, partition INTEGER, next BIGINT, PRIMARY KEY (topic, partition));
            """);
      }
      connection.setAutoCommit(false);
      return new DayStore(connection);
    } catch (SQLException | IOException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new Unavailable("the store in " + directory + " cannot be opened: " + why, e);
    }
  }

  /** From where each partition of a topic is to be read; none if it was never read. */
  public synchronized Map<Integer, Long> offsets(String topic) {
    Map<Integer, Long> offsets = new HashMap<>();
    try (PreparedStatement select =
        writing.prepareStatement("SELECT partition, next FROM offsets WHERE topic = ?")) {
      select.setString(1, topic);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          offsets.put(rows.getInt(1), rows.getLong(2));
        }
      }
      writing.commit();
      return offsets;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Takes over what a stretch of a topic says, in one transaction.
   *
   * @param days by key, each with its last value; null takes the day away
   * @param offsets where to go on, by partition
   */
  public synchronized void apply(
      String topic, Map<String, @Nullable EngineerDay> days, Map<Integer, Long> offsets) {
    try (PreparedStatement put =
            writing.prepareStatement("INSERT OR REPLACE INTO days VALUES (?, ?, ?, ?)");
        PreparedStatement delete =
            writing.prepareStatement("DELETE FROM days WHERE person = ? AND date = ?");
        PreparedStatement move =
            writing.prepareStatement("INSERT OR REPLACE INTO offsets VALUES (?, ?, ?)")) {
      for (Map.Entry<String, @Nullable EngineerDay> entry : days.entrySet()) {
        EngineerDay day = entry.getValue();
        if (day == null) {
          int bar = entry.getKey().lastIndexOf('|');
          delete.setString(1, entry.getKey().substring(0, bar));
          delete.setObject(2, LocalDate.parse(entry.getKey().substring(bar + 1)));
          delete.addBatch();
        } else {
          put.setString(1, day.person());
          put.setObject(2, day.date());
          put.setString(3, day.team());
          put.setString(4, Json.MAPPER.writeValueAsString(day));
          put.addBatch();
        }
      }
      for (Map.Entry<Integer, Long> offset : offsets.entrySet()) {
        move.setString(1, topic);
        move.setInt(2, offset.getKey());
        move.setLong(3, offset.getValue());
        move.addBatch();
      }
      put.executeBatch();
      delete.executeBatch();
      move.executeBatch();
      writing.commit();
      version.incrementAndGet();
    } catch (SQLException | JsonProcessingException e) {
      rollback();
      throw failed(e);
    }
  }

  /** Forgets everything: what it was fed from is gone. */
  public synchronized void clear() {
    try (Statement statement = writing.createStatement()) {
      statement.execute("DELETE FROM days");
      statement.execute("DELETE FROM offsets");
      writing.commit();
      version.incrementAndGet();
    } catch (SQLException e) {
      rollback();
      throw failed(e);
    }
  }

  /** The days asked for, by person, then date. */
  public synchronized List<EngineerDay> days(Query query) {
    String sql =
        """
        SELECT json FROM days
        WHERE date BETWEEN ? AND ? AND (? IS NULL OR person = ?) AND (? IS NULL OR team = ?)
        ORDER BY person, date
        """;
    try (PreparedStatement select = writing.prepareStatement(sql)) {
      select.setObject(1, query.from());
      select.setObject(2, query.to());
      select.setString(3, query.person());
      select.setString(4, query.person());
      select.setString(5, query.team());
      select.setString(6, query.team());
      List<EngineerDay> days = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          days.add(Json.MAPPER.readValue(rows.getString(1), EngineerDay.class));
        }
      }
      writing.commit();
      return days;
    } catch (SQLException | JsonProcessingException e) {
      rollback();
      throw failed(e);
    }
  }

  /** Changes whenever days may have changed. */
  public long version() {
    return version.get();
  }

  @Override
  public synchronized void close() {
    try {
      writing.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void rollback() {
    try {
      writing.rollback();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(Exception e) {
    return new IllegalStateException("the store of days failed: " + e.getMessage(), e);
  }
}
