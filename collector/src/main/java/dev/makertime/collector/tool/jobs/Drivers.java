package dev.makertime.collector.tool.jobs;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the JDBC driver of an address: one that ships, or one of the user's own jars. */
final class Drivers {
  private Drivers() {}

  /**
   * The driver of an address.
   *
   * @param directory with the user's jars; it may be absent
   * @throws IOException where there is none
   */
  static Driver of(String url, Path directory) throws IOException {
    try {
      Optional<Driver> shipped = in(Drivers.class.getClassLoader(), url);
      if (shipped.isPresent()) {
        return shipped.get();
      }
      Optional<Driver> own = ofJars(directory, url);
      if (own.isPresent()) {
        return own.get();
      }
    } catch (ServiceConfigurationError | LinkageError | SQLException e) {
      throw new IOException("a driver in %s cannot be loaded".formatted(directory), e);
    }
    throw new IOException("no driver for %s: put its jar into %s".formatted(kind(url), directory));
  }

  private static Optional<Driver> in(ClassLoader loader, String url) throws SQLException {
    for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
      if (driver.acceptsURL(url)) {
        return Optional.of(driver);
      }
    }
    return Optional.empty();
  }

  /** Jars without the driver are closed again; those with it stay open, as it loads more later. */
  private static Optional<Driver> ofJars(Path directory, String url)
      throws IOException, SQLException {
    URLClassLoader jars = loader(directory);
    Optional<Driver> driver = Optional.empty();
    try {
      driver = in(jars, url);
    } finally {
      if (driver.isEmpty()) {
        jars.close();
      }
    }
    return driver;
  }

  private static URLClassLoader loader(Path directory) throws IOException {
    List<URL> jars = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jar")) {
        for (Path jar : files) {
          jars.add(jar.toUri().toURL());
        }
      }
    }
    return new URLClassLoader(jars.toArray(URL[]::new), Drivers.class.getClassLoader());
  }

  /** The beginning of an address, such as {@code jdbc:oracle}, which has no secret. */
  private static String kind(String url) {
    int end = url.indexOf(':', url.indexOf(':') + 1);
    return end < 0 ? "this address" : url.substring(0, end);
  }
}
