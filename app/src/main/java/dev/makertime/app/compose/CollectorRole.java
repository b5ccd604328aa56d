package dev.makertime.app.compose;

import dev.makertime.app.compose.Configuration.Asked;
import dev.makertime.app.compose.Configuration.CalDav;
import dev.makertime.app.compose.Configuration.Calendar;
import dev.makertime.app.compose.Configuration.Calling;
import dev.makertime.app.compose.Configuration.ICal;
import dev.makertime.app.compose.Configuration.Online;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.api.ApiPoller;
import dev.makertime.collector.http.CollectorServer;
import dev.makertime.collector.poll.Fetcher;
import dev.makertime.collector.poll.Fetching;
import dev.makertime.collector.poll.KafkaCursors;
import dev.makertime.collector.poll.Polled;
import dev.makertime.collector.poll.Poller;
import dev.makertime.collector.publish.ForgettingInbox;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.KafkaInbox;
import dev.makertime.collector.publish.SpoolingInbox;
import dev.makertime.collector.source.Erased;
import dev.makertime.collector.source.WebhookSource;
import dev.makertime.collector.source.calendar.CalendarFeed;
import dev.makertime.model.Activity;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The collector put together by its configuration. */
final class CollectorRole {
  /** Who was erased, in the data directory. */
  static final String ERASED = "erased.json";

  private static final int DAYS_BACK = 90;

  private final Supplier<Organization> organization;
  private final Clock clock;
  private final Erased erased;
  private final List<Polled> pollers = new ArrayList<>();
  private final CollectorServer server;

  /**
   * Starts listening, then polling.
   *
   * @param parts takes what has to be stopped
   * @param topicsAreThere whether brokers can be asked; until then what comes is kept on disk
   * @param ready whether what arrives would be counted
   */
  CollectorRole(
      Configuration configuration,
      Supplier<Organization> organization,
      Map<String, Object> client,
      PrometheusMeterRegistry registry,
      Clock clock,
      Parts parts,
      BooleanSupplier topicsAreThere,
      BooleanSupplier ready)
      throws IOException {
    this.organization = organization;
    this.clock = clock;
    KafkaInbox inbox = parts.keep(new KafkaInbox(client, topicsAreThere));
    measure(inbox, registry, parts);
    Path onDisk = configuration.data().resolve("spool");
    SpoolingInbox spooling =
        parts.keep(new SpoolingInbox(inbox, onDisk, configuration.collector().spoolBytes()));
    CollectorMetrics metrics = new CollectorMetrics(registry, clock);
    metrics.spool(spooling::bytes);
    KafkaCursors cursors = new KafkaCursors(client, inbox);
    erased = Erased.read(configuration.data().resolve(ERASED));
    Inbox published = new ForgettingInbox(inbox, erased, metrics::erased);
    Map<String, WebhookSource> webhooks = new HashMap<>();
    Map<Polled, Long> everyMillis = new HashMap<>();
    for (Configuration.Source source : configuration.sources()) {
      if (source instanceof Calling calling && !calling.secrets().isEmpty()) {
        webhooks.put(source.name(), Tool.webhook(calling));
      }
      if (source instanceof Asked asked && asked.server() != null) {
        Tool tool = Tool.of(asked, asked.server(), clock);
        LocalDate since = since(tool.server().since());
        everyMillis.put(
            new ApiPoller(
                source.name(),
                tool.source(),
                tool.api(),
                asked.effort(),
                since,
                published,
                cursors,
                metrics,
                clock),
            tool.server().poll().toMillis());
      }
      if (source instanceof ICal iCal) {
        everyMillis.put(
            calendar(
                iCal, iCal.since(), new Fetcher(clock).at(iCal.address()), inbox, cursors, metrics),
            iCal.poll().toMillis());
      }
      if (source instanceof CalDav calDav) {
        everyMillis.put(
            calendar(
                calDav,
                calDav.server().since(),
                Tool.account(calDav, clock),
                inbox,
                cursors,
                metrics),
            calDav.server().poll().toMillis());
      }
    }
    for (Configuration.Source source : configuration.sources()) {
      if (source instanceof Online online) {
        for (Polled poller : calendars(online, inbox, cursors, metrics)) {
          everyMillis.put(poller, online.poll().toMillis());
        }
      }
    }
    pollers.addAll(everyMillis.keySet());
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
                        settings.limits(),
                        settings.tokens(),
                        webhooks,
                        new ForgettingInbox(spooling, erased, metrics::erased),
                        registry,
                        metrics,
                        clock,
                        ready)));
    schedule(everyMillis, parts);
  }

  private static void measure(KafkaInbox inbox, MeterRegistry registry, Parts parts) {
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

  int port() {
    return server.port();
  }

  /**
   * Asks all polled sources now, and returns when each has been asked.
   *
   * @return whether all could be read
   */
  boolean pollNow() {
    boolean all = true;
    for (Polled poller : pollers) {
      all &= !Thread.currentThread().isInterrupted() && poller.poll();
    }
    return all;
  }

  private static void schedule(Map<Polled, Long> everyMillis, Parts parts) {
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);
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

  private List<Polled> calendars(
      Online online, Inbox inbox, KafkaCursors cursors, CollectorMetrics metrics) {
    OnlineAccount account = new OnlineAccount(online, clock);
    LocalDate since = since(online.since());
    List<Polled> all = new ArrayList<>();
    for (String calendar : online.calendars()) {
      ZoneId zone = online.timeZone();
      all.add(
          new Poller(
              account.nameOf(calendar),
              account.entries(calendar, () -> zone == null ? zoneOf("email:" + calendar) : zone),
              since,
              account.fetching(calendar, since),
              inbox,
              cursors,
              metrics,
              clock,
              erased));
    }
    return all;
  }

  private Polled calendar(
      Calendar calendar,
      @Nullable LocalDate since,
      Fetching fetching,
      Inbox inbox,
      KafkaCursors cursors,
      CollectorMetrics metrics) {
    ZoneId zone = calendar.timeZone();
    CalendarFeed feed =
        new CalendarFeed(
            Optional.ofNullable(calendar.owner()),
            identity -> organization.get().owners().containsKey(identity),
            () -> Integer.toHexString(organization.get().owners().keySet().hashCode()),
            () -> zone == null ? zoneOf(calendar.owner()) : zone,
            calendar.meetings());
    return new Poller(
        calendar.name(), feed, since(since), fetching, inbox, cursors, metrics, clock, erased);
  }

  private ZoneId zoneOf(@Nullable String identity) {
    String owner =
        identity == null ? "" : organization.get().ownerOf(Activity.normalIdentity(identity));
    return organization.get().people().stream()
        .filter(person -> person.id().equals(owner))
        .map(Person::timeZone)
        .findFirst()
        .orElse(organization.get().unknown().timeZone());
  }

  private LocalDate since(@Nullable LocalDate configured) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return configured == null ? today.minusDays(DAYS_BACK) : configured;
  }
}
