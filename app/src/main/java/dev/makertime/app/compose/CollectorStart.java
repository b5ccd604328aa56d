package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.files.DataDirectory;
import dev.makertime.app.files.DataLock;
import dev.makertime.app.health.PortInUse;
import dev.makertime.collector.http.Readiness;
import dev.makertime.collector.publish.DeadLetterRereading;
import dev.makertime.model.Organization;
import dev.makertime.reporter.system.WebhooksToday;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts the first parts of a whole makertime: it locks the data directory and starts the
 * collector. Requests are spooled until an {@link Instance} has started the broker. It is not ready
 * before streams runs.
 */
public final class CollectorStart implements AutoCloseable {
  private final StartedParts held = new StartedParts();
  private final StartedParts parts = new StartedParts();
  private final Configuration configuration;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final CollectorRole collector;
  private volatile Optional<Map<String, Object>> client = Optional.empty();
  private volatile Readiness ready = new Starting();

  /**
   * Takes the data directory and starts listening.
   *
   * @throws IllegalStateException with what failed and what to do about it; nothing is left running
   */
  public CollectorStart(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    try {
      PortInUse.check(
          "collector", configuration.collector().bind(), configuration.collector().port());
      PortInUse.check("reporter", configuration.reporter().bind(), configuration.reporter().port());
      DataDirectory.prepare(configuration.data());
      held.keep(DataLock.take(configuration.data()));
      collector =
          new CollectorRole(configuration, () -> client, registry, clock, parts, new Latest());
    } catch (IOException | RuntimeException e) {
      close();
      throw DataDirectory.failure(configuration.data(), e);
    }
  }

  /** Where it listens. */
  public String url() {
    return "http://%s:%d".formatted(configuration.collector().bind(), collector.port());
  }

  Configuration configuration() {
    return configuration;
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Lets what was kept go to the broker, on which the topics are, and what comes from now on. */
  void connect(Map<String, Object> broker) {
    client = Optional.of(broker);
  }

  /** Begins to ask the sources that are asked. */
  void ask(Supplier<Organization> organization) {
    collector.ask(organization);
  }

  /** What became of the calls of today, by source. */
  List<WebhooksToday> calls() {
    return collector.calls();
  }

  /** Reads dead letters again. */
  DeadLetterRereading rereading() {
    return collector.rereading();
  }

  /** Says when what arrives is counted. */
  void readyWhen(Readiness counted) {
    ready = counted;
  }

  /**
   * Asks all polled sources now, and returns when each has been asked.
   *
   * @return whether all could be read
   */
  boolean pollNow() {
    return collector.pollNow();
  }

  /** Stops listening, but keeps the lock of the data directory. */
  void stopTaking() {
    parts.close();
  }

  @Override
  public void close() {
    parts.close();
    held.close();
  }

  /** What is so until an instance says more. */
  private static final class Starting implements Readiness {
    @Override
    public boolean isReady() {
      return false;
    }

    @Override
    public String why() {
      return "the broker and streams are still starting; requests are stored on disk";
    }
  }

  /** The last state. */
  private final class Latest implements Readiness {
    @Override
    public boolean isReady() {
      return ready.isReady();
    }

    @Override
    public String why() {
      return ready.why();
    }
  }
}
