package dev.makertime.app.compose;

import dev.makertime.app.compose.Configuration.GitHub;
import dev.makertime.app.compose.Configuration.GitLab;
import dev.makertime.app.compose.Configuration.ICal;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.http.CollectorServer;
import dev.makertime.collector.poll.Fetcher;
import dev.makertime.collector.poll.KafkaCursors;
import dev.makertime.collector.poll.Poller;
import dev.makertime.collector.publish.KafkaInbox;
import dev.makertime.collector.source.WebhookSource;
import dev.makertime.collector.source.calendar.CalendarFeed;
import dev.makertime.collector.source.github.GitHubSource;
import dev.makertime.collector.source.gitlab.GitLabSource;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The collector put together by its configuration. */
final class CollectorRole {
  private static final int DAYS_BACK = 90;

  private final Supplier<Organization> organization;
  private final Clock clock;
  private final List<Poller> pollers = new ArrayList<>();
  private final CollectorServer server;

  /**
   * Starts listening, then polling.
   *
   * @param parts takes what has to be stopped
   * @param ready whether what arrives would be counted
   */
  CollectorRole(
      Configuration configuration,
      Supplier<Organization> organization,
      Map<String, Object> client,
      PrometheusMeterRegistry registry,
      Clock clock,
      Parts parts,
      BooleanSupplier ready) {
    this.organization = organization;
    this.clock = clock;
    KafkaInbox inbox = parts.keep(new KafkaInbox(client));
    CollectorMetrics metrics = new CollectorMetrics(registry, clock);
    KafkaCursors cursors = new KafkaCursors(client, inbox);
    Map<String, WebhookSource> webhooks = new HashMap<>();
    Map<Poller, Long> everyMillis = new HashMap<>();
    for (Configuration.Source source : configuration.sources()) {
      if (source instanceof GitLab gitLab) {
        webhooks.put(gitLab.name(), new GitLabSource(gitLab.name(), gitLab.secrets()));
      } else if (source instanceof GitHub gitHub) {
        webhooks.put(gitHub.name(), new GitHubSource(gitHub.name(), gitHub.secrets()));
      } else if (source instanceof ICal iCal) {
        Poller poller =
            new Poller(
                iCal.name(),
                feed(iCal),
                since(iCal),
                new Fetcher(clock),
                inbox,
                cursors,
                metrics,
                clock);
        pollers.add(poller);
        everyMillis.put(poller, iCal.poll().toMillis());
      }
    }
    Configuration.Collector settings = configuration.collector();
    server =
        PortInUse.unless(
            "collector",
            settings.port(),
            () ->
                parts.keep(
                    CollectorServer.start(
                        settings.bind(),
                        settings.port(),
                        settings.tokens(),
                        webhooks,
                        inbox,
                        registry,
                        metrics,
                        clock,
                        ready)));
    schedule(everyMillis, parts);
  }

  int port() {
    return server.port();
  }

  /** Asks all polled sources now, and returns when each has been asked. */
  void pollNow() {
    pollers.forEach(Poller::poll);
  }

  private static void schedule(Map<Poller, Long> everyMillis, Parts parts) {
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    parts.keep(
        () -> {
          executor.shutdownNow();
          var unused = executor.awaitTermination(3, TimeUnit.SECONDS);
        });
    everyMillis.forEach(
        (poller, millis) -> {
          var unused =
              executor.scheduleWithFixedDelay(poller::poll, 0, millis, TimeUnit.MILLISECONDS);
        });
  }

  private CalendarFeed feed(ICal feed) {
    ZoneId zone = feed.timeZone();
    return new CalendarFeed(
        feed.address(),
        Optional.ofNullable(feed.owner()),
        identity -> organization.get().owners().containsKey(identity),
        zone == null ? zoneOf(feed) : zone);
  }

  private ZoneId zoneOf(ICal feed) {
    String owner = feed.owner() == null ? "" : organization.get().ownerOf(feed.owner());
    return organization.get().people().stream()
        .filter(person -> person.id().equals(owner))
        .map(Person::timeZone)
        .findFirst()
        .orElse(organization.get().unknown().timeZone());
  }

  private LocalDate since(ICal feed) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return feed.since() == null ? today.minusDays(DAYS_BACK) : feed.since();
  }
}
