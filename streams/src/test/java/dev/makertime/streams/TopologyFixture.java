package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.topics.DeadLetter;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The vocabulary of the streams tests: the topology on a clock that the test moves. */
final class TopologyFixture implements AutoCloseable {
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, Activity> activities;
  private final TestInputTopic<String, String> identities;
  private final TestInputTopic<String, Person> people;
  private final TestOutputTopic<String, EngineerDay> days;
  private final TestOutputTopic<String, DeadLetter> deadLetters;
  private final Map<String, EngineerDay> latest = new TreeMap<>();

  TopologyFixture(Instant now) {
    Properties settings = new Properties();
    settings.put(
        StreamsConfig.STATE_DIR_CONFIG,
        System.getProperty("java.io.tmpdir") + "/ttd-" + System.nanoTime());
    driver = new TopologyTestDriver(TimelineTopology.build(1), settings, now);
    activities = input(Topics.ACTIVITIES);
    identities = input(Topics.IDENTITIES);
    people = input(Topics.PEOPLE);
    days = output(Topics.ENGINEER_DAYS);
    deadLetters = output(Topics.DEAD_LETTERS);
  }

  TopologyFixture organization(Organization organization) {
    people.pipeInput(Person.UNKNOWN, organization.unknown());
    organization.people().forEach(person -> people.pipeInput(person.id(), person));
    organization.owners().forEach(identities::pipeInput);
    organization.bots().forEach(bot -> identities.pipeInput(bot, Person.BOT));
    return this;
  }

  TopologyFixture seen(Collection<Activity> seen) {
    seen.forEach(activity -> activities.pipeInput(activity.identity(), activity));
    return this;
  }

  TopologyFixture seenUnderKey(String key, Activity activity) {
    activities.pipeInput(key, activity);
    return this;
  }

  TopologyFixture owned(String identity, String person) {
    identities.pipeInput(identity, person);
    return this;
  }

  TopologyFixture disowned(String identity) {
    identities.pipeInput(new TestRecord<>(identity, null));
    return this;
  }

  TopologyFixture forgotten(String person) {
    people.pipeInput(new TestRecord<>(person, null));
    return this;
  }

  TopologyFixture later(Duration time) {
    driver.advanceWallClockTime(time);
    return this;
  }

  /** The days that hold now, by person, then date. */
  List<EngineerDay> days() {
    readOutput();
    List<EngineerDay> sorted = new ArrayList<>(latest.values());
    sorted.sort(Comparator.comparing(EngineerDay::person).thenComparing(EngineerDay::date));
    return sorted;
  }

  /** How many records were emitted since this was last asked or the days were read. */
  int emitted() {
    return readOutput();
  }

  List<DeadLetter> deadLetters() {
    return deadLetters.readValuesToList();
  }

  private int readOutput() {
    List<TestRecord<String, EngineerDay>> records = days.readRecordsToList();
    for (TestRecord<String, EngineerDay> record : records) {
      if (record.value() == null) {
        latest.remove(record.key());
      } else {
        latest.put(record.key(), record.value());
      }
    }
    return records.size();
  }

  private <K, V> TestInputTopic<K, V> input(Topic<K, V> topic) {
    return driver.createInputTopic(
        topic.name(), topic.key().serializer(), topic.value().serializer());
  }

  private <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
    return driver.createOutputTopic(
        topic.name(), topic.key().deserializer(), topic.value().deserializer());
  }

  @Override
  public void close() {
    driver.close();
  }
}
