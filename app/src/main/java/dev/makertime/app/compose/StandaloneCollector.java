package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.model.Organization;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;

/** Runs only the collector role, with a broker that runs elsewhere. */
public final class StandaloneCollector implements RunningRole {
  private final StartedParts parts = new StartedParts();
  private final Configuration configuration;
  private final CollectorRole role;

  /**
   * Starts it.
   *
   * @throws IllegalStateException with what failed and what to do about it; nothing is left running
   */
  public StandaloneCollector(Configuration configuration, Organization organization, Clock clock) {
    this.configuration = configuration;
    role =
        StandaloneRole.startWithoutBroker(
            configuration,
            parts,
            (client, topics) -> {
              CollectorRole started =
                  new CollectorRole(
                      configuration,
                      topics::client,
                      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                      clock,
                      parts,
                      () -> true);
              topics.begin(); // only now: brokers that are away take seconds
              started.ask(
                  parts.keep(
                      new LiveOrganization(
                          configuration.organization(), organization, next -> {})));
              return started;
            });
  }

  @Override
  public String url() {
    return "http://%s:%d".formatted(configuration.collector().bind(), role.port());
  }

  @Override
  public void close() {
    parts.close();
  }
}
