package dev.makertime.topics;

import dev.makertime.model.Activity;
import dev.makertime.model.Coverage;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Person;
import dev.makertime.model.Run;
import dev.makertime.model.TeamDay;
import dev.makertime.topics.Topic.Cleanup;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;

/** Defines all topics, in the order of the data flow. Keys are text, values are JSON. */
public final class Topics {

  /** Activities, keyed by identity. */
  public static final Topic<String, Activity> ACTIVITIES =
      Topic.of("makertime.activities.v1", JsonSerde.of(Activity.class), Cleanup.AFTER_RETENTION);

  /** The owner of each identity: a person's id or {@code !bot}. */
  public static final Topic<String, String> IDENTITIES =
      Topic.of("makertime.identities.v1", Serdes.String(), Cleanup.COMPACT);

  /** Each person by id, and in every partition, under {@code ?}, the one of unknown identities. */
  public static final Topic<String, Person> PEOPLE =
      Topic.of("makertime.people.v1", JsonSerde.of(Person.class), Cleanup.COMPACT);

  /** The measured days, keyed {@code person|date}. */
  public static final Topic<String, EngineerDay> ENGINEER_DAYS =
      Topic.of(
          "makertime.engineer-days.v1",
          JsonSerde.of(EngineerDay.class),
          Cleanup.COMPACT_AFTER_RETENTION);

  /** The sums of the members' days, keyed {@code team|date}. */
  public static final Topic<String, TeamDay> TEAM_DAYS =
      Topic.of("makertime.team-days.v1", JsonSerde.of(TeamDay.class), Cleanup.COMPACT);

  /** Deployments, keyed by their id. */
  public static final Topic<String, Delivery> DELIVERIES =
      Topic.of("makertime.deliveries.v1", JsonSerde.of(Delivery.class), Cleanup.COMPACT);

  /** The runs of all tools, keyed by their id. */
  public static final Topic<String, Run> RUNS =
      Topic.of("makertime.runs.v1", JsonSerde.of(Run.class), Cleanup.COMPACT_AFTER_RETENTION);

  /** The time for which each source was read without a gap, keyed by source. */
  public static final Topic<String, Coverage> COVERAGE =
      Topic.of("makertime.coverage.v1", JsonSerde.of(Coverage.class), Cleanup.COMPACT);

  /** Input that could not be counted, keyed by source. */
  public static final Topic<String, DeadLetter> DEAD_LETTERS =
      Topic.of("makertime.dead-letters.v1", JsonSerde.of(DeadLetter.class), Cleanup.AFTER_A_MONTH);

  /** The cursor of each poller, keyed by source; its bytes are the poller's own. */
  public static final Topic<String, byte[]> CURSORS =
      Topic.of("makertime.cursors.v1", Serdes.ByteArray(), Cleanup.COMPACT);

  /** Records that streams cannot deserialize, as they came. */
  public static final Topic<byte[], byte[]> POISON =
      new Topic<>(
          "makertime.poison.v1", Serdes.ByteArray(), Serdes.ByteArray(), Cleanup.AFTER_A_MONTH);

  private Topics() {}

  public static List<Topic<?, ?>> all() {
    return List.of(
        ACTIVITIES,
        IDENTITIES,
        PEOPLE,
        ENGINEER_DAYS,
        TEAM_DAYS,
        DELIVERIES,
        RUNS,
        COVERAGE,
        DEAD_LETTERS,
        CURSORS,
        POISON);
  }
}
