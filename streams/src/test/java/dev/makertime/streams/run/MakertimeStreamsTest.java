package dev.makertime.streams.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.testkit.BrokerExtension;
import dev.makertime.testkit.GoldenCase;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.Topics;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The role on a real broker. */
class MakertimeStreamsTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension(4);

  /** Of one instance, which comes back at once; another would wait until its session is over. */
  @TempDir static Path state;

  @Test
  void a_golden_case_comes_out_of_a_real_broker() throws Exception {
    GoldenCase golden = GoldenCase.named("14-random");
    try (MakertimeStreams streams =
        MakertimeStreams.start(
            settings("exactly_once_v2", state), golden.organization(), Clock.systemUTC())) {
      send(golden.activities());

      List<EngineerDay> expected =
          BatchMeasurement.days(
              golden.organization(),
              golden.activities(),
              golden.from(),
              golden.to(),
              Instant.now());
      assertThat(daysOnce(golden, expected)).isEqualTo(expected);
      awaitRunning(streams);
    }
    assertThat(new OrganizationPublisher(BROKER.client(), 4).publish(golden.organization()))
        .as("an organization that is there already changes nothing")
        .isZero();
  }

  /** More than a mebibyte of evidence on one day of one person is one record of state. */
  @ParameterizedTest
  @ValueSource(strings = {"exactly_once_v2", "at_least_once"})
  void a_day_with_very_much_evidence_stops_nobody(String guarantee) throws Exception {
    String person = "gitlab:" + guarantee;
    Organization organization =
        OrganizationFile.parse(
            "people: [{id: %s, identities: [\"%s\"]}]".formatted(guarantee, person));
    Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
    List<Activity> many = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      String id = "%0500d".formatted(i);
      String subject = "%0250d".formatted(i);
      many.add(
          new Activity(
              id,
              1,
              person,
              ActivityKind.PRESENCE,
              start.plusSeconds(i),
              null,
              start.plusSeconds(i),
              null,
              subject,
              Map.of(),
              false));
    }

    try (MakertimeStreams streams =
        MakertimeStreams.start(settings(guarantee, state), organization, Clock.systemUTC())) {
      send(many);
      send(List.of(neighbour(guarantee, start)));

      assertThat(dayOnce("?gitlab:neighbour-" + guarantee)).isPositive();
      awaitRunning(streams);
    }
  }

  /** It may be of another instance, which was off while everything was forgotten. */
  @Test
  void state_from_before_a_rebuild_is_not_used() throws Exception {
    Organization organization = OrganizationFile.parse("people: [{id: ana}]");
    try (MakertimeStreams streams =
        MakertimeStreams.start(
            settings("exactly_once_v2", state), organization, Clock.systemUTC())) {
      awaitRunning(streams);
    }
    Path task = state.resolve("makertime").resolve("0_0");
    Path trace = Files.writeString(Files.createDirectories(task).resolve("trace"), "of old");

    new Rebuild(BROKER.client(), Duration.ofDays(400), Clock.systemUTC()).prepare();
    try (MakertimeStreams streams =
        MakertimeStreams.start(
            settings("exactly_once_v2", state), organization, Clock.systemUTC())) {
      awaitRunning(streams);
      assertThat(trace).doesNotExist();
    }
  }

  @RepeatedTest(3)
  void closed_while_it_starts_it_lets_go_of_its_directory() throws Exception {
    Organization organization = OrganizationFile.parse("people: [{id: ana}]");
    StreamsSettings settings = settings("exactly_once_v2", state);

    MakertimeStreams.start(settings, organization, Clock.systemUTC()).close();

    try (MakertimeStreams streams =
        MakertimeStreams.start(settings, organization, Clock.systemUTC())) {
      awaitRunning(streams);
    }
  }

  private static void awaitRunning(MakertimeStreams streams) throws InterruptedException {
    Await.until(Duration.ofMinutes(1), streams::isRunning);
    assertThat(streams.isRunning()).isTrue();
  }

  private static Activity neighbour(String guarantee, Instant start) {
    return new Activity(
        "n",
        1,
        "gitlab:neighbour-" + guarantee,
        ActivityKind.MANUAL,
        start,
        null,
        start,
        null,
        null,
        Map.of(),
        false);
  }

  private static StreamsSettings settings(String guarantee, Path state) {
    return new StreamsSettings(
        BROKER.client(),
        state,
        4,
        1,
        2,
        0,
        guarantee,
        Duration.ofMillis(100),
        Duration.ofDays(400));
  }

  /** How many days of a person there are, once there is one. */
  private static int dayOnce(String person) {
    int found = 0;
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            consumerSettings(person), new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.ENGINEER_DAYS.name()));
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (found == 0 && System.nanoTime() < until) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          found += record.key().startsWith(person + "|") ? 1 : 0;
        }
      }
    }
    return found;
  }

  private static void send(List<Activity> activities) {
    try (KafkaProducer<String, Activity> producer =
        new KafkaProducer<>(
            BROKER.client(),
            Topics.ACTIVITIES.key().serializer(),
            Topics.ACTIVITIES.value().serializer())) {
      activities.forEach(
          activity -> {
            var unused =
                producer.send(
                    new ProducerRecord<>(Topics.ACTIVITIES.name(), activity.identity(), activity));
          });
      producer.flush();
    }
  }

  /** The days in the case's period as soon as they are the expected ones, or after a minute. */
  private static List<EngineerDay> daysOnce(GoldenCase golden, List<EngineerDay> expected) {
    Map<String, EngineerDay> days = new TreeMap<>();
    try (KafkaConsumer<String, EngineerDay> consumer =
        new KafkaConsumer<>(
            consumerSettings("test"),
            Topics.ENGINEER_DAYS.key().deserializer(),
            Topics.ENGINEER_DAYS.value().deserializer())) {
      consumer.subscribe(List.of(Topics.ENGINEER_DAYS.name()));
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (System.nanoTime() < until) {
        for (ConsumerRecord<String, EngineerDay> record : consumer.poll(Duration.ofMillis(200))) {
          if (record.value() == null) {
            days.remove(record.key());
          } else {
            days.put(record.key(), record.value());
          }
        }
        if (inPeriod(golden, days).equals(expected)) {
          break;
        }
      }
      return inPeriod(golden, days);
    }
  }

  private static Map<String, Object> consumerSettings(String group) {
    Map<String, Object> settings = new TreeMap<>(BROKER.client());
    settings.put("group.id", group);
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    return settings;
  }

  private static List<EngineerDay> inPeriod(GoldenCase golden, Map<String, EngineerDay> days) {
    List<EngineerDay> found = new ArrayList<>();
    for (EngineerDay day : days.values()) {
      if (!day.date().isBefore(golden.from()) && !day.date().isAfter(golden.to())) {
        found.add(day);
      }
    }
    return found;
  }
}
