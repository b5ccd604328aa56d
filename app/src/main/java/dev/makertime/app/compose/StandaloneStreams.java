package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.health.HealthServer;
import dev.makertime.app.health.HealthWatch;
import dev.makertime.app.health.PortInUse;
import dev.makertime.model.Organization;
import dev.makertime.streams.run.MakertimeStreams;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs only the streams role, with a broker that runs elsewhere. */
public final class StandaloneStreams implements RunningRole {
  private final StartedParts parts = new StartedParts();
  private final Configuration configuration;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MakertimeStreams streams;
  private final @Nullable HealthServer health;

  /**
   * Starts it.
   *
   * @throws IllegalStateException with what failed and what to do about it; nothing is left running
   */
  public StandaloneStreams(Configuration configuration, Organization organization) {
    this.configuration = configuration;
    Clock clock = Clock.systemUTC();
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    streams =
        StandaloneRole.start(
            configuration,
            parts,
            client -> {
              MakertimeStreams started =
                  StreamsRole.start(
                      configuration,
                      client,
                      organization,
                      UnaryOperator.identity(),
                      registry,
                      parts);
              parts.keep(
                  new LiveOrganization(
                      configuration.organization(), organization, started::takeOver));
              return started;
            });
    try {
      health = health(configuration.streams(), clock);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private @Nullable HealthServer health(Configuration.Streams settings, Clock clock) {
    Map<String, Object> client = configuration.kafka().clientProperties();
    HealthWatch watch =
        parts.keep(
            new HealthWatch(client, registry, clock, false, streams::isRunning, streams::isBroken));
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

  @Override
  public @Nullable String url() {
    return health == null
        ? null
        : "http://%s:%d".formatted(configuration.streams().bind(), health.port());
  }

  /** Whether days follow the evidence. */
  public boolean isRunning() {
    return streams.isRunning();
  }

  /** Returns whether it has given up, so that only a restart helps. */
  public boolean isBroken() {
    return streams.isBroken();
  }

  /** Shortens {@link #close}: a process that is asked to end is killed soon. */
  public void hurry() {
    streams.hurry();
  }

  @Override
  public void close() {
    parts.close();
  }
}
