package dev.makertime.streams;

import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** Makes the one clock of a task, which tests can set: the wall clock of its Kafka Streams. */
final class TaskClock {
  private TaskClock() {}

  static InstantSource of(ProcessingContext context) {
    return () -> Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
