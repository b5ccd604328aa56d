package dev.makertime.reporter.store;

import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A DuckDB file and the one connection to it, and how far each topic has been read into it. */
final class Database implements AutoCloseable {

  /** What is done in one transaction. */
  interface Work<T> {
    T on(Connection connection) throws SQLException, IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** What DuckDB keeps of changes in memory goes with a checkpoint, and not before. */
  private static final long CHANGES_PER_CHECKPOINT = 200;

  private final Path directory;
  private Connection connection;

  /** Readers need not wait for whoever writes, only for a checkpoint, which needs to be alone. */
  private Connection reading;

  private final Object readers = new Object();

  private final ReadWriteLock checkpoint = new ReentrantReadWriteLock();
  private long changes;
  private int depth;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final AtomicLong version = new AtomicLong();
  private final ChangedKeys seen = new ChangedKeys();

  private Database(Path directory, Connection connection) throws SQLException {
    this.directory = directory;
    this.connection = connection;
    reading = reading(connection);
  }

  static Database open(Path directory) throws SQLException, IOException {
    String path = directory.toAbsolutePath().toString();
    if (path.indexOf(';') >= 0 || path.indexOf('?') >= 0) {
      // DuckDB takes what is behind them for settings
      throw new IOException("a store's path must not have a ; or ? in it");
    }
    Files.createDirectories(directory);
    return new Database(directory, connect(directory));
  }

  private static Connection reading(Connection connection) throws SQLException {
    Connection reading = connection.unwrap(DuckDBConnection.class).duplicate();
    reading.setAutoCommit(true);
    return reading;
  }

  private static Connection connect(Path directory) throws SQLException {
    Properties settings = new Properties();
    settings.put("memory_limit", "256MB");
    settings.put("threads", "2");
    Connection connection =
        DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("days.duckdb"), settings);
    try (Statement statement = connection.createStatement()) {
      forgetEarlierForms(statement);
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS days (
            name VARCHAR, date DATE, team VARCHAR, people INTEGER, brief VARCHAR, json VARCHAR,
            PRIMARY KEY (name, date));
          CREATE TABLE IF NOT EXISTS team_days (
            name VARCHAR, date DATE, team VARCHAR, people INTEGER, brief VARCHAR, json VARCHAR,
            PRIMARY KEY (name, date));
          CREATE TABLE IF NOT EXISTS activities (
            identity VARCHAR, id VARCHAR, start BIGINT, finish BIGINT, json VARCHAR,
            PRIMARY KEY (identity, id));
          CREATE TABLE IF NOT EXISTS deliveries (
            id VARCHAR PRIMARY KEY, project VARCHAR, deployed BIGINT, revision BIGINT, json VARCHAR);
          CREATE TABLE IF NOT EXISTS coverage (source VARCHAR PRIMARY KEY, start BIGINT, finish BIGINT);
          CREATE TABLE IF NOT EXISTS offsets (
            topic VARCHAR, partition INTEGER, next BIGINT, PRIMARY KEY (topic, partition));
          CREATE TABLE IF NOT EXISTS dead_letters (
            source VARCHAR, reason VARCHAR, count BIGINT, last BIGINT, PRIMARY KEY (source, reason));
          CREATE TABLE IF NOT EXISTS weeks (
            who VARCHAR, monday DATE, team VARCHAR, days INTEGER, available BIGINT, meeting BIGINT,
            manual BIGINT, waiting BIGINT, technical BIGINT, gross_meeting BIGINT, gross_manual BIGINT,
            gross_waiting BIGINT, PRIMARY KEY (who, monday));
          CREATE TABLE IF NOT EXISTS retractions (
            identity VARCHAR, id VARCHAR, noted DATE, PRIMARY KEY (identity, id));
          CREATE TABLE IF NOT EXISTS followed (second BIGINT);
          CREATE TEMP TABLE incoming_activities (
            identity VARCHAR, id VARCHAR, start BIGINT, finish BIGINT, json VARCHAR);
          CREATE TEMP TABLE incoming_days (
            name VARCHAR, date DATE, team VARCHAR, people INTEGER, brief VARCHAR, json VARCHAR);
          CREATE TEMP TABLE incoming_team_days (
            name VARCHAR, date DATE, team VARCHAR, people INTEGER, brief VARCHAR, json VARCHAR);
          """);
    }
    connection.setAutoCommit(false);
    return connection;
  }

  /** What a file of an earlier form held comes again from the topics. */
  private static void forgetEarlierForms(Statement statement) throws SQLException {
    String sql =
        """
        SELECT 1 FROM duckdb_columns()
        WHERE table_name = 'sightings' OR (table_name = 'days' AND column_name = 'person')
        OR (table_name = 'team_days' AND column_name = 'name' AND NOT EXISTS (
          SELECT 1 FROM duckdb_columns()
          WHERE table_name = 'team_days' AND column_name = 'people'))
        """;
    try (ResultSet old = statement.executeQuery(sql)) {
      if (!old.next()) {
        return;
      }
    }
    for (String table :
        List.of(
            "days",
            "team_days",
            "deliveries",
            "sightings",
            "owned",
            "activities",
            "coverage",
            "dead_letters")) {
      statement.execute("DROP TABLE IF EXISTS " + table);
    }
    statement.execute("DROP TABLE IF EXISTS offsets");
  }

  /**
   * Changes rows and offsets together, or neither.
   *
   * @param then what is done once the change can be seen
   */
  synchronized void change(String topic, Map<Integer, Long> offsets, Work<?> rows, Runnable then) {
    transaction(
        to -> {
          rows.on(to);
          move(to, topic, offsets);
          afterCommit.add(then);
          return true;
        });
    changes++;
  }

  /** Makes all changes that some work makes together, or none. */
  synchronized void together(Runnable work) {
    transaction(
        to -> {
          work.run();
          return true;
        });
    if (changes >= CHANGES_PER_CHECKPOINT) {
      changes = 0;
      checkpoint.writeLock().lock();
      try {
        transaction(
            to -> {
              try (Statement statement = to.createStatement()) {
                statement.execute("CHECKPOINT");
              }
              return true;
            });
      } finally {
        checkpoint.writeLock().unlock();
      }
    }
  }

  /** Looks at what is committed. */
  <T> T read(Work<T> work) {
    checkpoint.readLock().lock();
    try {
      synchronized (readers) {
        return work.on(reading);
      }
    } catch (SQLException | IOException e) {
      throw failed(e);
    } finally {
      checkpoint.readLock().unlock();
    }
  }

  /** When the topics were last followed, in seconds of the epoch; 0 if never, or not known. */
  long lastFollowed() {
    return transaction(
        from -> {
          try (Statement select = from.createStatement();
              ResultSet rows = select.executeQuery("SELECT max(second) FROM followed")) {
            return rows.next() ? rows.getLong(1) : 0L;
          }
        });
  }

  /** Remembers that the topics were followed up to a second. */
  void followed(long second) {
    transaction(
        to -> {
          try (Statement statement = to.createStatement()) {
            statement.execute("DELETE FROM followed");
            statement.execute("INSERT INTO followed VALUES (%d)".formatted(second));
          }
          return true;
        });
  }

  /** In one statement: DuckDB takes a millisecond for each, whatever is in it. */
  private static void move(Connection to, String topic, Map<Integer, Long> offsets)
      throws SQLException {
    if (offsets.isEmpty()) {
      return;
    }
    String rows = String.join(", ", Collections.nCopies(offsets.size(), "(?, ?, ?)"));
    try (PreparedStatement move =
        to.prepareStatement("INSERT OR REPLACE INTO offsets VALUES " + rows)) {
      int at = 1;
      for (Map.Entry<Integer, Long> offset : offsets.entrySet()) {
        move.setString(at++, topic);
        move.setInt(at++, offset.getKey());
        move.setLong(at++, offset.getValue());
      }
      move.execute();
    }
  }

  /** Appends rows to a temporary table, which is some eighty times as fast as inserting them. */
  static DuckDBAppender appender(Connection to, String temporary) throws SQLException {
    return to.unwrap(DuckDBConnection.class).createAppender("temp", "main", temporary);
  }

  /** Puts the rows of a temporary table in the place of those with the same key. */
  static void replace(Connection to, String table) throws SQLException {
    try (Statement statement = to.createStatement()) {
      statement.execute(
          "INSERT OR REPLACE INTO %s SELECT * FROM incoming_%s".formatted(table, table));
      statement.execute("DELETE FROM incoming_" + table);
    }
  }

  /** Forgets all rows of a table, and how far its topic was read. */
  synchronized void clear(String topic, String table) {
    transaction(
        to -> {
          afterCommit.add(this::changedAll);
          try (Statement statement = to.createStatement();
              PreparedStatement offsets =
                  to.prepareStatement("DELETE FROM offsets WHERE topic = ?")) {
            statement.execute("DELETE FROM " + table);
            offsets.setString(1, topic);
            offsets.execute();
          }
          return true;
        });
  }

  /** From where each partition of a topic is to be read; none if it was never read. */
  Map<Integer, Long> offsets(String topic) {
    return transaction(
        from -> {
          Map<Integer, Long> offsets = new HashMap<>();
          try (PreparedStatement select =
              from.prepareStatement("SELECT partition, next FROM offsets WHERE topic = ?")) {
            select.setString(1, topic);
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                offsets.put(rows.getInt(1), rows.getLong(2));
              }
            }
          }
          return offsets;
        });
  }

  /** Does some work in a transaction: its own, or the one that it is a part of. */
  synchronized <T> T transaction(Work<T> work) {
    depth++;
    boolean done = false;
    try {
      T result = work.on(connection);
      if (depth == 1) {
        connection.commit();
        afterCommit.forEach(Runnable::run);
      }
      done = true;
      return result;
    } catch (SQLException | IOException e) {
      throw failed(e);
    } finally {
      if (--depth == 0) {
        afterCommit.clear();
        if (!done) {
          rollback();
        }
      }
    }
  }

  /** Whoever reads can see a change of something. */
  void changed(String kind, String name) {
    seen.add(kind, name);
    version.incrementAndGet();
  }

  /** Whoever reads has to look at everything again once the transaction is done. */
  synchronized void changedAllAfterCommit() {
    afterCommit.add(this::changedAll);
  }

  private void changedAll() {
    seen.everythingAgain();
    version.incrementAndGet();
  }

  ChangedKeys changes() {
    return seen;
  }

  /** Changes with each change, once whoever reads can see it. */
  long version() {
    return version.get();
  }

  @Override
  public synchronized void close() {
    try {
      reading.close();
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** After a full disk there is nothing to roll back, and no transaction ever again. */
  private void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.warn("a change was not taken back; opening the store anew", e);
      reopen();
    }
  }

  private void reopen() {
    checkpoint.writeLock().lock();
    try {
      for (Connection old : List.of(reading, connection)) {
        try {
          old.close();
        } catch (SQLException e) {
          LOG.debug("while closing", e);
        }
      }
      connection = connect(directory);
      reading = reading(connection);
    } catch (SQLException e) {
      throw failed(e);
    } finally {
      checkpoint.writeLock().unlock();
    }
  }

  private static IllegalStateException failed(Exception e) {
    return new IllegalStateException("the store of days failed: " + FailureText.of(e), e);
  }
}
