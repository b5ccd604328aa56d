package dev.makertime.reporter.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds two connections to one DuckDB file: one writes in transactions, one reads what is
 * committed.
 */
final class Connections implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  static final String FILE = "days.duckdb";

  private final Path directory;
  private Connection writing;
  private Connection reading;

  private Connections(Path directory) throws SQLException {
    this.directory = directory;
    writing = connect(directory);
    reading = duplicate(writing);
  }

  /** Opens the file in a directory; both are made if they are missing. */
  static Connections open(Path directory) throws SQLException, IOException {
    String path = directory.toAbsolutePath().toString();
    if (path.indexOf(';') >= 0 || path.indexOf('?') >= 0) {
      // DuckDB takes what is behind them for settings
      throw new IOException("a store's path must not have a ; or ? in it");
    }
    Files.createDirectories(directory);
    return new Connections(directory);
  }

  private static Connection connect(Path directory) throws SQLException {
    Properties settings = new Properties();
    settings.put("memory_limit", "256MB");
    settings.put("threads", "2");
    Connection connection =
        DriverManager.getConnection("jdbc:duckdb:" + directory.resolve(FILE), settings);
    try {
      Schema.create(connection);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close(); // its file may be set aside
      throw e;
    }
  }

  private static Connection duplicate(Connection connection) throws SQLException {
    Connection duplicate = connection.unwrap(DuckDBConnection.class).duplicate();
    duplicate.setAutoCommit(true);
    return duplicate;
  }

  Connection writing() {
    return writing;
  }

  Connection reading() {
    return reading;
  }

  /** Closes both, whatever state they are in, and opens the file again. */
  void reopen() throws SQLException {
    drop();
    writing = connect(directory);
    reading = duplicate(writing);
  }

  /** Closes both, whatever state they are in. */
  void drop() {
    for (Connection old : List.of(reading, writing)) {
      try {
        old.close();
      } catch (SQLException e) {
        LOG.debug("a broken connection did not close", e);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    reading.close();
    writing.close();
  }
}
