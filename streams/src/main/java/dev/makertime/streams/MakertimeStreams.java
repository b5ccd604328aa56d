package dev.makertime.streams;

import dev.makertime.model.Organization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams role: publishes the organization, then keeps everybody's days up to date. */
public final class MakertimeStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MakertimeStreams.class);

  /** So often a failed thread is replaced; a fault that stays is not mended by trying on. */
  private static final int MOST_FAILURES = 20;

  private final KafkaStreams streams;

  private MakertimeStreams(KafkaStreams streams) {
    this.streams = streams;
  }

  /**
   * Starts the role; the topics must be there.
   *
   * @throws IllegalStateException when the state directory cannot be used
   */
  public static MakertimeStreams start(StreamsSettings settings, Organization organization) {
    String instance = instanceId(settings.directory());
    new OrganizationPublisher(settings.client(), settings.partitions()).publish(organization);
    KafkaStreams streams =
        new KafkaStreams(
            TimelineTopology.build(settings.partitions(), settings.retention()),
            settings.properties(instance));
    AtomicInteger failures = new AtomicInteger();
    streams.setUncaughtExceptionHandler(
        e -> {
          LOG.error("a thread of streams failed", e);
          return failures.incrementAndGet() <= MOST_FAILURES
              ? StreamThreadExceptionResponse.REPLACE_THREAD
              : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    streams.start();
    return new MakertimeStreams(streams);
  }

  /** Whether days follow the evidence: false while starting, rebuilding or broken. */
  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Whether it has given up, so that only a new start helps. */
  public boolean isBroken() {
    return streams.state() == KafkaStreams.State.ERROR
        || streams.state() == KafkaStreams.State.NOT_RUNNING;
  }

  /** The state in Kafka Streams' own words. */
  public String state() {
    return streams.state().name();
  }

  /** What Kafka Streams measures of itself. */
  public KafkaStreams kafkaStreams() {
    return streams;
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(8));
  }

  /** The same over restarts, so that a restarted member takes its old place at once. */
  private static String instanceId(Path directory) {
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve("instance-id");
      if (!Files.exists(file)) {
        Files.writeString(file, UUID.randomUUID().toString());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "the streams state cannot use " + directory + ": " + e.getMessage(), e);
    }
  }
}
