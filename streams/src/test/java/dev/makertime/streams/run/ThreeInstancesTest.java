package dev.makertime.streams.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.TeamDay;
import dev.makertime.testkit.BrokerExtension;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.world.RandomWorld;
import dev.makertime.topics.Topic;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Three instances share eight partitions while identities change hands in quick succession. */
class ThreeInstancesTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension(8);

  @TempDir Path state;

  private final LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(20);
  private final LocalDate last = first.plusDays(RandomWorld.DAYS + 3L);
  private final RandomWorld world = new RandomWorld(new Random(3), first, true);
  private final List<Activity> sent = new ArrayList<>();

  @Test
  void they_come_to_what_one_that_knew_it_from_the_start_comes_to() throws Exception {
    Organization organization = world.next(null);
    try (MakertimeStreams one = start("one", organization);
        MakertimeStreams two = start("two", organization);
        MakertimeStreams three = start("three", organization)) {
      for (int i = 0; i < 6; i++) {
        send(world.activities(60).stream().filter(activity -> !activity.isOpen()).toList());
        organization = world.next(organization);
        one.takeOver(organization);
      }
      for (String owner : List.of("ana", "bo", "cy")) {
        organization = withOwner(organization, owner);
        two.takeOver(organization);
      }

      List<EngineerDay> expected = world.expected(organization, sent, last, Instant.now());
      List<TeamDay> expectedOfTeams = TeamDay.of(organization, expected);
      assertThat(once(Topics.ENGINEER_DAYS, EngineerDay::date, expected)).isEqualTo(expected);
      assertThat(once(Topics.TEAM_DAYS, TeamDay::date, expectedOfTeams)).isEqualTo(expectedOfTeams);
      awaitRunning(List.of(one, two, three));
    }
  }

  private MakertimeStreams start(String name, Organization organization) {
    return MakertimeStreams.start(
        new StreamsSettings(
            BROKER.client(),
            state.resolve(name),
            8,
            1,
            1,
            1,
            "exactly_once_v2",
            Duration.ofMillis(100),
            Duration.ofDays(400)),
        organization,
        Clock.systemUTC());
  }

  /** Everything belongs to one of those who are there. */
  private static Organization withOwner(Organization organization, String owner) {
    Map<String, String> owners = new TreeMap<>();
    if (RandomWorld.named(organization, owner) != null) {
      RandomWorld.IDENTITIES.stream()
          .filter(identity -> !organization.bots().contains(identity))
          .forEach(identity -> owners.put(identity, owner));
    }
    return new Organization(
        organization.people(),
        owners,
        organization.bots(),
        organization.unknown(),
        List.of(),
        List.of(),
        null,
        Map.of());
  }

  /** They share out the tasks anew for a while after one has come. */
  private static void awaitRunning(List<MakertimeStreams> all) throws InterruptedException {
    Await.until(Duration.ofMinutes(1), () -> all.stream().allMatch(MakertimeStreams::isRunning));
    assertThat(all).allMatch(MakertimeStreams::isRunning);
  }

  private void send(List<Activity> activities) {
    try (KafkaProducer<String, Activity> producer =
        new KafkaProducer<>(
            BROKER.client(),
            Topics.ACTIVITIES.key().serializer(),
            Topics.ACTIVITIES.value().serializer())) {
      for (Activity activity : activities) {
        var unused =
            producer.send(
                new ProducerRecord<>(Topics.ACTIVITIES.name(), activity.identity(), activity));
      }
      producer.flush();
    }
    sent.addAll(activities);
  }

  /** What the topic says of the world's days as soon as it is as expected, or after a while. */
  private <V> List<V> once(Topic<String, V> topic, Function<V, LocalDate> date, List<V> expected)
      throws InterruptedException {
    return Await.read(Duration.ofMinutes(1), () -> latest(topic, date), expected::equals);
  }

  private <V> List<V> latest(Topic<String, V> topic, Function<V, LocalDate> date) {
    Map<String, V> latest = new TreeMap<>();
    TopicReader.read(
        BROKER.client(),
        topic,
        record -> {
          byte[] value = record.value();
          if (value == null) {
            latest.remove(record.key());
          } else {
            latest.put(record.key(), topic.value().deserializer().deserialize(topic.name(), value));
          }
        });
    return latest.values().stream()
        .filter(day -> !date.apply(day).isAfter(last))
        .filter(day -> !date.apply(day).isBefore(first.minusDays(5)))
        .toList();
  }
}
