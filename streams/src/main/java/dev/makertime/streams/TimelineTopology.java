package dev.makertime.streams;

import static dev.makertime.streams.Wiring.as;
import static dev.makertime.streams.Wiring.beforeCommit;
import static dev.makertime.streams.Wiring.byPerson;
import static dev.makertime.streams.Wiring.byTeam;
import static dev.makertime.streams.Wiring.consumed;
import static dev.makertime.streams.Wiring.only;
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
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;

/**
 * Builds the topology from activities to engineer days and team days; read {@link #build} from top
 * to bottom.
 */
public final class TimelineTopology {
  private TimelineTopology() {}

  /**
   * Builds the topology where days were always sealed by the same retention.
   *
   * @param partitions of the topics that it reads, which are all keyed and partitioned alike
   * @param retention how long ago a day may have ended and still change
   */
  public static Topology build(int partitions, Duration retention) {
    return build(partitions, new Sealing(retention, Instant.EPOCH));
  }

  /** Builds the topology where the organization lives in the machine's time. */
  public static Topology build(int partitions, Sealing sealing) {
    return build(partitions, sealing, UnaryOperator.identity());
  }

  /**
   * Builds the topology.
   *
   * @param partitions of the topics that it reads, which are all keyed and partitioned alike
   * @param time the organization's time at a moment of the machine; it never goes back
   */
  public static Topology build(int partitions, Sealing sealing, UnaryOperator<Instant> time) {
    StreamsBuilder builder =
        new StreamsBuilder(new TopologyConfig(new StreamsConfig(NAMES_REQUIRED)));

    KStream<String, Activity> activities =
        builder.stream(ACTIVITIES.name(), consumed(ACTIVITIES, "activities"));

    activities
        .filter(TimelineTopology::isInWrongPartition, as("astray"))
        .processValues(DeadLetterProcessor::new, as("set-aside"))
        .to(DEAD_LETTERS.name(), produced(DEAD_LETTERS, "dead-letters"));

    KStream<String, Attribution.Input> versions =
        activities
            .filter((identity, activity) -> activity != null, as("told"))
            .filterNot(TimelineTopology::isInWrongPartition, as("well-addressed"))
            .mapValues(Attribution.VersionArrived::new, as("seen"));

    KStream<String, PersonDays.Input> evidence =
        builder.stream(IDENTITIES.name(), consumed(IDENTITIES, "identities"))
            .<Attribution.Input>mapValues(Attribution.OwnerChanged::new, as("owned"))
            .merge(versions, as("by-identity"))
            .process(Attribution.supplier(sealing), as("attribution"))
            .repartition(byPerson(partitions))
            .mapValues(PersonDays.EvidenceChanged::new, as("changed"));

    KStream<String, PersonDays.Input> changes =
        builder.stream(PEOPLE.name(), consumed(PEOPLE, "people-known"))
            .<PersonDays.Input>mapValues(PersonDays.PersonChanged::new, as("known"))
            .merge(evidence, as("by-person"));

    KStream<String, DayResult> news =
        beforeCommit(builder, changes, PersonDays.PENDING, "people-changed")
            .process(PersonDays.supplier(sealing, time), as("timelines"), PersonDays.PENDING);

    only(news, DayResult.RefusedEvidence.class, "too-late")
        .map((key, refused) -> refused.deadLetter(), as("late-set-aside"))
        .to(DEAD_LETTERS.name(), produced(DEAD_LETTERS, "late-dead-letters"));

    KStream<String, DayResult.DayUpdate> days =
        only(news, DayResult.DayUpdate.class, "in-time")
            .mapValues(update -> update, as("told-days")); // a node that clusters already have

    days.mapValues(DayResult.DayUpdate::day, as("day"))
        .to(ENGINEER_DAYS.name(), produced(ENGINEER_DAYS, "engineer-days"));

    KStream<String, TeamChange> ofTeams =
        days.flatMap((key, update) -> update.teamChanges(), as("team-changes"))
            .repartition(byTeam(partitions));

    beforeCommit(builder, ofTeams, TeamDays.PENDING, "teams-changed")
        .process(TeamDays.supplier(sealing), as("team-sums"), TeamDays.PENDING)
        .to(TEAM_DAYS.name(), produced(TEAM_DAYS, "team-days"));

    return builder.build();
  }

  /**
   * Makes the DSL demand a name of each node; the id and the address are required, but not used.
   */
  private static final Map<String, Object> NAMES_REQUIRED =
      Map.of(
          StreamsConfig.APPLICATION_ID_CONFIG,
          "makertime",
          StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
          "unused:9092",
          StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
          true);

  /** Whether an activity is in the wrong partition, as its key is not its identity. */
  private static boolean isInWrongPartition(String key, Activity activity) {
    return activity != null && !activity.identity().equals(key);
  }
}
