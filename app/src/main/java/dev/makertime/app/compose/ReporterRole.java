package dev.makertime.app.compose;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.files.NativeLibraries;
import dev.makertime.app.health.ConsumerLag;
import dev.makertime.app.health.HealthWatch;
import dev.makertime.app.health.PortInUse;
import dev.makertime.app.measured.MeasuredKnowledge;
import dev.makertime.app.measured.ReporterAddress;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.KafkaInbox;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.AccessRules;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.reporter.calibration.CalibrationLook;
import dev.makertime.reporter.calibration.Calibrations;
import dev.makertime.reporter.calibration.StoredMoments;
import dev.makertime.reporter.evidence.ObjectionPublisher;
import dev.makertime.reporter.http.ReporterContext;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.feed.StoreFeed;
import dev.makertime.reporter.survey.SurveyExpiry;
import dev.makertime.reporter.survey.Surveys;
import dev.makertime.reporter.system.OperatorDesk;
import dev.makertime.reporter.system.PacedClock;
import dev.makertime.reporter.system.WebhooksToday;
import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.TopicSetup;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Composes the reporter from its configuration. */
final class ReporterRole {
  private final Configuration configuration;
  private final Map<String, Object> client;
  private final PrometheusMeterRegistry registry;
  private final Clock clock;
  private final Clock machine = Clock.systemUTC();
  private final StartedParts parts;

  /**
   * Starts nothing yet.
   *
   * @param client how the broker is reached
   * @param clock the organization's time, by which pages say what is now
   * @param registry takes the reporter's metrics, which have figures of teams
   * @param parts takes what has to be stopped
   */
  ReporterRole(
      Configuration configuration,
      Map<String, Object> client,
      PrometheusMeterRegistry registry,
      Clock clock,
      StartedParts parts) {
    this.configuration = configuration;
    this.client = client;
    this.registry = registry;
    this.clock = clock;
    this.parts = parts;
  }

  /**
   * What the pages tell of the other roles.
   *
   * @param ready whether the store holds what there is to show
   * @param spool bytes on disk that wait for the broker; nothing where the collector runs elsewhere
   * @param calls what became of today's calls; nothing where the collector runs elsewhere
   * @param watch says why nothing new is computed
   * @param desk what operators can look at and start; nothing where the collector runs elsewhere
   */
  record OtherRoles(
      BooleanSupplier ready,
      Supplier<@Nullable Long> spool,
      Supplier<@Nullable List<WebhooksToday>> calls,
      HealthWatch watch,
      @Nullable OperatorDesk desk) {}

  /** Opens the store; a damaged one is rebuilt. */
  DayStore openStore() {
    NativeLibraries.use(configuration.data());
    try {
      return parts.keep(
          DayStore.openOrRenew(
              configuration.data().resolve("store"), machine, configuration.streams().retention()));
    } catch (DayStore.Unavailable e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Starts to feed the store from the topics. */
  StoreFeed startFeed(DayStore store) {
    StoreFeed feed =
        parts.keep(
            StoreFeed.start(
                client,
                store,
                List.of(
                    new StoreFeed.Route<>(Topics.ENGINEER_DAYS, store.days()),
                    new StoreFeed.Route<>(Topics.TEAM_DAYS, store.teamDays()),
                    new StoreFeed.Route<>(Topics.DELIVERIES, store.deliveries()),
                    new StoreFeed.Route<>(Topics.RUNS, store.runs()),
                    new StoreFeed.Route<>(Topics.COVERAGE, store.coverages()),
                    new StoreFeed.Route<>(Topics.DEAD_LETTERS, store.deadLetters()),
                    new StoreFeed.Route<>(Topics.ACTIVITIES, store.activities())),
                machine,
                TopicSetup.tombstones(client)));
    feed.bindTo(registry);
    return feed;
  }

  /**
   * Starts to listen.
   *
   * @param offers tokens that the login page offers; for a demonstration alone
   */
  ReporterServer listen(
      DayStore store,
      Supplier<Organization> organization,
      List<AccessControl.Offer> offers,
      OtherRoles roles)
      throws IOException {
    ReporterAccess access = new ReporterAccess(configuration, machine);
    Pseudonyms pseudonyms = access.pseudonyms(store);
    parts.keep(new DayRetention(configuration, store, pseudonyms, machine, roles.ready()));
    ReporterContext context = context(store, organization, pseudonyms, roles);
    AccessControl gate = access.control(organization, offers);
    int port = configuration.reporter().port();
    ReporterServer server =
        PortInUse.unless(
            "reporter",
            port,
            () ->
                parts.keep(
                    ReporterServer.start(
                        configuration.reporter().bind(),
                        port,
                        context,
                        gate,
                        access.provider(),
                        configuration.reporter().limits())));
    AccessRules authority = gate.authority();
    new ReporterAddress(
            configuration.reporter().url(server.port()),
            authority == null ? "" : authority.secretOfThisMachine())
        .write(configuration.data());
    return server;
  }

  private ReporterContext context(
      DayStore store, Supplier<Organization> organization, Pseudonyms pseudonyms, OtherRoles roles)
      throws IOException {
    return new ReporterContext(
        store,
        organization,
        registry,
        clock,
        roles.ready(),
        sources(),
        parts.keep(new ConsumerLag(client, registry, roles.spool(), roles.watch())),
        publisher(parts.keep(new KafkaInbox(client))),
        configuration.reporter().scenarios(),
        configuration.organization().getParent(),
        pseudonyms::of,
        configuration.streams().retention(),
        roles.calls(),
        roles.desk(),
        surveys(),
        calibrations(store, organization, roles.ready()));
  }

  private Calibrations calibrations(
      DayStore store, Supplier<Organization> organization, BooleanSupplier ready)
      throws IOException {
    Calibrations calibrations =
        Calibrations.in(
            configuration.data(), configuration.reporter().privacy().minimumGroup(), clock);
    List<ConfiguredSource> sources = sources();
    parts.keep(
        new CalibrationLook(
            calibrations,
            () -> StoredMoments.of(store, organization.get(), sources, clock.instant()),
            ready));
    return calibrations;
  }

  private Surveys surveys() throws IOException {
    Surveys surveys =
        Surveys.in(
            configuration.data(), configuration.reporter().privacy().minimumGroup(), machine);
    parts.keep(new SurveyExpiry(surveys));
    return surveys;
  }

  /** The sources, which are asked at intervals of the machine's time. */
  private List<ConfiguredSource> sources() {
    List<ConfiguredSource> sources = MeasuredKnowledge.sources(configuration);
    return clock instanceof PacedClock paced
        ? sources.stream().map(source -> source.askedAt(paced.workingPace())).toList()
        : sources;
  }

  private static ObjectionPublisher publisher(KafkaInbox inbox) {
    return activity -> {
      try {
        inbox.accept(List.of(activity));
      } catch (Inbox.Unavailable e) {
        throw new IOException(e);
      }
    };
  }
}
