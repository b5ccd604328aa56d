package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.health.PortInUse;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.http.CollectorServer;
import dev.makertime.collector.http.Readiness;
import dev.makertime.collector.http.Webhooks;
import dev.makertime.collector.poll.KafkaCursors;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.DeadLetterRereading;
import dev.makertime.collector.publish.ErasedFilterInbox;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.KafkaInbox;
import dev.makertime.collector.publish.SpoolingInbox;
import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.Pollers;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.tool.SourceTypes;
import dev.makertime.model.Organization;
import dev.makertime.reporter.system.WebhooksToday;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Composes the collector from its configuration. It listens before other parts have started. What
 * it accepts is written to disk, and sent to the broker once that is available.
 */
public final class CollectorRole {
  /** Who was erased, in the data directory. */
  public static final String ERASED = "erased.json";

  private final Configuration configuration;
  private final StartedParts parts;
  private final KafkaInbox inbox;
  private final PollerContext polling;
  private final Map<String, WebhookReader> webhooks;
  private final Inbox taken;
  private final CollectorServer server;
  private @Nullable Pollers pollers;

  /**
   * Starts listening.
   *
   * @param client how brokers are reached; empty until they and the topics are there
   * @param parts takes what has to be stopped
   * @param ready whether what arrives would be counted
   */
  CollectorRole(
      Configuration configuration,
      Supplier<Optional<Map<String, Object>>> client,
      PrometheusMeterRegistry registry,
      Clock clock,
      StartedParts parts,
      Readiness ready)
      throws IOException {
    this.configuration = configuration;
    this.parts = parts;
    inbox = parts.keep(new KafkaInbox(client));
    measure(inbox, registry, parts);
    CollectorMetrics metrics = new CollectorMetrics(registry, clock);
    ErasedIdentities erased = ErasedIdentities.read(configuration.data().resolve(ERASED));
    polling = new PollerContext(inbox, new KafkaCursors(inbox), metrics, clock, erased);
    webhooks = webhooks(configuration);
    taken = new ErasedFilterInbox(spool(metrics), erased, metrics::erased);
    server = listen(registry, ready);
  }

  /** Opens the spool before the broker's inbox. */
  private SpoolingInbox spool(CollectorMetrics metrics) throws IOException {
    Path directory = configuration.data().resolve("spool");
    long capacity = configuration.collector().spoolBytes();
    SpoolingInbox spool = parts.keep(new SpoolingInbox(inbox, directory, capacity));
    metrics.spool(spool::bytes);
    return spool;
  }

  private CollectorServer listen(PrometheusMeterRegistry registry, Readiness ready) {
    Configuration.Collector settings = configuration.collector();
    return PortInUse.unless(
        "collector",
        settings.port(),
        () ->
            parts.keep(
                CollectorServer.start(
                    settings.bind(),
                    settings.port(),
                    settings.limits(),
                    settings.tokens(),
                    new Webhooks(webhooks, SourceTypes.ALL.clientPaths()),
                    taken,
                    registry,
                    polling.metrics(),
                    polling.clock(),
                    ready)));
  }

  private static Map<String, WebhookReader> webhooks(Configuration configuration) {
    Map<String, WebhookReader> webhooks = new HashMap<>();
    for (Source source : configuration.sources()) {
      source.webhook().ifPresent(webhook -> webhooks.put(source.name(), webhook));
    }
    return webhooks;
  }

  private static void measure(KafkaInbox inbox, MeterRegistry registry, StartedParts parts) {
    AtomicReference<@Nullable KafkaClientMetrics> bound = new AtomicReference<>();
    inbox.onBegin(
        producer -> {
          KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
          metrics.bindTo(registry);
          bound.set(metrics);
        });
    parts.keep(
        () -> {
          KafkaClientMetrics metrics = bound.get();
          if (metrics != null) {
            metrics.close();
          }
        });
  }

  /** What became of the calls of today, by source. */
  List<WebhooksToday> calls() {
    return polling.metrics().calls().today().stream()
        .map(
            of ->
                new WebhooksToday(
                    of.source(),
                    of.accepted(),
                    of.ignored(),
                    of.setAside(),
                    of.refused(),
                    of.last(),
                    of.refusedAt(),
                    of.reason()))
        .toList();
  }

  /** Reads dead letters again, as the webhooks that were called do. */
  DeadLetterRereading rereading() {
    Map<String, WebhookReader> readers = new HashMap<>();
    for (Source source : configuration.sources()) {
      source.reader().ifPresent(reader -> readers.put(source.name(), reader));
    }
    return new DeadLetterRereading(readers, taken, polling.clock());
  }

  int port() {
    return server.port();
  }

  /** Begins to poll the sources, as soon as the topics are there. */
  void ask(Supplier<Organization> organization) {
    pollers = parts.keep(new Pollers(configuration.sources(), polling, organization));
    pollers.begin(inbox::isThere);
  }

  /**
   * Asks all polled sources now, and returns when each has been asked.
   *
   * @return whether all could be read
   */
  boolean pollNow() {
    return pollers != null && pollers.pollNow();
  }
}
