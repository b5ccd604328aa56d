package dev.makertime.reporter.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.Coverage;
import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.TeamDay;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.AccessRules;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.access.GrantsFile;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenOwner;
import dev.makertime.reporter.access.session.Sessions;
import dev.makertime.reporter.http.ReporterContext;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.PublishedTable.TeamWeek;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.reporter.system.SystemState;
import dev.makertime.topics.organization.OrganizationFile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A reporter of a world, and tokens of a manager and lead, and of the metrics. */
final class Reporter extends Clock implements AutoCloseable {

  /** A rule that is turned off, to see whether that is found out. */
  enum Leak {
    NONE,
    /** Sums are made anew whenever somebody's day has changed. */
    SUMS_MADE_ANEW,
    /** What is known is weighed by the hours that people worked. */
    KNOWN_BY_PRESENCE,
    /** Runs are told of every subject, week and part, however few people are behind. */
    RUNS_OF_FEW
  }

  private static final Duration OFTEN = Duration.ofMinutes(5);
  private static final List<ConfiguredSource> SOURCES =
      List.of(
          new ConfiguredSource("gitlab", "gitlab", null, OFTEN),
          new ConfiguredSource("calendars", ConfiguredSource.CALENDAR, null, OFTEN));

  private final World world;
  private final Leak leak;
  final RunsByHand runs = new RunsByHand();
  private final DayStore store;
  private final ReporterServer server;
  private final Client client;
  private Map<DayKey, EngineerDay> days = Map.of();
  private Map<String, TeamDay> teamDays = Map.of();
  private Organization organization;
  private long offset;

  Reporter(World world, Path directory, Leak leak) throws Exception {
    this.world = world;
    this.leak = leak;
    organization = OrganizationFile.parse(world.organization());
    store = DayStore.open(directory.resolve("store"));
    TokenFile tokens = new TokenFile(directory.resolve("tokens.json"));
    String token =
        tokens.create(
            new TokenOwner(null, Set.of(Role.LEAD, Role.MANAGER), null, Set.copyOf(World.TEAMS)),
            instant(),
            null);
    String metrics =
        tokens.create(new TokenOwner(null, Set.of(Role.METRICS), null, Set.of()), instant(), null);
    server =
        ReporterServer.start(
            "127.0.0.1",
            0,
            context(),
            new AccessControl(
                new AccessRules(
                    tokens, new GrantsFile(directory.resolve("none")), () -> organization, this),
                new Sessions(this, Duration.ofHours(12)),
                null,
                PrivacySettings.DEFAULT,
                new Audit(directory.resolve("audit.jsonl"), this),
                new Consents(directory.resolve("consents.json")),
                List.of()));
    client = new Client(server.port(), token, metrics);
  }

  private ReporterContext context() {
    return new ReporterContext(
        store,
        () -> organization,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        this,
        () -> true,
        SOURCES,
        () -> new SystemState(0L, 0L, Map.of("makertime", "test"), null),
        activity -> {},
        null,
        null,
        who -> "pseudonym of " + who,
        Duration.ofDays(400),
        () -> null);
  }

  /** Takes what has changed, as from the topics. */
  Map<DayKey, EngineerDay> follow() throws Exception {
    organization = OrganizationFile.parse(world.organization());
    Map<DayKey, EngineerDay> next = world.days();
    Map<String, TeamDay> nextTeams =
        TeamDay.of(organization, next.values()).stream()
            .collect(Collectors.toMap(TeamDay::key, day -> day));
    List<TopicTable.Change<TeamDay>> changed = TestDays.changes(teamDays, nextTeams);
    store
        .days()
        .take(TestDays.changes(TestDays.texts(days), TestDays.texts(next)), Map.of(0, ++offset));
    store.teamDays().take(changed, Map.of(0, offset));
    store.coverages().take(read(), Map.of(0, offset));
    store.runs().take(runs.of(next, world.today()), Map.of(0, offset));
    store.together(
        () -> {
          store.days().save();
          store.teamDays().save();
          store.coverages().save();
          store.runs().save();
        });
    if (leak == Leak.SUMS_MADE_ANEW) {
      forget(changed);
    }
    server.publish();
    days = next;
    teamDays = nextTeams;
    return next;
  }

  /** Each source was read without a gap until now. */
  private List<TopicTable.Change<Coverage>> read() {
    Instant since = World.FIRST.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return SOURCES.stream()
        .map(
            source ->
                new TopicTable.Change<>(
                    source.name(), new Coverage(source.name(), since, world.now)))
        .toList();
  }

  private void forget(List<TopicTable.Change<TeamDay>> changed) {
    store
        .published()
        .put(
            changed.stream()
                .flatMap(change -> DayKey.parse(change.key()).stream())
                .map(day -> new TeamWeek(day.name(), Week.of(day.date()).monday()))
                .distinct()
                .collect(Collectors.toMap(week -> week, week -> PublishedWeek.NOTHING)));
  }

  /** What a legal question for runs is answered. */
  JsonNode runs(LocalDate from, LocalDate to, String filter) throws Exception {
    String range = "from=%s&to=%s".formatted(from, to);
    if (leak == Leak.RUNS_OF_FEW) {
      return RunsByHand.all(store, from, to, filter);
    }
    return client.get("/api/runs?" + range + filter);
  }

  /** What a legal question is answered; nothing where it is refused. */
  JsonNode get(String path) throws Exception {
    JsonNode answer = client.get(path);
    if (leak == Leak.KNOWN_BY_PRESENCE && path.startsWith("/api/team-days")) {
      answer.forEach(this::weighByPresence);
    }
    return answer;
  }

  /** Whoever asks it for anything else. */
  Client client() {
    return client;
  }

  private void weighByPresence(JsonNode day) {
    if (day.path("known").path("meetings") instanceof ObjectNode meetings) {
      LocalDate date = LocalDate.parse(day.path("date").asText());
      String team = day.path("team").asText();
      meetings.put("known", presence(team, date, true));
      meetings.put("unknown", presence(team, date, false));
    }
  }

  private long presence(String team, LocalDate date, boolean hasCalendar) {
    return world.members.stream()
        .filter(member -> member.hasCalendar == hasCalendar && team.equals(member.teamOn(date)))
        .map(member -> days.get(new DayKey(member.id, date)))
        .filter(Objects::nonNull)
        .mapToLong(EngineerDay::available)
        .sum();
  }

  @Override
  public Instant instant() {
    return world.now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
