package dev.makertime.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.world.CollectorClient;
import dev.makertime.testkit.world.FaultInvariants;
import dev.makertime.testkit.world.OrganizationText;
import dev.makertime.testkit.world.RandomWorld;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topic;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.admin.TopicSetup;
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
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Evidence that comes to running roles while faults happen, and what must hold after each. */
final class FaultScenario implements AutoCloseable {
  static final List<String> ROLES = List.of("collector", "streams", "reporter");

  final Processes processes;
  private final Path directory;
  private final Random random;
  private final RandomWorld world;
  private final FaultInvariants invariants;
  private final CollectorClient poster;
  private Organization organization;

  FaultScenario(Path directory, long seed) throws IOException {
    this.directory = directory;
    processes = new Processes(directory);
    random = new Random(seed);
    LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(20);
    world = new RandomWorld(random, first, true);
    organization = world.next(null);
    invariants = new FaultInvariants(processes::client, world, first);
    poster = new CollectorClient(() -> processes.url("collector"), Processes.TOKEN);
    write();
  }

  /** When each record of a topic was written, by the clock of the role that wrote it. */
  List<Instant> written(Topic<?, ?> topic) {
    List<Instant> written = new ArrayList<>();
    TopicReader.read(
        processes.client(), topic, record -> written.add(Instant.ofEpochMilli(record.timestamp())));
    return written;
  }

  void startAll() throws Exception {
    processes.start("broker");
    new TopicSetup(4, (short) 1, Duration.ofDays(400)).ensure(processes.client());
    for (String role : ROLES) {
      processes.start(role);
    }
  }

  /** What must hold where everything runs in one process, whose broker others cannot read. */
  void checkRun(String when) throws Exception {
    List<EngineerDay> expected = invariants.expected(organization);
    List<EngineerDay> shown =
        Await.read(Duration.ofMinutes(2), () -> invariants.within(shown()), expected::equals);
    assertThat(shown).as(when + "\n" + processes.child("run").output()).isEqualTo(expected);
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
      processes.awaitReady(role);
    }
    List<EngineerDay> days =
        invariants.check(organization, when, Duration.ofMinutes(2), processes::logs);
    List<EngineerDay> shown =
        Await.read(Duration.ofSeconds(30), () -> invariants.within(shown()), days::equals);
    assertThat(shown).as("what the reporter shows " + when).isEqualTo(days);
  }

  private List<EngineerDay> shown() throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String address =
        "%s/api/days?from=%s&to=%s"
            .formatted(processes.url("reporter"), today.minusDays(60), today);
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

  private void write() throws IOException {
    Path draft = directory.resolve("organization.new");
    Files.writeString(draft, OrganizationText.of(organization));
    Files.move(draft, directory.resolve("organization.yaml"), StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    processes.close();
  }
}
