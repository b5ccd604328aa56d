package dev.makertime.streams;

import static dev.makertime.streams.Wiring.as;
import static dev.makertime.streams.Wiring.beforeCommit;
import static dev.makertime.streams.Wiring.byPerson;
import static dev.makertime.streams.Wiring.byTeam;
import static dev.makertime.streams.Wiring.consumed;
import static dev.makertime.streams.Wiring.produced;
import static dev.makertime.topics.Topics.ACTIVITIES;
import static dev.makertime.topics.Topics.DEAD_LETTERS;
import static dev.makertime.topics.Topics.ENGINEER_DAYS;
import static dev.makertime.topics.Topics.IDENTITIES;
import static dev.makertime.topics.Topics.PEOPLE;
import static dev.makertime.topics.Topics.TEAM_DAYS;

import dev.makertime.model.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;

/**
 * From activities to engineer days and team days: {@link #build} is the map, read it top to bottom.
 */
public final class TimelineTopology {
  private TimelineTopology() {}

  /**
   * The topology.
   *
   * @param partitions of the topics that it reads, which are all keyed and partitioned alike
   * @param retention how long ago a day may have ended and still change
   */
  public static Topology build(int partitions, Duration retention) {
    return build(partitions, new Sealing(retention, Instant.EPOCH));
  }

  public static Topology build(int partitions, Sealing sealing) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(NAMES)));

    KStream<String, Activity> activities =
        builder.stream(ACTIVITIES.name(), consumed(ACTIVITIES, "activities"));

    activities
        .filter(TimelineTopology::isAstray, as("astray"))
        .processValues(DeadLetterProcessor::new, as("set-aside"))
        .to(DEAD_LETTERS.name(), produced(DEAD_LETTERS, "dead-letters"));

    KStream<String, Attribution.Input> seen =
        activities
            .filter((identity, activity) -> activity != null, as("told"))
            .filterNot(TimelineTopology::isAstray, as("well-addressed"))
            .mapValues(activity -> new Attribution.Seen(activity), as("seen"));

    KStream<String, PersonDays.Input> evidence =
        builder.stream(IDENTITIES.name(), consumed(IDENTITIES, "identities"))
            .mapValues(owner -> (Attribution.Input) new Attribution.Owned(owner), as("owned"))
            .merge(seen, as("by-identity"))
            .process(Attribution.supplier(sealing), as("attribution"))
            .repartition(byPerson(partitions))
            .mapValues(change -> new PersonDays.Changed(change), as("changed"));

    KStream<String, PersonDays.Input> changes =
        builder.stream(PEOPLE.name(), consumed(PEOPLE, "people-known"))
            .mapValues(person -> (PersonDays.Input) new PersonDays.Known(person), as("known"))
            .merge(evidence, as("by-person"));

    KStream<String, DayNews> said =
        beforeCommit(builder, changes, PersonDays.PENDING, "people-changed")
            .process(PersonDays.supplier(sealing), as("timelines"), PersonDays.PENDING);

    said.filter((key, saying) -> saying instanceof DayNews.Refused, as("too-late"))
        .map((key, saying) -> ((DayNews.Refused) saying).deadLetter(), as("late-set-aside"))
        .to(DEAD_LETTERS.name(), produced(DEAD_LETTERS, "late-dead-letters"));

    KStream<String, DayNews.Told> days =
        said.filter((key, saying) -> saying instanceof DayNews.Told, as("in-time"))
            .mapValues(saying -> (DayNews.Told) saying, as("told-days"));

    days.mapValues(DayNews.Told::day, as("day"))
        .to(ENGINEER_DAYS.name(), produced(ENGINEER_DAYS, "engineer-days"));

    KStream<String, TeamChange> ofTeams =
        days.flatMap((key, told) -> told.teamChanges(), as("team-changes"))
            .repartition(byTeam(partitions));

    beforeCommit(builder, ofTeams, TeamDays.PENDING, "teams-changed")
        .process(TeamDays.supplier(sealing), as("team-sums"), TeamDays.PENDING)
        .to(TEAM_DAYS.name(), produced(TEAM_DAYS, "team-days"));

    return builder.build();
  }

  /** Without a bootstrap address and an id there is no configuration; neither is used here. */
  private static final Map<String, Object> NAMES =
      Map.of(
          StreamsConfig.APPLICATION_ID_CONFIG,
          "makertime",
          StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
          "unused:9092",
          StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
          true);

  /**
   * Whether a record's key is not its activity's identity, so that it is in the wrong partition.
   */
  private static boolean isAstray(String key, Activity activity) {
    return activity != null && !activity.identity().equals(key);
  }
}
