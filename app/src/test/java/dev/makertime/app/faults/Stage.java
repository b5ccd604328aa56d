package dev.makertime.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Child;
import dev.makertime.app.Makertime;
import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.SharedBroker;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.waiting.OwnTime;
import dev.makertime.testkit.waiting.Pause;
import dev.makertime.testkit.world.CollectorClient;
import dev.makertime.testkit.world.FaultInvariants;
import dev.makertime.testkit.world.OrganizationText;
import dev.makertime.testkit.world.RandomWorld;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topic;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.TopicSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A broker and the three roles, each in a process of its own, and evidence that comes in. */
final class Stage implements AutoCloseable {
  static final List<String> ROLES = List.of("collector", "streams", "reporter");
  private static final String TOKEN = "secret";

  private final Path directory;
  private final Random random;
  private final RandomWorld world;
  private final FaultInvariants invariants;
  private final CollectorClient poster;
  private final Map<String, Child> running = new HashMap<>();
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, Path> data = new HashMap<>();
  private Organization organization;
  private List<String> options = List.of("-Xmx1g");

  Stage(Path directory, long seed) throws IOException {
    this.directory = directory;
    random = new Random(seed);
    LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(20);
    world = new RandomWorld(random, first, true);
    organization = world.next(null);
    for (String process : List.of("broker", "collector", "streams", "reporter")) {
      ports.put(process, FreePorts.next());
      data.put(process, directory.resolve(process));
    }
    invariants = new FaultInvariants(this::client, world, first);
    poster = new CollectorClient(() -> "http://127.0.0.1:" + ports.get("collector"), TOKEN);
    write();
  }

  /** Puts what a process writes elsewhere; before it is first started. */
  void dataOf(String process, Path elsewhere) {
    data.put(process, elsewhere);
  }

  /** The roles that are started from now on have a clock that is off by so much. */
  void clock(Duration off) throws IOException {
    options = off.isZero() ? List.of("-Xmx1g") : WrongClock.options(directory, off);
  }

  /** When each record of a topic was written, by the clock of the role that wrote it. */
  List<Instant> written(Topic<?, ?> topic) {
    List<Instant> written = new ArrayList<>();
    TopicReader.read(
        client(), topic, record -> written.add(Instant.ofEpochMilli(record.timestamp())));
    return written;
  }

  void startAll() throws Exception {
    start("broker");
    new TopicSetup(4, (short) 1, Duration.ofDays(400)).ensure(client());
    for (String role : ROLES) {
      start(role);
    }
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
                    SharedBroker.yaml(client()),
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

  /** The same of everything in one process, whose broker nobody else can ask. */
  void checkRun(String when) throws Exception {
    List<EngineerDay> expected = invariants.expected(organization);
    List<EngineerDay> shown =
        Await.read(Duration.ofMinutes(2), () -> invariants.within(shown()), expected::equals);
    assertThat(shown).as(when + "\n" + child("run").output()).isEqualTo(expected);
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
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + ports.get(role) + "/health/ready"))
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

  /** Posts some evidence three times, shuffled; in the middle comes another organization. */
  void load(int batches) throws Exception {
    for (int i = 0; i < batches; i++) {
      List<Activity> activities =
          world.activities(12).stream().filter(activity -> !activity.isOpen()).toList();
      List<Activity> thrice = new ArrayList<>(activities);
      thrice.addAll(activities);
      thrice.addAll(activities);
      Collections.shuffle(thrice, random);
      poster.post(thrice.subList(0, thrice.size() / 2));
      poster.post(thrice.subList(thrice.size() / 2, thrice.size()));
      invariants.acknowledge(activities);
    }
    organization = world.next(organization);
    write();
  }

  /** The same while something else happens. */
  CompletableFuture<Void> loadMeanwhile(int batches) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            load(batches);
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        });
  }

  /** One try to post something that would count. */
  int tryToPost(String id) throws InterruptedException {
    List<Activity> one = List.of(Activity.retraction("x:a", id, 1));
    int status = poster.send(CollectorClient.line(one.get(0)));
    if (status == 202) {
      invariants.acknowledge(one);
    }
    return status;
  }

  /** How posts were answered that had to be sent again. */
  List<Integer> refused() {
    return poster.refused();
  }

  /** What must hold after every fault. */
  void check(String when) throws Exception {
    for (String role : ROLES) {
      awaitReady(role);
    }
    List<EngineerDay> days =
        invariants.check(organization, when, Duration.ofMinutes(2), this::logs);
    List<EngineerDay> shown =
        Await.read(Duration.ofSeconds(30), () -> invariants.within(shown()), days::equals);
    assertThat(shown).as("what the reporter shows " + when).isEqualTo(days);
  }

  private List<EngineerDay> shown() throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String address =
        "http://127.0.0.1:%d/api/days?from=%s&to=%s"
            .formatted(ports.get("reporter"), today.minusDays(60), today);
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofString());
    return response.statusCode() == 200
        ? List.of(Json.MAPPER.readValue(response.body(), EngineerDay[].class))
        : List.of();
  }

  int acknowledged() {
    return invariants.acknowledged().size();
  }

  private String logs() {
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

  private void write() throws IOException {
    Path draft = directory.resolve("organization.new");
    Files.writeString(draft, OrganizationText.of(organization));
    Files.move(draft, directory.resolve("organization.yaml"), StandardCopyOption.REPLACE_EXISTING);
  }

  private Map<String, Object> client() {
    return SharedBroker.client(Objects.requireNonNull(ports.get("broker")));
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
