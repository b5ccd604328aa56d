package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.Configuration.Asked;
import dev.makertime.app.config.Configuration.CalDav;
import dev.makertime.app.config.Configuration.Calendar;
import dev.makertime.app.config.Configuration.ICal;
import dev.makertime.app.config.Configuration.Online;
import dev.makertime.app.config.Configuration.Server;
import dev.makertime.app.source.ConfiguredSource;
import dev.makertime.app.source.OnlineAccount;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.api.ToolPoller;
import dev.makertime.collector.calendar.CalendarFeed;
import dev.makertime.collector.calendar.CalendarPeople;
import dev.makertime.collector.calendar.feed.CalendarPoller;
import dev.makertime.collector.calendar.feed.FeedFetcher;
import dev.makertime.collector.calendar.feed.UrlFetcher;
import dev.makertime.collector.poll.KafkaCursors;
import dev.makertime.collector.poll.PollTask;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.KafkaInbox;
import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.model.Activity;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is asked: a poller for each configured source that does not only call. */
final class Pollers {
  private static final long LOOK_MILLIS = 200;

  private final Supplier<Organization> organization;
  private final KafkaInbox inbox;
  private final PollerContext context;
  private final Clock clock;
  private final Map<PollTask, Duration> every = new LinkedHashMap<>();

  /**
   * Those of a configuration, none of which asks before {@link #begin}.
   *
   * @param inbox where it goes, and where the cursors are
   * @param erased of whom nothing is published
   */
  Pollers(
      Configuration configuration,
      Supplier<Organization> organization,
      KafkaInbox inbox,
      ErasedIdentities erased,
      CollectorMetrics metrics,
      Clock clock) {
    this.organization = organization;
    this.inbox = inbox;
    this.clock = clock;
    context = new PollerContext(inbox, new KafkaCursors(inbox), metrics, clock, erased);
    configuration.sources().forEach(this::add);
  }

  private void add(Configuration.Source source) {
    if (source instanceof Asked asked && asked.server() != null) {
      add(asked, asked.server());
    } else if (source instanceof ICal iCal) {
      FeedFetcher fetching = new UrlFetcher(clock).at(iCal.address());
      every.put(calendar(iCal, iCal.since(), fetching), iCal.poll());
    } else if (source instanceof CalDav calDav) {
      FeedFetcher fetching = ConfiguredSource.account(calDav, clock);
      every.put(calendar(calDav, calDav.server().since(), fetching), calDav.server().poll());
    } else if (source instanceof Online online) {
      add(online);
    }
  }

  private void add(Asked asked, Server server) {
    ConfiguredSource tool = ConfiguredSource.of(asked, server, clock);
    every.put(
        new ToolPoller(
            asked.name(),
            tool.source(),
            tool.api(),
            asked.effort(),
            since(tool.server().since()),
            context),
        tool.server().poll());
  }

  private void add(Online online) {
    OnlineAccount account = new OnlineAccount(online, clock);
    LocalDate since = since(online.since());
    for (String calendar : online.calendars()) {
      ZoneId zone = online.timeZone();
      every.put(
          new CalendarPoller(
              account.nameOf(calendar),
              account.entries(
                  calendar,
                  CalendarPeople.of(organization),
                  () -> zone == null ? zoneOf("email:" + calendar) : zone),
              since,
              account.fetching(calendar, since),
              context),
          online.poll());
    }
  }

  private PollTask calendar(Calendar calendar, @Nullable LocalDate since, FeedFetcher fetching) {
    ZoneId zone = calendar.timeZone();
    CalendarFeed feed =
        new CalendarFeed(
            Optional.ofNullable(calendar.owner()),
            CalendarPeople.of(organization),
            () -> zone == null ? zoneOf(calendar.owner()) : zone,
            calendar.meetings());
    return new CalendarPoller(calendar.name(), feed, since(since), fetching, context);
  }

  private ZoneId zoneOf(@Nullable String identity) {
    String owner =
        identity == null ? "" : organization.get().ownerOf(Activity.normalIdentity(identity));
    return organization
        .get()
        .person(owner)
        .map(Person::timeZone)
        .orElse(organization.get().unknown().timeZone());
  }

  private LocalDate since(@Nullable LocalDate configured) {
    return context.firstDay(configured);
  }

  /**
   * Begins to ask, each of them again and again, as soon as the topics are there: without them
   * nobody knows how far a poller got.
   *
   * @param parts takes what has to be stopped
   */
  void begin(StartedParts parts) {
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);
    parts.keep(
        () -> {
          executor.shutdownNow();
          var unused = executor.awaitTermination(3, TimeUnit.SECONDS);
        });
    executor.execute(() -> beginOnceThere(executor));
  }

  private void beginOnceThere(ScheduledExecutorService executor) {
    if (!inbox.isThere()) {
      var unused =
          executor.schedule(() -> beginOnceThere(executor), LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    every.forEach(
        (poller, often) -> {
          var unused =
              executor.scheduleWithFixedDelay(
                  poller::poll, 0, often.toMillis(), TimeUnit.MILLISECONDS);
        });
  }

  /**
   * Asks all of them now, and returns when each has been asked.
   *
   * @return whether all could be read
   */
  boolean pollNow() {
    boolean all = true;
    for (PollTask poller : every.keySet()) {
      all &= !Thread.currentThread().isInterrupted() && poller.poll();
    }
    return all;
  }
}
