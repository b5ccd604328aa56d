package dev.makertime.collector.tool.spark;

import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.waiting.Await;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Spark on loopback, whose applications write event logs for its history server. */
final class RealSpark implements AutoCloseable {
  private static final Path SCRIPTS = Path.of("src/test/peers/spark").toAbsolutePath();

  private final Path environment;
  private final Path home;
  private final int port = FreePorts.next();
  private final List<Process> processes = new ArrayList<>();

  RealSpark(Path environment, Path home) throws IOException {
    this.environment = environment;
    this.home = home;
    Path events = Files.createDirectory(home.resolve("events"));
    Files.writeString(
        home.resolve("spark-defaults.conf"),
        """
        spark.eventLog.enabled true
        spark.eventLog.dir %1$s
        spark.history.fs.logDirectory %1$s
        spark.history.fs.update.interval 1s
        spark.history.ui.port %2$d
        spark.ui.enabled false
        spark.driver.host 127.0.0.1
        spark.driver.memory 512m
        """
            .formatted(events.toUri(), port));
  }

  Api history() {
    return HttpApi.of(
        URI.create("http://127.0.0.1:" + port + "/api/v1/"),
        ApiLogin.anonymous(),
        Clock.systemUTC());
  }

  void startHistoryServer() throws Exception {
    run("nobody", null, "spark-class", "org.apache.spark.deploy.history.HistoryServer");
    Await.until(Duration.ofMinutes(1), () -> answers("version"));
  }

  /** Starts an application of the tests as a user. */
  Process submit(String user, String name) throws IOException {
    return run(user, null, "spark-submit", SCRIPTS.resolve("features.py").toString(), name);
  }

  /** Starts a shell that is typed into. */
  Process shell(String user) throws IOException {
    return run(user, SCRIPTS.resolve("shell.py").toFile(), "pyspark", "--master", "local[1]");
  }

  boolean answers(String path) throws InterruptedException {
    try {
      history().get(path);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Process run(String user, @Nullable File typed, String program, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of(distribution().resolve("bin/" + program).toString()));
    command.addAll(List.of(arguments));
    Path log = home.resolve("log" + processes.size() + ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    if (typed != null) {
      builder.redirectInput(typed);
    }
    Map<String, String> variables = builder.environment();
    variables.put("SPARK_HOME", distribution().toString());
    variables.put("SPARK_CONF_DIR", home.toString());
    variables.put("SPARK_LOCAL_IP", "127.0.0.1");
    variables.put("SPARK_USER", user);
    variables.put("PYSPARK_PYTHON", environment.resolve("bin/python").toString());
    variables.put("PYSPARK_DRIVER_PYTHON_OPTS", typed == null ? "" : "-i");
    variables.put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private Path distribution() throws IOException {
    try (Stream<Path> pythons = Files.list(environment.resolve("lib"))) {
      return pythons
          .map(python -> python.resolve("site-packages/pyspark"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow(() -> new IOException("no pyspark in " + environment));
    }
  }

  /** All that its processes printed. */
  String logs() throws IOException {
    StringBuilder logs = new StringBuilder();
    for (int i = 0; i < processes.size(); i++) {
      logs.append(Files.readString(home.resolve("log" + i + ".txt")));
    }
    return logs.toString();
  }

  /** Whether a process has printed something. */
  boolean hasPrinted(Process process, String text) throws IOException {
    Path log = home.resolve("log" + processes.indexOf(process) + ".txt");
    return Files.readString(log).contains(text);
  }

  /** Ends a process and those that it started at once, as a crash does. */
  static void kill(Process process) {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    processes.forEach(RealSpark::kill);
  }
}
