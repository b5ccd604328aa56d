package dev.makertime.collector.tool.jobs;

import dev.makertime.collector.outbound.MetadataAddresses;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database, and how it is reached. Connections only read, and wait for no answer forever. */
final class JobDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(JobDatabase.class);
  private static final int SILENT_MILLIS = 120_000;

  private final String url;
  private final URI server;
  private final Properties login = new Properties();
  private final Path drivers;
  private @Nullable Driver driver;

  /**
   * Names a database; nothing is connected yet.
   *
   * @param url for JDBC, without a password
   * @param server the host in it, as {@code jdbc://host}; without a host where none is known
   * @param drivers directory with the user's own drivers
   */
  JobDatabase(String url, URI server, String user, String password, Path drivers) {
    this.url = url;
    this.server = server;
    this.drivers = drivers;
    if (!user.isEmpty()) {
      login.setProperty("user", user);
      login.setProperty("password", password);
    }
    if (url.startsWith("jdbc:postgresql:")) {
      login.setProperty("stringtype", "unspecified"); // ids may be of types that no text is
      login.setProperty("ApplicationName", "makertime");
    }
    if (url.matches("jdbc:(postgresql|sqlserver):.*")) {
      login.setProperty("loginTimeout", "30");
    }
  }

  /** Opens a connection, which is to be closed. */
  Connection connect() throws SQLException, IOException {
    if (!server.getHost().equals(JobsType.UNKNOWN_HOST)) {
      MetadataAddresses.refuse(server);
    }
    Connection connection = driver().connect(url, login);
    if (connection == null) {
      throw new SQLException("the driver does not take the address");
    }
    try {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      limitSilence(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void limitSilence(Connection connection) throws SQLException {
    try {
      connection.setNetworkTimeout(Runnable::run, SILENT_MILLIS);
    } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
      LOG.debug("A driver limits no silence of its connection; each statement has its timeout", e);
    }
  }

  private synchronized Driver driver() throws IOException {
    if (driver == null) {
      driver = Drivers.of(url, drivers);
    }
    return driver;
  }
}
