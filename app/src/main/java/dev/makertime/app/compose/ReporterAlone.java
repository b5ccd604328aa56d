package dev.makertime.app.compose;

import dev.makertime.model.Organization;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.Feed;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.time.Clock;

/** The reporter role alone, on a broker that others run. */
public final class ReporterAlone implements Running {
  private final Parts parts = new Parts();
  private final Configuration configuration;
  private final ReporterServer server;

  /**
   * Starts it.
   *
   * @throws IllegalStateException with what failed and what to do about it; nothing is left running
   */
  public ReporterAlone(Configuration configuration, Organization organization, Clock clock) {
    this.configuration = configuration;
    server =
        Alone.start(
            configuration,
            parts,
            client -> {
              DayStore store = store();
              Feed feed = parts.keep(ReporterFeed.start(client, store));
              LiveOrganization live =
                  parts.keep(
                      new LiveOrganization(configuration.organization(), organization, next -> {}));
              ReporterServer started =
                  parts.keep(
                      ReporterServer.start(
                          configuration.reporter().bind(),
                          configuration.reporter().port(),
                          store,
                          live,
                          new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                          clock,
                          feed::isCaughtUp));
              Files.writeString(configuration.data().resolve("reporter.url"), url(started.port()));
              return started;
            });
  }

  private DayStore store() {
    try {
      return parts.keep(DayStore.open(configuration.data().resolve("store")));
    } catch (DayStore.Unavailable e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public String url() {
    return url(server.port());
  }

  private String url(int port) {
    return "http://%s:%d".formatted(configuration.reporter().bind(), port);
  }

  @Override
  public void close() {
    parts.close();
  }
}
