package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.files.DataDirectory;
import dev.makertime.app.files.DataLock;
import dev.makertime.app.files.NativeLibraries;
import dev.makertime.app.health.HealthServer;
import dev.makertime.app.health.HealthWatch;
import dev.makertime.app.health.PortInUse;
import dev.makertime.app.health.StreamsMetrics;
import dev.makertime.model.Organization;
import dev.makertime.streams.run.MakertimeStreams;
import dev.makertime.streams.run.Rebuild;
import dev.makertime.streams.run.StreamsSettings;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.TopicSetup;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The streams role alone, on a broker that others run. */
public final class StreamsRole implements AutoCloseable {
  private final StartedParts parts = new StartedParts();
  private final MakertimeStreams streams;
  private final HealthWatch watch;
  private final @Nullable HealthServer health;

  /**
   * Starts it.
   *
   * @throws IllegalStateException with what failed and what to do about it; nothing is left running
   */
  public StreamsRole(Configuration configuration, Organization organization) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    streams =
        StandaloneRole.start(
            configuration,
            parts,
            client -> {
              NativeLibraries.use(configuration.data());
              MakertimeStreams started =
                  parts.keep(
                      MakertimeStreams.start(
                          settings(configuration, client),
                          organization,
                          Clock.systemUTC(),
                          new StreamsMetrics(registry)));
              parts.keep(
                  new LiveOrganization(
                      configuration.organization(), organization, started::takeOver));
              return started;
            });
    try {
      watch =
          parts.keep(
              new HealthWatch(
                  client(configuration),
                  registry,
                  Clock.systemUTC(),
                  false,
                  streams::isRunning,
                  streams::isBroken));
      health = health(configuration.streams(), registry);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private @Nullable HealthServer health(
      Configuration.Streams settings, PrometheusMeterRegistry registry) {
    Integer port = settings.port();
    return port == null
        ? null
        : PortInUse.unless(
            "streams",
            port,
            () ->
                parts.keep(
                    HealthServer.start(
                        settings.bind(), port, registry, () -> !streams.isBroken(), watch)));
  }

  /** Where it tells of its health; nothing where it does not. */
  public @Nullable Integer port() {
    return health == null ? null : health.port();
  }

  /**
   * Forgets all that streams keeps, so that the next start computes everything anew.
   *
   * @return how many days were taken back
   * @throws IllegalStateException with what failed and what to do about it
   */
  public static int forget(Configuration configuration, Clock clock) {
    Path directory = configuration.data().resolve("streams");
    try {
      DataDirectory.prepare(configuration.data());
      DataLock lock = DataLock.take(configuration.data());
      try {
        topics(configuration).ensure(client(configuration));
        int days =
            new Rebuild(client(configuration), configuration.streams().retention(), clock)
                .prepare();
        delete(directory);
        return days;
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "the state in %s stays: %s".formatted(directory, FailureText.of(e)), e);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** Whether days follow the evidence. */
  public boolean isRunning() {
    return streams.isRunning();
  }

  /** Whether it has given up, so that only a new start helps. */
  public boolean isBroken() {
    return streams.isBroken();
  }

  /** Lets {@link #close} give up early: whoever was told to end is killed before long. */
  public void hurry() {
    streams.hurry();
  }

  @Override
  public void close() {
    parts.close();
  }

  public static Map<String, Object> client(Configuration configuration) {
    Map<String, Object> client = new HashMap<>(configuration.kafka().client());
    client.put("bootstrap.servers", configuration.kafka().bootstrapServers());
    return client;
  }

  public static TopicSetup topics(Configuration configuration) {
    return new TopicSetup(
        configuration.kafka().partitions(),
        (short) configuration.kafka().replication(),
        configuration.streams().retention());
  }

  static StreamsSettings settings(Configuration configuration, Map<String, Object> client) {
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
