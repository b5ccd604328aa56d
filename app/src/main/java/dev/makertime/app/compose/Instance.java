package dev.makertime.app.compose;

import dev.makertime.app.compose.Configuration.GitLab;
import dev.makertime.app.compose.Configuration.ICal;
import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.http.CollectorServer;
import dev.makertime.collector.poll.Fetcher;
import dev.makertime.collector.poll.KafkaCursors;
import dev.makertime.collector.poll.Poller;
import dev.makertime.collector.publish.KafkaInbox;
import dev.makertime.collector.source.WebhookSource;
import dev.makertime.collector.source.calendar.CalendarFeed;
import dev.makertime.collector.source.gitlab.GitLabSource;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.store.DayFeed;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.streams.MakertimeStreams;
import dev.makertime.streams.StreamsSettings;
import dev.makertime.topics.TopicSetup;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collector, streams and reporter in one process, on an embedded broker unless another is named.
 */
public final class Instance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
  private static final int DAYS_BACK = 90;

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final List<Poller> pollers = new ArrayList<>();
  private final Configuration configuration;
  private final Organization organization;
  private final Clock clock;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DayStore store;
  private final Backlog backlog;
  private final MakertimeStreams streams;
  private final CollectorServer collector;
  private final ReporterServer reporter;

  /**
   * Starts everything and returns when it takes events and shows days.
   *
   * @param progress is told what is being done
   * @throws IllegalStateException with what failed and what to do about it; nothing is left running
   */
  public Instance(
      Configuration configuration,
      Organization organization,
      Clock clock,
      Consumer<String> progress) {
    this.configuration = configuration;
    this.organization = organization;
    this.clock = clock;
    try {
      new JvmMemoryMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      checkPort("collector", configuration.collector().bind(), configuration.collector().port());
      checkPort("reporter", configuration.reporter().bind(), configuration.reporter().port());
      Files.createDirectories(configuration.data());
      started.push(DataLock.take(configuration.data()));
      Map<String, Object> client = client(progress);
      new TopicSetup(
              configuration.kafka().partitions(),
              (short) configuration.kafka().replication(),
              configuration.streams().retention())
          .ensure(client);
      backlog = keep(new Backlog(client));
      progress.accept("starting streams");
      streams = startStreams(client);
      progress.accept("opening the store");
      store = keep(DayStore.open(configuration.data().resolve("store")));
      DayFeed feed = keep(DayFeed.start(client, store));
      collector = collector(client, streams);
      reporter =
          listening(
              "reporter",
              configuration.reporter().port(),
              () ->
                  keep(
                      ReporterServer.start(
                          configuration.reporter().bind(),
                          configuration.reporter().port(),
                          store,
                          organization,
                          registry,
                          clock,
                          () -> feed.isCaughtUp() && streams.isRunning())));
      Files.writeString(configuration.data().resolve("reporter.url"), reporterUrl());
    } catch (IOException e) {
      close();
      throw new IllegalStateException(
          "the data directory %s cannot be used (%s): set data.directory or its permissions"
              .formatted(configuration.data(), e.getClass().getSimpleName()),
          e);
    } catch (DayStore.Unavailable e) {
      close();
      throw new IllegalStateException(e.getMessage(), e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  public String collectorUrl() {
    return "http://%s:%d".formatted(configuration.collector().bind(), collector.port());
  }

  public String reporterUrl() {
    return "http://%s:%d".formatted(configuration.reporter().bind(), reporter.port());
  }

  public DayStore store() {
    return store;
  }

  /** Asks all polled sources now, and returns when each has been asked. */
  public void pollNow() {
    pollers.forEach(Poller::poll);
  }

  /** Whether a part has given up, so that only a new start helps. */
  public boolean isBroken() {
    return streams.isBroken();
  }

  /** Whether all that was accepted has been worked off. */
  public boolean isIdle() throws InterruptedException {
    return backlog.isEmpty();
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        LOG.warn("while stopping", e);
      }
    }
  }

  private Map<String, Object> client(Consumer<String> progress) {
    Map<String, Object> client = new HashMap<>(configuration.kafka().client());
    if (configuration.kafka().isEmbedded()) {
      progress.accept("starting the embedded broker");
      EmbeddedBroker broker = keep(EmbeddedBroker.start(configuration.data().resolve("broker")));
      client.put("bootstrap.servers", broker.bootstrapServers());
    } else {
      client.put("bootstrap.servers", configuration.kafka().bootstrapServers());
    }
    return client;
  }

  private MakertimeStreams startStreams(Map<String, Object> client) {
    Configuration.Streams settings = configuration.streams();
    MakertimeStreams role =
        keep(
            MakertimeStreams.start(
                new StreamsSettings(
                    client,
                    configuration.data().resolve("streams"),
                    configuration.kafka().partitions(),
                    configuration.kafka().replication(),
                    settings.threads(),
                    settings.guarantee(),
                    settings.commitInterval()),
                organization));
    new KafkaStreamsMetrics(role.kafkaStreams()).bindTo(registry);
    return role;
  }

  private CollectorServer collector(Map<String, Object> client, MakertimeStreams streams) {
    KafkaInbox inbox = keep(new KafkaInbox(client));
    CollectorMetrics metrics = new CollectorMetrics(registry, clock);
    Map<String, WebhookSource> webhooks = new HashMap<>();
    KafkaCursors cursors = new KafkaCursors(client, inbox);
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    keep(
        () -> {
          executor.shutdownNow();
          var unused = executor.awaitTermination(3, TimeUnit.SECONDS);
        });
    for (Configuration.Source source : configuration.sources()) {
      if (source instanceof GitLab gitLab) {
        webhooks.put(gitLab.name(), new GitLabSource(gitLab.name(), gitLab.secrets()));
      } else if (source instanceof ICal feed) {
        Poller poller =
            new Poller(
                feed.name(),
                feed(feed),
                since(feed),
                new Fetcher(clock),
                inbox,
                cursors,
                metrics,
                clock);
        pollers.add(poller);
        var unused =
            executor.scheduleWithFixedDelay(
                poller::poll, 0, feed.poll().toMillis(), TimeUnit.MILLISECONDS);
      }
    }
    Configuration.Collector settings = configuration.collector();
    return listening(
        "collector",
        settings.port(),
        () ->
            keep(
                CollectorServer.start(
                    settings.bind(),
                    settings.port(),
                    settings.tokens(),
                    webhooks,
                    inbox,
                    registry,
                    metrics,
                    clock,
                    streams::isRunning)));
  }

  private CalendarFeed feed(ICal feed) {
    ZoneId zone = feed.timeZone();
    if (zone == null) {
      String owner = feed.owner() == null ? "" : organization.ownerOf(feed.owner());
      zone =
          organization.people().stream()
              .filter(person -> person.id().equals(owner))
              .map(Person::timeZone)
              .findFirst()
              .orElse(organization.unknown().timeZone());
    }
    return new CalendarFeed(
        feed.address(),
        Optional.ofNullable(feed.owner()),
        organization.owners()::containsKey,
        zone);
  }

  private LocalDate since(ICal feed) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return feed.since() == null ? today.minusDays(DAYS_BACK) : feed.since();
  }

  private <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }

  private static <T> T listening(String role, int port, Supplier<T> start) {
    try {
      return start.get();
    } catch (JavalinBindException e) {
      throw new PortInUse(role, port, e);
    }
  }

  private static void checkPort(String role, String bind, int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(bind))) {
      LOG.debug("{} may listen on {}", role, socket.getLocalSocketAddress());
    } catch (BindException e) {
      throw new PortInUse(role, port, e);
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s.bind %s cannot be used: %s".formatted(role, bind, e.getMessage()), e);
    }
  }
}
