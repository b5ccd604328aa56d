package dev.makertime.reporter.http;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.http.CallerLimits;
import dev.makertime.model.Activity;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Run;
import dev.makertime.model.TeamDay;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.AccessRules;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.access.GrantsFile;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenOwner;
import dev.makertime.reporter.access.TokenUses;
import dev.makertime.reporter.access.TrustedProxy;
import dev.makertime.reporter.access.session.Sessions;
import dev.makertime.reporter.calibration.Calibrations;
import dev.makertime.reporter.oidc.IdentityProvider;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.reporter.survey.Surveys;
import dev.makertime.reporter.system.RecordingDesk;
import dev.makertime.reporter.system.Stall;
import dev.makertime.reporter.system.SystemState;
import dev.makertime.testkit.waiting.ManualClock;
import dev.makertime.topics.organization.OrganizationFile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reporter that listens, on an organization with a team of six and one of two. */
public final class Served implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-06-17T10:00:00Z");
  public static final List<String> CHURN = List.of("ana", "rui", "ines", "priya", "arjun", "meera");
  public static final List<String> OPS = List.of("tom", "amy");

  public final ManualClock clock = new ManualClock(NOW);
  public final DayStore store;
  public final TokenFile tokens;
  public final Path grants;
  public volatile Organization organization;
  public final RecordingDesk desk = new RecordingDesk();
  public volatile @Nullable Stall stall;
  private final ReporterServer server;
  private long offset;
  private static final ConfiguredSource ANAS =
      new ConfiguredSource("calendar-ana", "calendar", "email:ana@example.com", null);
  private final @Nullable AccessRules authority;
  private final Audit audit;
  public final Calibrations calibrations;

  private final HttpClient client = HttpClient.newHttpClient();

  private Served(
      Path directory,
      boolean auth,
      PrivacySettings privacy,
      @Nullable IdentityProvider provider,
      ConfiguredSource calendar)
      throws Exception {
    organization = OrganizationFile.parse(ServedDays.yaml());
    store = DayStore.open(directory.resolve("store"));
    tokens = new TokenFile(directory.resolve("tokens.json"));
    grants = directory.resolve("grants.yaml");
    authority =
        auth
            ? new AccessRules(
                tokens,
                new GrantsFile(grants),
                () -> organization,
                clock,
                new TokenUses(directory.resolve("uses.json"), clock))
            : null;
    calibrations = Calibrations.in(directory, privacy.minimumGroup(), clock);
    audit = new Audit(directory.resolve("audit.jsonl"), clock);
    server =
        ReporterServer.start(
            "127.0.0.1",
            0,
            new ReporterContext(
                store,
                () -> organization,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                clock,
                () -> stall == null,
                List.of(
                    new ConfiguredSource("gitlab", "gitlab", null, Duration.ofMinutes(5)),
                    calendar),
                () -> new SystemState(0L, 0L, Map.of("makertime", "test"), stall),
                this::takeEvidence,
                null,
                null,
                who -> "pseudonym of " + who,
                Duration.ofDays(400),
                () -> List.of(RecordingDesk.calls(clock.instant())),
                desk,
                Surveys.in(directory, privacy.minimumGroup(), clock),
                calibrations),
            new AccessControl(
                authority,
                new Sessions(clock, Duration.ofHours(12)),
                new TrustedProxy(Set.of(InetAddress.getLoopbackAddress()), "X-Forwarded-User"),
                privacy,
                audit,
                new Consents(directory.resolve("consents.json")),
                List.of()),
            provider,
            CallerLimits.DEFAULT);
  }

  public static Served open(Path directory) throws Exception {
    return new Served(directory, false, PrivacySettings.DEFAULT, null, ANAS);
  }

  public static Served guarded(Path directory) throws Exception {
    return guarded(directory, PrivacySettings.DEFAULT);
  }

  public static Served guarded(Path directory, PrivacySettings privacy) throws Exception {
    return new Served(directory, true, privacy, null, ANAS);
  }

  /** With everybody's calendars, which were read since a day, as was GitLab. */
  public static Served read(Path directory, LocalDate from) throws Exception {
    ConfiguredSource calendars =
        new ConfiguredSource("calendars", ConfiguredSource.CALENDAR, null, Duration.ofMinutes(5));
    Served served = new Served(directory, true, PrivacySettings.DEFAULT, null, calendars);
    List<TopicTable.Change<Coverage>> read = new ArrayList<>();
    for (String source : List.of("gitlab", "calendars")) {
      read.add(
          new TopicTable.Change<>(
              source,
              new Coverage(
                  source, from.atStartOfDay(ZoneOffset.UTC).toInstant(), served.clock.instant())));
    }
    served.store.coverages().take(read, Map.of(0, 2L));
    served.store.coverages().save();
    return served;
  }

  public static Served guarded(Path directory, IdentityProvider provider) throws Exception {
    return new Served(directory, true, PrivacySettings.DEFAULT, provider, ANAS);
  }

  public void take(Collection<EngineerDay> days) {
    store
        .days()
        .take(
            days.stream().map(day -> new TopicTable.Change<>(day.key(), day)).toList(),
            Map.of(0, ++offset));
    store
        .teamDays()
        .take(
            TeamDay.of(organization, days).stream()
                .map(day -> new TopicTable.Change<>(day.key(), day))
                .toList(),
            Map.of(0, offset));
    server.publish();
  }

  public void takeEvidence(Activity activity) {
    var changes = List.of(new TopicTable.Change<>(activity.identity(), activity));
    store.activities().take(changes, Map.of(0, ++offset));
  }

  public void takeRun(Run run) {
    store.runs().take(List.of(new TopicTable.Change<>(run.id(), run)), Map.of(0, ++offset));
    store.together(store.runs()::save);
  }

  public String token(Role role, @Nullable String person, String... teams) throws IOException {
    return tokens.create(
        new TokenOwner(null, Set.of(role), person, Set.of(teams)), clock.instant(), null);
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)), headers);
  }

  public byte[] bytes(String path, String... headers) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri(path)).headers(headers).build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  public HttpResponse<String> getAs(String token, String path) throws Exception {
    return get(path, "Authorization", "Bearer " + token);
  }

  public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
  }

  public Audit audit() {
    return audit;
  }

  public String secretOfThisMachine() {
    return Objects.requireNonNull(authority).secretOfThisMachine();
  }

  public Set<String> routes() {
    return server.routes();
  }

  public int port() {
    return server.port();
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
      throws Exception {
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
