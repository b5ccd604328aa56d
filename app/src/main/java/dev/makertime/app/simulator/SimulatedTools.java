package dev.makertime.app.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.makertime.app.simulator.tool.SimulatedApi;
import dev.makertime.app.simulator.tool.SimulatedGitLab;
import dev.makertime.app.simulator.tool.ToolScripts;
import dev.makertime.app.simulator.webhook.SimulatedWebhookCall;
import dev.makertime.app.simulator.webhook.WebhookSender;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The tools of the simulated organization: calendars, GitLab with webhooks and API, Airflow and
 * digdag.
 */
public final class SimulatedTools implements AutoCloseable {
  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer takes 40 ms
  }

  private static final String GITLAB = "gitlab";

  private final SimulatedOrganization cast;
  private final SimulatedHistory play;
  private final HttpServer server;
  private final WebhookSender sender;
  private final String host;
  private volatile boolean changed;

  /** Tools that listen to this machine only, on a free port. */
  public SimulatedTools(
      SimulatedOrganization cast, SimulatedHistory play, String secret, Clock clock)
      throws IOException {
    this(
        cast,
        play,
        secret,
        clock,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        "127.0.0.1");
  }

  /**
   * Tools that listen at an address.
   *
   * @param secret that webhooks of their GitLab carry
   * @param host the name under which others reach them
   */
  public SimulatedTools(
      SimulatedOrganization cast,
      SimulatedHistory play,
      String secret,
      Clock clock,
      InetSocketAddress at,
      String host)
      throws IOException {
    this.cast = cast;
    this.play = play;
    this.sender = new WebhookSender(secret, Set.of(GITLAB), clock);
    this.host = host;
    server = HttpServer.create(at, 0);
    server.createContext("/", this::serve);
    ToolScripts scripts = play.scripts();
    serve(GITLAB, new SimulatedGitLab(scripts.gitLab(), clock));
    serve("airflow", scripts.airflow());
    serve("digdag", scripts.digdag());
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.start();
  }

  /** The address of a tool's API. */
  String url(String tool) {
    return "http://%s:%d/%s".formatted(host, server.getAddress().getPort(), tool);
  }

  private void serve(String tool, SimulatedApi site) {
    server.createContext("/" + tool + "/", exchange -> serve(exchange, tool, site));
  }

  private String calendarUrl(Member member) {
    return url(member.id() + ".ics");
  }

  /**
   * The sources of a configuration for these tools.
   *
   * @param secret the secret of webhooks, as the configuration has it
   */
  public String sourcesYaml(String secret, Polls polls) {
    LocalDate since = cast.from().minusDays(2);
    StringBuilder yaml =
        new StringBuilder(
            """
            sources:
              - {type: gitlab, secrets: ["%s"], url: "%s", token: demo, groups: [data], since: %s, poll: %s}
              - {type: gitlab, name: %s, secrets: ["%s"]}
              - {type: airflow, url: "%s", user: reader, password: demo, since: %s, poll: %s}
              - {type: digdag, url: "%s", since: %s, poll: %s}
            """
                .formatted(
                    secret,
                    url(GITLAB),
                    since,
                    polls.slow(),
                    SimulatedOrganization.PARTNER,
                    secret,
                    url("airflow"),
                    since,
                    polls.quick(),
                    url("digdag"),
                    since,
                    polls.quick()));
    for (Member member : calendarsRead()) {
      yaml.append(
          "  - {type: ical, name: calendar-%s, url: \"%s\", owner: \"email:%s\", since: %s, poll: %s}%n"
              .formatted(member.id(), calendarUrl(member), member.email(), since, polls.slow()));
    }
    return yaml.toString();
  }

  /** Those whose calendars are sources. */
  private List<Member> calendarsRead() {
    return cast.members().stream()
        .filter(member -> member.isSeenBy(Member.Evidence.CALENDAR))
        .toList();
  }

  /** How many calendars are sources. */
  public int calendars() {
    return calendarsRead().size();
  }

  /** From now on the calendars have the entries that people kept in the end. */
  public void changeCalendars() {
    changed = true;
  }

  /**
   * Sends past webhooks, with lost, late and doubled calls.
   *
   * @param to the collector
   */
  public void sendPast(List<SimulatedWebhookCall> webhooks, URI to, Random random)
      throws InterruptedException {
    sender.sendDisordered(webhooks, to, random);
  }

  /**
   * Sends the webhooks of after a moment, each when its time comes.
   *
   * @param to the collector
   */
  public void sendComing(Instant after, URI to) throws InterruptedException {
    sender.sendLive(play.hooks(), after, to);
  }

  private void serve(HttpExchange exchange, String tool, SimulatedApi site) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      Map<String, String> query = new HashMap<>();
      for (String pair : Objects.requireNonNullElse(uri.getQuery(), "").split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          query.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
      }
      byte[] sent = exchange.getRequestBody().readAllBytes();
      JsonNode body = sent.length == 0 ? MissingNode.getInstance() : Json.MAPPER.readTree(sent);
      String path = uri.getPath().substring(tool.length() + 1);
      SimulatedApi.Page page = site.answer(new SimulatedApi.Question(path, query, body));
      if (page == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      if (page.next() != null) {
        exchange
            .getResponseHeaders()
            .set("Link", "<%s?%s>; rel=\"next\"".formatted(uri.getPath(), page.next()));
      }
      byte[] answer = Json.MAPPER.writeValueAsBytes(page.body());
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean now = changed;
      String etag = "\"" + (now ? "2" : "1") + "\"";
      Member owner =
          cast.members().stream()
              .filter(member -> path.equals("/" + member.id() + ".ics"))
              .findFirst()
              .orElse(null);
      if (owner == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      byte[] text =
          CalendarText.of(
                  owner,
                  now ? play.meetings() : play.meetingsAtFirst(),
                  Instant.parse("2026-01-01T00:00:00Z").plusSeconds(now ? 60 : 0))
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("ETag", etag);
      exchange.getResponseHeaders().set("Content-Type", "text/calendar; charset=utf-8");
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    if (server.getExecutor() instanceof ExecutorService executor) {
      executor.shutdownNow();
    }
  }
}
