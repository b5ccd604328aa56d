package dev.makertime.collector.tool.jobs;

import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.waiting.Await;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server with pg_cron, as Debian's packages have it. */
final class RealPostgres implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private final int port = FreePorts.next();
  private final Process server;

  /** Where its programs are; empty where pg_cron is not installed. */
  static Optional<Path> programs() {
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(VERSIONS)) {
      for (Path version : versions) {
        if (Files.exists(version.resolve("lib/pg_cron.so"))
            && Files.isExecutable(version.resolve("bin/initdb"))) {
          return Optional.of(version.resolve("bin"));
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  RealPostgres(Path directory) throws Exception {
    Path data = directory.resolve("data");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectory(data);
    if (isRoot()) {
      run("chown", "postgres", data.toString());
    }
    String programs = programs().orElseThrow().toString();
    run(asPostgres(programs + "/initdb", "-A", "trust", "-U", "owner", "-D", data.toString()));
    server =
        process(
                asPostgres(
                    programs + "/postgres",
                    "-D",
                    data.toString(),
                    "-p",
                    port + "",
                    "-k",
                    data.toString(),
                    "-c",
                    "shared_preload_libraries=pg_cron",
                    "-c",
                    "cron.use_background_workers=on"))
            .start();
    if (!Await.until(Duration.ofSeconds(60), this::isThere)) {
      throw new IOException("PostgreSQL does not answer");
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Executes statements as its owner. */
  void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), "owner", "");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first number that a query of its owner selects. */
  long number(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), "owner", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private boolean isThere() {
    try {
      return number("select 1") == 1;
    } catch (SQLException e) {
      return false;
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static String[] asPostgres(String... command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = process(command).start();
    if (process.waitFor() != 0) {
      throw new IOException("%s ended with %d".formatted(command[0], process.exitValue()));
    }
  }

  private static ProcessBuilder process(String... command) {
    return new ProcessBuilder(command)
        .directory(Path.of("/").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  @Override
  public void close() {
    server.descendants().forEach(ProcessHandle::destroy);
    server.destroy();
    server.onExit().completeOnTimeout(server, 20, TimeUnit.SECONDS).join();
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
  }
}
