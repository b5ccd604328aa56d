package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.health.HealthWatch;
import dev.makertime.model.Organization;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.feed.StoreFeed;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;

/** Runs only the reporter role, with a broker that runs elsewhere. */
public final class StandaloneReporter implements RunningRole {
  private final StartedParts parts = new StartedParts();
  private final Configuration configuration;
  private final ReporterServer server;

  /**
   * Starts it.
   *
   * @throws IllegalStateException with what failed and what to do about it; nothing is left running
   */
  public StandaloneReporter(Configuration configuration, Organization organization, Clock clock) {
    this.configuration = configuration;
    server =
        StandaloneRole.start(
            configuration,
            parts,
            client -> {
              PrometheusMeterRegistry registry =
                  new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
              new JvmMemoryMetrics().bindTo(registry);
              new ProcessorMetrics().bindTo(registry);
              ReporterRole role = new ReporterRole(configuration, client, registry, clock, parts);
              DayStore store = role.openStore();
              StoreFeed feed = role.startFeed(store);
              LiveOrganization live =
                  parts.keep(
                      new LiveOrganization(configuration.organization(), organization, next -> {}));
              HealthWatch watch =
                  parts.keep(
                      new HealthWatch(client, registry, clock, false, () -> true, () -> false));
              return role.listen(
                  store,
                  live,
                  List.of(),
                  new ReporterRole.OtherRoles(
                      feed::isCaughtUp, () -> null, () -> null, watch, null));
            });
  }

  @Override
  public String url() {
    return configuration.reporter().url(server.port());
  }

  @Override
  public void close() {
    parts.close();
  }
}
