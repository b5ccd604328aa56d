package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ReporterSettings.Auth;
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
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.access.GrantsFile;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenUses;
import dev.makertime.reporter.access.session.Sessions;
import dev.makertime.reporter.evidence.ObjectionPublisher;
import dev.makertime.reporter.http.ReporterContext;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.oidc.IdentityProvider;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.system.WebhooksToday;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Composes the reporter from its configuration. */
final class ReporterRole {
  private ReporterRole() {}

  /** Opens the store of a configuration; a damaged one is rebuilt. */
  static DayStore store(Configuration configuration, Clock clock, StartedParts parts) {
    NativeLibraries.use(configuration.data());
    try {
      return parts.keep(
          DayStore.openOrRenew(
              configuration.data().resolve("store"), clock, configuration.streams().retention()));
    } catch (DayStore.Unavailable e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /**
   * Starts to listen.
   *
   * @param offers tokens that the login page offers; for a demonstration alone
   * @param ready whether the store holds what there is to show
   * @param spool bytes on disk that wait for the broker; nothing where the collector runs elsewhere
   * @param calls what became of today's calls; nothing where the collector runs elsewhere
   * @param watch says why nothing new is computed
   */
  static ReporterServer start(
      Configuration configuration,
      Map<String, Object> client,
      DayStore store,
      Supplier<Organization> organization,
      PrometheusMeterRegistry registry,
      Clock clock,
      List<AccessControl.Offer> offers,
      BooleanSupplier ready,
      Supplier<@Nullable Long> spool,
      Supplier<@Nullable List<WebhooksToday>> calls,
      HealthWatch watch,
      StartedParts parts)
      throws IOException {
    Path access = Files.createDirectories(configuration.data().resolve("access"));
    Pseudonyms pseudonyms = pseudonyms(configuration, store, access.resolve(Pseudonyms.FILE));
    parts.keep(new DayRetention(configuration, store, pseudonyms, clock, ready));
    ConsumerLag lag = parts.keep(new ConsumerLag(client, registry, spool, watch));
    ReporterContext reporting =
        new ReporterContext(
            store,
            organization,
            registry,
            clock,
            ready,
            MeasuredKnowledge.sources(configuration),
            lag,
            publisher(parts.keep(new KafkaInbox(client))),
            configuration.reporter().scenarios(),
            configuration.organization().getParent(),
            pseudonyms::of,
            configuration.streams().retention(),
            calls);
    int port = configuration.reporter().port();
    AccessControl gate = gate(configuration, organization, clock, offers);
    Auth auth = configuration.reporter().auth();
    IdentityProvider provider =
        auth == null || auth.oidc() == null ? null : new IdentityProvider(auth.oidc(), clock);
    ReporterServer server =
        PortInUse.unless(
            "reporter",
            port,
            () ->
                parts.keep(
                    ReporterServer.start(
                        configuration.reporter().bind(),
                        port,
                        reporting,
                        gate,
                        provider,
                        configuration.reporter().limits())));
    AccessRules authority = gate.authority();
    new ReporterAddress(
            configuration.reporter().url(server.port()),
            authority == null ? "" : authority.secretOfThisMachine())
        .write(configuration.data());
    return server;
  }

  /** Another key would make weeks of before nobody's, and erasing a person would miss them. */
  private static Pseudonyms pseudonyms(Configuration configuration, DayStore store, Path key)
      throws IOException {
    if (!Files.exists(key)
        && configuration.reporter().privacy().keepWeeks() > 0
        && !store.pastWeeks().all().isEmpty()) {
      throw new IllegalStateException(
          "%s is missing, but the store has weeks under its pseudonyms: restore it from a backup, or delete the weeks with reporter.privacy.keepWeeks: 0"
              .formatted(key));
    }
    return new Pseudonyms(key);
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

  private static AccessControl gate(
      Configuration configuration,
      Supplier<Organization> organization,
      Clock clock,
      List<AccessControl.Offer> offers)
      throws IOException {
    Auth auth = configuration.reporter().auth();
    Path kept = Files.createDirectories(configuration.data().resolve("access"));
    return new AccessControl(
        auth == null ? null : authority(auth, organization, clock, kept),
        auth == null
            ? new Sessions(clock, Duration.ofHours(12))
            : new Sessions(clock, auth.session(), auth.idle()),
        auth == null ? null : auth.proxy(),
        configuration.reporter().privacy(),
        new Audit(kept.resolve("audit.jsonl"), clock),
        new Consents(kept.resolve("consents.json")),
        offers);
  }

  private static AccessRules authority(
      Auth auth, Supplier<Organization> organization, Clock clock, Path kept) {
    Path tokens = auth.tokens();
    Path grants = auth.grants();
    return new AccessRules(
        tokens == null ? null : new TokenFile(tokens),
        grants == null ? null : new GrantsFile(grants),
        organization,
        clock,
        new TokenUses(kept.resolve("token-uses.json"), clock));
  }
}
