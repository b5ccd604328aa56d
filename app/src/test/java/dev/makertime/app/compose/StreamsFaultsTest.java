package dev.makertime.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.model.Activity;
import dev.makertime.model.Organization;
import dev.makertime.testkit.FirstSeed;
import dev.makertime.testkit.Rounds;
import dev.makertime.testkit.TestBroker;
import dev.makertime.testkit.Thorough;
import dev.makertime.testkit.waiting.Pause;
import dev.makertime.testkit.world.FaultInvariants;
import dev.makertime.testkit.world.OrganizationText;
import dev.makertime.testkit.world.RandomWorld;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.TopicSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The streams role is killed, robbed of its state, and made to rebuild, while evidence and another
 * organization come in. Whatever happens, the days come to what a batch makes of the acknowledged
 * activities, each of which is there once, and in every day ever emitted the parts are the whole.
 */
class StreamsFaultsTest {
  private static final int PER_ROUND = 60;

  @TempDir Path directory;

  private final Random random = new Random(FirstSeed.value());
  private final LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(20);
  private final RandomWorld world = new RandomWorld(random, first, true);
  private final FaultInvariants invariants = new FaultInvariants(this::client, world, first);
  private EmbeddedBroker broker;
  private Organization organization = world.next(null);

  @BeforeEach
  void start() throws IOException {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    new TopicSetup(8, (short) 1, Duration.ofDays(400)).ensure(client());
    write(organization);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  static Stream<String> guarantees() {
    return Stream.of("exactly_once_v2", "at_least_once").limit(Thorough.or(1, 2));
  }

  @ParameterizedTest
  @MethodSource("guarantees")
  void killed_at_any_moment_it_comes_to_the_same_days(String guarantee) throws Exception {
    Path config = configuration(guarantee);
    Rounds rounds = Rounds.of(2, 20, Duration.ofSeconds(20));
    while (rounds.begin()) {
      try (StreamsProcess streams = StreamsProcess.start(config)) {
        if (rounds.number() % 4 != 0) {
          streams.awaitRunning();
        }
        load();
        Pause.untilFault(Duration.ofMillis(random.nextInt(1_200)));
        streams.kill();
      }
    }
    check(config, "after kills");
    assertThat(directory.resolve("streams.log"))
        .content()
        .as("state that a kill left behind is restored, and no thread falls over it")
        .doesNotContain("a thread of streams failed");
  }

  @ParameterizedTest
  @MethodSource("guarantees")
  void without_its_state_or_with_a_corrupt_one_it_comes_to_the_same_days(String guarantee)
      throws Exception {
    Path config = configuration(guarantee);
    try (StreamsProcess streams = StreamsProcess.start(config)) {
      streams.awaitRunning();
      load();
      Pause.untilFault(Duration.ofSeconds(2));
      streams.kill();
    }
    delete(directory.resolve("data/streams"));
    check(config, "after the state was deleted");

    load();
    int corrupted = corrupt(directory.resolve("data/streams"));
    assertThat(corrupted).as("files that were corrupted").isPositive();
    check(config, "after the state was corrupted");
  }

  @ParameterizedTest
  @MethodSource("guarantees")
  @EnabledIfEnvironmentVariable(
      named = Thorough.VARIABLE,
      matches = "true",
      disabledReason = "takes minutes: set MAKERTIME_THOROUGH=true")
  void what_it_said_can_be_thrown_away_and_said_anew(String guarantee) throws Exception {
    Path config = configuration(guarantee);
    load();
    check(config, "at first");
    try (Admin admin = Admin.create(client())) {
      admin.deleteTopics(List.of(Topics.ENGINEER_DAYS.name(), Topics.TEAM_DAYS.name())).all().get();
    }
    check(config, "after the output was deleted", "--rebuild");

    organization = world.next(organization);
    write(organization);
    check(config, "after a rebuild with another organization", "--rebuild");
  }

  /** Evidence, and in the middle of it another organization. */
  private void load() throws Exception {
    List<Activity> activities =
        world.activities(PER_ROUND).stream().filter(activity -> !activity.isOpen()).toList();
    send(activities.subList(0, activities.size() / 2));
    organization = world.next(organization);
    write(organization);
    send(activities.subList(activities.size() / 2, activities.size()));
  }

  private void send(List<Activity> activities) throws Exception {
    try (KafkaProducer<String, Activity> producer =
        new KafkaProducer<>(
            client(),
            Topics.ACTIVITIES.key().serializer(),
            Topics.ACTIVITIES.value().serializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Activity activity : activities) {
        sent.add(
            producer.send(
                new ProducerRecord<>(Topics.ACTIVITIES.name(), activity.identity(), activity)));
        Pause.untilFault(Duration.ofMillis(5));
      }
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
      invariants.acknowledge(activities);
    }
  }

  private void check(Path config, String when, String... more) throws Exception {
    try (StreamsProcess streams = StreamsProcess.start(config, more)) {
      streams.awaitRunning();
      invariants.check(organization, when, Duration.ofMinutes(1), () -> output(streams));
    }
    List<String> there = new ArrayList<>();
    TopicReader.read(client(), Topics.ACTIVITIES, record -> there.add(record.key()));
    assertThat(there)
        .as("activities on the topic, each sent once")
        .hasSameSizeAs(invariants.acknowledged());
  }

  private static String output(StreamsProcess streams) {
    try {
      return streams.output();
    } catch (IOException e) {
      return "its output cannot be read: " + e;
    }
  }

  private Map<String, Object> client() {
    return broker.client();
  }

  private Path configuration(String guarantee) throws IOException {
    return Files.writeString(
        directory.resolve("makertime.yaml"),
        """
        organization: organization.yaml
        data: {directory: data}
        kafka: {%s}
        streams: {guarantee: %s}
        """
            .formatted(TestBroker.yaml(client()), guarantee));
  }

  private void write(Organization next) throws IOException {
    Path beside = directory.resolve("organization.new");
    Files.writeString(beside, OrganizationText.of(next));
    Files.move(beside, directory.resolve("organization.yaml"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Overwrites the middle of every table and what a checkpoint says. */
  private static int corrupt(Path directory) throws IOException {
    int corrupted = 0;
    for (Path file : files(directory)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".sst") || name.equals(".checkpoint") || name.startsWith("MANIFEST")) {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 3; i < 2 * bytes.length / 3; i++) {
          bytes[i] ^= 0x5A;
        }
        Files.write(file, bytes);
        corrupted++;
      }
    }
    return corrupted;
  }

  private static void delete(Path directory) throws IOException {
    List<Path> all = new ArrayList<>(files(directory));
    try (Stream<Path> walk = Files.walk(directory)) {
      all.addAll(walk.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList());
    }
    Set<Path> deleted = new HashSet<>();
    for (Path path : all) {
      if (deleted.add(path)) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
