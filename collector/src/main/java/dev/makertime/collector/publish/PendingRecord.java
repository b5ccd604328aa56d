package dev.makertime.collector.publish;

import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.model.Coverage;
import dev.makertime.model.Delivery;
import dev.makertime.model.Run;
import dev.makertime.topics.DeadLetter;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import java.util.stream.Stream;

/**
 * Record on its way to a topic, serialized, so that it can be spooled and sent later.
 *
 * @param topic the name of the topic
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record PendingRecord(String topic, String key, byte[] value) {

  /** Returns the records of all that was found in a payload. */
  public static Stream<PendingRecord> of(Reading.Found found) {
    return Stream.of(
            found.activities().stream().map(PendingRecord::of),
            found.deliveries().stream().map(PendingRecord::of),
            found.runs().stream().map(PendingRecord::of))
        .flatMap(records -> records);
  }

  public static PendingRecord of(Activity activity) {
    return of(Topics.ACTIVITIES, activity.identity(), activity);
  }

  public static PendingRecord of(Delivery delivery) {
    return of(Topics.DELIVERIES, delivery.id(), delivery);
  }

  public static PendingRecord of(Run run) {
    return of(Topics.RUNS, run.id(), run);
  }

  public static PendingRecord of(Coverage coverage) {
    return of(Topics.COVERAGE, coverage.source(), coverage);
  }

  public static PendingRecord of(DeadLetter letter) {
    return of(Topics.DEAD_LETTERS, letter.source(), letter);
  }

  private static <V> PendingRecord of(Topic<String, V> topic, String key, V value) {
    return new PendingRecord(
        topic.name(), key, topic.value().serializer().serialize(topic.name(), value));
  }
}
