package dev.makertime.app.faults;

import dev.makertime.app.Child;
import dev.makertime.app.Makertime;
import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.TestBroker;
import dev.makertime.testkit.waiting.OwnTime;
import dev.makertime.testkit.waiting.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A broker and the roles of makertime, each in a process of its own, with its ports and files. */
final class Processes implements AutoCloseable {
  static final String TOKEN = "secret";

  private final Path directory;
  private final Map<String, Child> running = new HashMap<>();
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, Path> data = new HashMap<>();
  private List<String> options = List.of("-Xmx1g");

  Processes(Path directory) throws IOException {
    this.directory = directory;
    for (String process : List.of("broker", "collector", "streams", "reporter")) {
      ports.put(process, FreePorts.next());
      data.put(process, directory.resolve(process));
    }
  }

  String url(String role) {
    return "http://127.0.0.1:" + ports.get(role);
  }

  /** Puts what a process writes elsewhere; before it is first started. */
  void dataOf(String process, Path elsewhere) {
    data.put(process, elsewhere);
  }

  /** The roles that are started from now on have a clock that is off by so much. */
  void clock(Duration off) throws IOException {
    options = off.isZero() ? List.of("-Xmx1g") : WrongClock.options(directory, off);
  }

  void start(String process) throws Exception {
    start(process, options);
  }

  void start(String process, List<String> options) throws Exception {
    Path log = directory.resolve(process + ".log");
    if (process.equals("broker")) {
      Child broker =
          Child.start(
              log,
              Map.of(),
              List.of("-Xmx512m"),
              BrokerProcess.class,
              String.valueOf(data.get("broker")),
              String.valueOf(ports.get("broker")));
      running.put(process, broker);
      broker.await("broker ");
      return;
    }
    Path config =
        Files.writeString(
            directory.resolve(process + ".yaml"),
            """
            organization: organization.yaml
            data: {directory: "%s"}
            kafka: {%s, partitions: 4}
            collector: {port: %d, tokens: [%s]}
            streams: {port: %d}
            reporter: {port: %d}
            """
                .formatted(
                    data.get(process),
                    TestBroker.yaml(client()),
                    ports.get("collector"),
                    TOKEN,
                    ports.get("streams"),
                    ports.get("reporter")));
    running.put(
        process,
        Child.start(
            log, Map.of(), options, Makertime.class, process, "--config", config.toString()));
  }

  /** Everything in one process, on an embedded broker. */
  void startRun() throws Exception {
    launchRun(options);
    child("run").await("reporter  ");
  }

  /** The same, and does not wait until it says that it runs. */
  void launchRun(List<String> options) throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("run.yaml"),
            """
            organization: organization.yaml
            data: {directory: "%s"}
            kafka: {partitions: 4}
            collector: {port: %d, tokens: [%s]}
            reporter: {port: %d}
            """
                .formatted(data.get("run"), ports.get("collector"), TOKEN, ports.get("reporter")));
    running.put(
        "run",
        Child.start(
            directory.resolve("run.log"),
            Map.of(),
            options,
            Makertime.class,
            "run",
            "--config",
            config.toString()));
  }

  /** Whether everything in one process does its work before so much time has passed. */
  boolean isRunReadyWithin(Duration bound, OwnTime time) throws Exception {
    while (!isReady("collector") || !isReady("reporter")) {
      if (time.passed().compareTo(bound) > 0 || !child("run").isAlive()) {
        return false;
      }
      Pause.betweenTries();
    }
    return true;
  }

  /** Waits until a role does its work; one that has given up is started again, as operators do. */
  void awaitReady(String role) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (isReady(role)) {
        return;
      }
      if (running.containsKey(role) && !child(role).isAlive()) {
        start(role);
      }
      Pause.betweenTries();
    }
    throw new IllegalStateException(role + " does not come up:\n" + logs());
  }

  private boolean isReady(String role) throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url(role) + "/health/ready"))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  Child child(String process) {
    Child child = running.get(process);
    if (child == null) {
      throw new IllegalStateException(process + " was not started");
    }
    return child;
  }

  void kill(String process) throws InterruptedException {
    child(process).kill();
  }

  String logs() {
    StringBuilder all = new StringBuilder();
    for (String role : running.keySet()) {
      try {
        all.append("== ").append(role).append('\n').append(child(role).output());
      } catch (IOException e) {
        all.append(e);
      }
    }
    return all.toString();
  }

  Map<String, Object> client() {
    return TestBroker.client(Objects.requireNonNull(ports.get("broker")));
  }

  @Override
  public void close() {
    for (Child child : running.values()) {
      try {
        child.kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
