package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.TeamDay;
import dev.makertime.topics.DeadLetter;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The vocabulary of the streams tests: the topology on a clock that the test moves. */
final class TopologyFixture implements AutoCloseable {
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, Activity> activities;
  private final TestInputTopic<String, String> identities;
  private final TestInputTopic<String, Person> people;
  private final TestOutputTopic<String, EngineerDay> days;
  private final TestOutputTopic<String, TeamDay> teamDays;
  private final TestOutputTopic<String, DeadLetter> deadLetters;
  private final Map<String, EngineerDay> latest = new TreeMap<>();
  private final Map<String, TeamDay> latestOfTeams = new TreeMap<>();
  private Instant clock;
  private @Nullable Instant written;

  TopologyFixture(Instant now) {
    this(now, Duration.ofDays(400));
  }

  TopologyFixture(Instant now, Duration retention) {
    this(now, new Sealing(retention, Instant.EPOCH));
  }

  TopologyFixture(Instant now, Sealing sealing) {
    this(now, sealing, UnaryOperator.identity());
  }

  /** One whose organization does not live in the machine's time. */
  TopologyFixture(Instant now, UnaryOperator<Instant> time) {
    this(now, new Sealing(Duration.ofDays(400), Instant.EPOCH), time);
  }

  private TopologyFixture(Instant now, Sealing sealing, UnaryOperator<Instant> time) {
    clock = now;
    Properties settings = new Properties();
    settings.put(
        StreamsConfig.STATE_DIR_CONFIG,
        System.getProperty("java.io.tmpdir") + "/ttd-" + System.nanoTime());
    driver = new TopologyTestDriver(TimelineTopology.build(1, sealing, time), settings, now);
    activities = input(Topics.ACTIVITIES);
    identities = input(Topics.IDENTITIES);
    people = input(Topics.PEOPLE);
    days = output(Topics.ENGINEER_DAYS);
    teamDays = output(Topics.TEAM_DAYS);
    deadLetters = output(Topics.DEAD_LETTERS);
  }

  /** An organization without holidays, with people as YAML. */
  TopologyFixture organization(String people) {
    return organization("", people);
  }

  /** The same with keys before the people. */
  TopologyFixture organization(String head, String people) {
    try {
      return organization(
          OrganizationFile.parse(
              head + "\nholidays: []\n" + (people.isEmpty() ? "" : "people:\n" + people)));
    } catch (InvalidOrganization e) {
      throw new IllegalArgumentException(e);
    }
  }

  TopologyFixture organization(Organization organization) {
    people.pipeInput(Person.UNKNOWN, organization.unknown(), clock);
    organization.people().forEach(this::known);
    organization.owners().forEach(this::owned);
    organization.bots().forEach(bot -> owned(bot, Person.BOT));
    return this;
  }

  TopologyFixture seen(Collection<Activity> seen) {
    seen.forEach(activity -> activities.pipeInput(activity.identity(), activity, clock));
    return this;
  }

  /** As if it were read again, long after it arrived. */
  TopologyFixture seenAt(Instant arrival, Activity activity) {
    activities.pipeInput(activity.identity(), activity, arrival);
    return this;
  }

  TopologyFixture known(Person person) {
    people.pipeInput(person.id(), person, clock);
    return this;
  }

  TopologyFixture seenUnderKey(String key, Activity activity) {
    activities.pipeInput(key, activity, clock);
    return this;
  }

  TopologyFixture owned(String identity, String person) {
    identities.pipeInput(identity, person, clock);
    return this;
  }

  TopologyFixture disowned(String identity) {
    identities.pipeInput(new TestRecord<>(identity, null, clock));
    return this;
  }

  TopologyFixture forgotten(String person) {
    people.pipeInput(new TestRecord<>(person, null, clock));
    return this;
  }

  TopologyFixture later(Duration time) {
    driver.advanceWallClockTime(time);
    clock = clock.plus(time);
    return this;
  }

  /** Lets what was put off be done, without a second going by. */
  TopologyFixture settle() {
    for (int i = 0; i < 9; i++) {
      later(Duration.ofMillis(100));
    }
    return this;
  }

  /** The days that hold now, by person, then date. */
  List<EngineerDay> days() {
    readOutput();
    List<EngineerDay> sorted = new ArrayList<>(latest.values());
    sorted.sort(Comparator.comparing(EngineerDay::person).thenComparing(EngineerDay::date));
    return sorted;
  }

  /** The team days that hold now, by team, then date. */
  List<TeamDay> teamDays() {
    for (TestRecord<String, TeamDay> record : teamDays.readRecordsToList()) {
      if (record.value() == null) {
        latestOfTeams.remove(record.key());
      } else {
        latestOfTeams.put(record.key(), record.value());
      }
    }
    return latestOfTeams.values().stream()
        .sorted(Comparator.comparing(TeamDay::team).thenComparing(TeamDay::date))
        .toList();
  }

  /** Whatever was said until now has arrived. */
  void take() {
    days();
    teamDays();
  }

  /** Whatever was said since it was last taken is lost. */
  void lose() {
    days.readRecordsToList();
    teamDays.readRecordsToList();
  }

  /** How many records were emitted since this was last asked or the days were read. */
  int emitted() {
    return readOutput();
  }

  /** A store, to look or reach into. */
  <V> org.apache.kafka.streams.state.KeyValueStore<String, V> store(String name) {
    return driver.getKeyValueStore(name);
  }

  List<DeadLetter> deadLetters() {
    return deadLetters.readValuesToList();
  }

  /** The timestamp of the last record of a day. */
  @Nullable Instant written() {
    readOutput();
    return written;
  }

  private int readOutput() {
    List<TestRecord<String, EngineerDay>> records = days.readRecordsToList();
    for (TestRecord<String, EngineerDay> record : records) {
      written = record.getRecordTime();
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

  static Activity activity(
      String identity, String id, ActivityKind kind, Instant start, @Nullable Long seconds) {
    Instant end = seconds == null ? null : start.plusSeconds(seconds);
    Instant began = kind == ActivityKind.WAIT ? start : null;
    return new Activity(id, 1, identity, kind, start, began, end, null, null, Map.of(), false);
  }
}
