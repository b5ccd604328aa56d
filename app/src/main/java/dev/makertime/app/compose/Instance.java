package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.KafkaSettings;
import dev.makertime.app.files.DataDirectory;
import dev.makertime.app.health.Backlog;
import dev.makertime.app.health.HealthWatch;
import dev.makertime.app.operator.LocalOperatorDesk;
import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.feed.StoreFeed;
import dev.makertime.reporter.system.PacedClock;
import dev.makertime.streams.run.MakertimeStreams;
import dev.makertime.topics.admin.TopicSetup;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Runs collector, streams and reporter in one process, with an embedded broker unless another one
 * is configured.
 */
public final class Instance implements AutoCloseable {
  private static final int READINGS = 3;

  private final StartedParts parts = new StartedParts();
  private Configuration configuration;
  private final PrometheusMeterRegistry registry;

  /** Separate from the collector's metrics, since it has figures of teams. */
  private final PrometheusMeterRegistry reporterRegistry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private @Nullable EmbeddedBroker broker;
  private final DayStore store;
  private final Backlog backlog;
  private final MakertimeStreams streams;
  private final StoreFeed feed;
  private final CollectorStart intake;
  private final ReporterServer reporter;

  /**
   * Starts everything and returns when it takes events and shows days.
   *
   * @param clock the organization's time, by which days are over and pages say what is now; logins,
   *     retention and stalls go by the machine's own clock
   * @param progress receives the current step
   * @throws IllegalStateException with what failed and what to do about it; nothing is left running
   */
  public Instance(
      Configuration given, Organization organization, Clock clock, Consumer<String> progress) {
    this(given, organization, List.of(), clock, progress);
  }

  /**
   * The same with tokens that the login page offers; for a demonstration alone.
   *
   * @param offers may be none
   */
  public Instance(
      Configuration given,
      Organization organization,
      List<AccessControl.Offer> offers,
      Clock clock,
      Consumer<String> progress) {
    this(new CollectorStart(given, clock), organization, offers, clock, progress);
  }

  /**
   * The same behind a collector that takes events already, and ends with it.
   *
   * @param offers may be none
   */
  public Instance(
      CollectorStart intake,
      Organization organization,
      List<AccessControl.Offer> offers,
      Clock clock,
      Consumer<String> progress) {
    this.intake = intake;
    configuration = intake.configuration();
    registry = intake.registry();
    try {
      new JvmMemoryMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      Map<String, Object> client = client(progress);
      configuration = partitioned(configuration, client);
      configuration.topicSetup().ensure(client);
      intake.connect(client);
      backlog = parts.keep(new Backlog(client));
      progress.accept("starting streams");
      streams =
          StreamsRole.start(configuration, client, organization, time(clock), registry, parts);
      HealthWatch watch = watch(client, Clock.systemUTC());
      intake.readyWhen(watch);
      progress.accept("opening the store");
      ReporterRole role = new ReporterRole(configuration, client, reporterRegistry, clock, parts);
      store = role.openStore();
      feed = role.startFeed(store);
      LiveOrganization live =
          parts.keep(
              new LiveOrganization(configuration.organization(), organization, streams::takeOver));
      intake.ask(live);
      reporter = role.listen(store, live, offers, otherRoles(watch, client, clock));
    } catch (IOException | RuntimeException e) {
      close();
      throw DataDirectory.failure(configuration.data(), e);
    }
  }

  public String collectorUrl() {
    return intake.url();
  }

  public String reporterUrl() {
    return configuration.reporter().url(reporter.port());
  }

  public DayStore store() {
    return store;
  }

  /**
   * Asks all polled sources now, those that fail on a busy machine up to three times, and returns
   * when each has been asked.
   *
   * @return whether all could be read
   */
  public boolean readAll() throws InterruptedException {
    boolean all = false;
    for (int reading = 0; !all && reading < READINGS; reading++) {
      all = intake.pollNow();
      if (Thread.interrupted()) {
        throw new InterruptedException("while sources were read");
      }
    }
    return all;
  }

  /** Returns whether a part has given up, so that only a restart helps. */
  public boolean isBroken() {
    return streams.isBroken() || (broker != null && broker.isBroken());
  }

  /** Whether all that was accepted has been worked off. */
  private boolean isIdle() throws InterruptedException {
    Long spooled = spool();
    return (spooled == null || spooled == 0) && backlog.isEmpty();
  }

  /**
   * Returns when all that was accepted is in the days that the store shows: nothing is spooled,
   * streams has nothing left to do at two looks, and the store is where the topics end.
   *
   * @return false when that takes longer than this
   */
  public boolean awaitSettled(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    for (int looks = 0; looks < 2; looks = isIdle() ? looks + 1 : 0) {
      if (System.nanoTime() > until) {
        return false;
      }
      Thread.sleep(200);
    }
    Map<TopicPartition, Long> ends = backlog.ends(feed.topics());
    while (!feed.hasReached(ends)) {
      if (System.nanoTime() > until) {
        return false;
      }
      Thread.sleep(100);
    }
    return true;
  }

  /** Shows leads and managers what has settled, without waiting until it has for two minutes. */
  public void publish() {
    reporter.publish();
  }

  /** Shortens {@link #close}: a process that is asked to end is killed soon. */
  public void hurry() {
    streams.hurry();
  }

  @Override
  public void close() {
    intake.stopTaking();
    parts.close();
    intake.close();
  }

  /** Bytes on disk that wait for the broker. */
  private @Nullable Long spool() {
    Gauge spool = registry.find("makertime.collector.spool").gauge();
    return spool == null ? null : (long) spool.value();
  }

  private Map<String, Object> client(Consumer<String> progress) {
    Map<String, Object> client = configuration.kafka().clientProperties();
    if (configuration.kafka().isEmbedded()) {
      progress.accept("starting the embedded broker");
      broker = parts.keep(EmbeddedBroker.start(configuration.data().resolve("broker")));
      client.putAll(broker.client());
    }
    return client;
  }

  private static UnaryOperator<Instant> time(Clock clock) {
    return clock instanceof PacedClock paced ? paced::at : UnaryOperator.identity();
  }

  private HealthWatch watch(Map<String, Object> client, Clock clock) {
    return parts.keep(
        new HealthWatch(
            client,
            reporterRegistry,
            clock,
            configuration.kafka().isEmbedded(),
            streams::isRunning,
            streams::isBroken));
  }

  private ReporterRole.OtherRoles otherRoles(
      HealthWatch watch, Map<String, Object> client, Clock clock) {
    LocalOperatorDesk desk =
        new LocalOperatorDesk(configuration, intake::url, client, intake.rereading(), clock);
    return new ReporterRole.OtherRoles(
        () -> feed.isCaughtUp() && streams.isRunning(),
        this::spool,
        intake::calls,
        watch,
        parts.keep(desk));
  }

  /** The partitions where none are configured: as many as the topics have, or few. */
  private static Configuration partitioned(Configuration given, Map<String, Object> client) {
    return given.kafka().partitions() > 0
        ? given
        : given.withPartitions(
            TopicSetup.partitions(client).orElse(KafkaSettings.EMBEDDED_PARTITIONS));
  }
}
