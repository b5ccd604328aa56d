package dev.makertime.streams;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Makes the clocks of a task. Both follow the wall clock of its Kafka Streams, which tests can set.
 */
final class TaskClock {
  private TaskClock() {}

  /** The machine's time, by which days are sealed. */
  static InstantSource of(ProcessingContext context) {
    return () -> Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  /**
   * The time of the organization, by which days are over.
   *
   * @param time the organization's time at a moment of the machine
   */
  static InstantSource of(ProcessingContext context, UnaryOperator<Instant> time) {
    return () -> time.apply(Instant.ofEpochMilli(context.currentSystemTimeMs()));
  }
}
