package dev.makertime.collector.tool.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Airflow on loopback, with its data in a directory; ana and bo are its users. */
final class RealAirflow implements AutoCloseable {
  private final Path home;
  private final Path executable;
  private final int port;
  private final boolean isThree;
  private final List<Process> processes = new ArrayList<>();

  RealAirflow(Path environment, Path home, boolean isThree, Map<String, String> more)
      throws Exception {
    this.home = home;
    this.isThree = isThree;
    executable = environment.resolve("bin/airflow");
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    if (!isThree) {
      run(more, "db", "migrate").waitFor();
      for (String user : List.of("ana", "bo")) {
        run(
                more,
                "users",
                "create",
                "-r",
                "Admin",
                "-u",
                user,
                "-p",
                user,
                "-f",
                user,
                "-l",
                user,
                "-e",
                user + "@example.com")
            .waitFor();
      }
    }
    processes.add(run(more, "standalone"));
    Await.until(Duration.ofMinutes(4), this::answers);
  }

  private Process run(Map<String, String> more, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log.txt").toFile()));
    Map<String, String> environment = builder.environment();
    environment.put("PATH", executable.getParent() + ":" + environment.get("PATH"));
    environment.put("AIRFLOW_HOME", home.toString());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("AIRFLOW__CORE__LOAD_EXAMPLES", "False");
    environment.put(
        "AIRFLOW__CORE__DAGS_FOLDER", Path.of("src/test/peers/dags").toAbsolutePath().toString());
    environment.put("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS", "ana:admin,bo:admin");
    environment.put("AIRFLOW__API__HOST", "127.0.0.1");
    environment.put("AIRFLOW__API__PORT", Integer.toString(port));
    environment.put("AIRFLOW__API__WORKERS", "1");
    environment.put(
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL", "http://127.0.0.1:" + port + "/execution/");
    environment.put("AIRFLOW__API__AUTH_BACKENDS", "airflow.api.auth.backend.basic_auth");
    environment.put("AIRFLOW__WEBSERVER__WEB_SERVER_HOST", "127.0.0.1");
    environment.put("AIRFLOW__WEBSERVER__WEB_SERVER_PORT", Integer.toString(port));
    environment.put("AIRFLOW__WEBSERVER__WORKERS", "1");
    environment.put("AIRFLOW__SCHEDULER__DAG_DIR_LIST_INTERVAL", "5");
    environment.putAll(more);
    return builder.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  String prefix() {
    return isThree ? "api/v2/" : "api/v1/";
  }

  String password(String user) throws IOException {
    if (!isThree) {
      return user;
    }
    Path file = home.resolve("simple_auth_manager_passwords.json.generated");
    return Json.MAPPER.readTree(Files.readAllBytes(file)).path(user).asText();
  }

  Api as(String user) throws IOException {
    return HttpApi.of(
        url(), new AirflowLogin(url(), user, password(user), Clock.systemUTC()), Clock.systemUTC());
  }

  private boolean answers() throws InterruptedException {
    try {
      as("ana").get(prefix() + "dags/etl");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  JsonNode awaitOver(Api api, String run) throws Exception {
    return Await.read(
        Duration.ofSeconds(90),
        () -> api.get(prefix() + "dags/etl/dagRuns/" + run).body(),
        found -> found.path("state").asText().matches("success|failed"));
  }

  String log() throws IOException {
    return Files.readString(home.resolve("log.txt"));
  }

  @Override
  public void close() {
    for (Process process : processes) {
      List<ProcessHandle> all = process.descendants().toList();
      process.destroy();
      all.forEach(ProcessHandle::destroy);
      process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
      all.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
    }
  }
}
