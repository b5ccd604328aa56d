package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.files.DataDirectory;
import dev.makertime.app.files.DataLock;
import dev.makertime.app.files.DirectoryTree;
import dev.makertime.app.files.NativeLibraries;
import dev.makertime.app.health.StreamsMetrics;
import dev.makertime.model.Organization;
import dev.makertime.streams.run.MakertimeStreams;
import dev.makertime.streams.run.Rebuild;
import dev.makertime.streams.run.StreamsSettings;
import dev.makertime.topics.FailureText;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Composes the streams role from its configuration. */
public final class StreamsRole {
  private StreamsRole() {}

  /**
   * Starts computing days.
   *
   * @param time the organization's time at a moment of the machine
   * @param parts takes what has to be stopped
   */
  static MakertimeStreams start(
      Configuration configuration,
      Map<String, Object> client,
      Organization organization,
      UnaryOperator<Instant> time,
      MeterRegistry registry,
      StartedParts parts) {
    NativeLibraries.use(configuration.data());
    return parts.keep(
        MakertimeStreams.start(
            settings(configuration, client),
            organization,
            Clock.systemUTC(),
            time,
            new StreamsMetrics(registry)));
  }

  /**
   * Deletes the state of streams, so that the next start recomputes everything.
   *
   * @return the number of withdrawn days
   * @throws IllegalStateException with what failed and what to do about it
   */
  public static int forget(Configuration configuration, Clock clock) {
    Path directory = configuration.data().resolve("streams");
    Map<String, Object> client = configuration.kafka().clientProperties();
    try {
      DataDirectory.prepare(configuration.data());
      DataLock lock = DataLock.take(configuration.data());
      try {
        configuration.topicSetup().ensure(client);
        int days = new Rebuild(client, configuration.streams().retention(), clock).prepare();
        DirectoryTree.delete(directory);
        return days;
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "the state in %s cannot be deleted: %s".formatted(directory, FailureText.of(e)), e);
    }
  }

  private static StreamsSettings settings(Configuration configuration, Map<String, Object> client) {
    Configuration.Streams settings = configuration.streams();
    return new StreamsSettings(
        client,
        configuration.data().resolve("streams"),
        configuration.kafka().partitions(),
        configuration.kafka().replication(),
        settings.threads(),
        settings.standbys(),
        settings.guarantee(),
        settings.commitInterval(),
        settings.retention());
  }
}
