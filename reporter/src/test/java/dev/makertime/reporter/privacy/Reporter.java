package dev.makertime.reporter.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.makertime.analysis.privacy.Privacy;
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
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.reporter.system.SystemState;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A reporter of a world, and a manager's and lead's token for it. */
final class Reporter extends Clock implements AutoCloseable {
  private final World world;
  private final DayStore store;
  private final ReporterServer server;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();
  private Map<DayKey, EngineerDay> days = Map.of();
  private Map<String, TeamDay> teamDays = Map.of();
  private Organization organization;
  private long offset;

  Reporter(World world, Path directory) throws Exception {
    this.world = world;
    organization = OrganizationFile.parse(world.organization());
    store = DayStore.open(directory.resolve("store"));
    TokenFile tokens = new TokenFile(directory.resolve("tokens.json"));
    token =
        tokens.create(
            new TokenOwner(null, Set.of(Role.LEAD, Role.MANAGER), null, Set.copyOf(World.TEAMS)),
            instant(),
            null);
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
                Privacy.DEFAULT,
                new Audit(directory.resolve("audit.jsonl"), this),
                new Consents(directory.resolve("consents.json")),
                List.of()));
  }

  private ReporterContext context() {
    return new ReporterContext(
        store,
        () -> organization,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        this,
        () -> true,
        List.of(),
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
    store.days().take(changes(texts(days), texts(next)), Map.of(0, ++offset));
    store.teamDays().take(changes(teamDays, nextTeams), Map.of(0, offset));
    store.together(
        () -> {
          store.days().save();
          store.teamDays().save();
        });
    server.publish();
    days = next;
    teamDays = nextTeams;
    return next;
  }

  private static Map<String, EngineerDay> texts(Map<DayKey, EngineerDay> days) {
    Map<String, EngineerDay> texts = new HashMap<>();
    days.forEach((key, day) -> texts.put(key.text(), day));
    return texts;
  }

  private static <V> List<TopicTable.Change<V>> changes(Map<String, V> before, Map<String, V> now) {
    Set<String> keys = new HashSet<>(before.keySet());
    keys.addAll(now.keySet());
    List<TopicTable.Change<V>> changes = new ArrayList<>();
    for (String key : keys) {
      if (!Objects.equals(before.get(key), now.get(key))) {
        changes.add(new TopicTable.Change<>(key, now.get(key)));
      }
    }
    return changes;
  }

  /** What a legal question is answered; nothing where it is refused. */
  JsonNode get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  JsonNode post(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private JsonNode send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        http.send(
            request.header("Authorization", "Bearer " + token).build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200
        ? Json.MAPPER.readTree(answer.body())
        : MissingNode.getInstance();
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
