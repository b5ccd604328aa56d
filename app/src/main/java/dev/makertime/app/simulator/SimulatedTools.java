package dev.makertime.app.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The simulated organization's tools: calendars, a GitLab that calls and answers, an Airflow and a
 * digdag that answer.
 */
public final class SimulatedTools implements AutoCloseable {
  private static final int SENDERS = 8;

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer takes 40 ms
  }

  private final SimulatedOrganization cast;
  private final SimulatedHistory play;
  private final HttpServer calendars;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String secret;
  private final Clock clock;
  private final String host;
  private volatile boolean changed;

  /** Tools that answer this machine alone, on a free port. */
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
   * Tools that answer at some address.
   *
   * @param secret by which their GitLab's calls are known
   * @param host under which others reach them
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
    this.secret = secret;
    this.clock = clock;
    this.host = host;
    calendars = HttpServer.create(at, 0);
    calendars.createContext("/", this::serve);
    ToolScripts scripts = play.scripts();
    serve("gitlab", new SimulatedGitLab(scripts.gitLab(), clock));
    serve("airflow", scripts.airflow());
    serve("digdag", scripts.digdag());
    calendars.setExecutor(Executors.newFixedThreadPool(4));
    calendars.start();
  }

  /** Where the API of a tool is. */
  String url(String tool) {
    return "http://%s:%d/%s".formatted(host, calendars.getAddress().getPort(), tool);
  }

  private void serve(String tool, SimulatedApi site) {
    calendars.createContext("/" + tool + "/", exchange -> serve(exchange, tool, site));
  }

  private String calendarUrl(SimulatedOrganization.Member member) {
    return url(member.id() + ".ics");
  }

  /**
   * The sources of a configuration that listens to them and asks them.
   *
   * @param secret what the configuration says of the secret of GitLab's calls
   */
  public String sourcesYaml(String secret) {
    LocalDate since = cast.from().minusDays(2);
    StringBuilder yaml =
        new StringBuilder(
            """
            sources:
              - {type: gitlab, secrets: ["%s"], url: "%s", token: demo, groups: [data], since: %s, poll: PT30S}
              - {type: airflow, url: "%s", user: reader, password: demo, since: %s, poll: PT5S}
              - {type: digdag, url: "%s", since: %s, poll: PT5S}
            """
                .formatted(
                    secret, url("gitlab"), since, url("airflow"), since, url("digdag"), since));
    for (SimulatedOrganization.Member member : cast.members()) {
      yaml.append(
          "  - {type: ical, name: calendar-%s, url: \"%s\", owner: \"email:%s\", since: %s, poll: PT30S}%n"
              .formatted(member.id(), calendarUrl(member), member.email(), cast.from()));
    }
    return yaml.toString();
  }

  /** From now on the calendars stand as people really kept them. */
  public void changeCalendars() {
    changed = true;
  }

  /**
   * Delivers webhooks as the world does: one in twenty never, a tenth of them a day or two late, a
   * seventh twice, some at the very end, all a little out of order.
   */
  public void deliver(List<GitLabEvents.Hook> hooks, URI webhook, Random random)
      throws InterruptedException {
    record Delivery(Instant at, GitLabEvents.Hook hook) {}
    List<Delivery> deliveries = new ArrayList<>();
    for (GitLabEvents.Hook hook : hooks) {
      if (random.nextInt(20) == 0) {
        continue; // whoever asks will know
      }
      deliveries.add(new Delivery(hook.at().plusSeconds(delay(random)), hook));
      if (random.nextInt(7) == 0) {
        deliveries.add(new Delivery(hook.at().plusSeconds(delay(random) + 60), hook));
      }
    }
    deliveries.sort(Comparator.comparing(Delivery::at));
    List<GitLabEvents.Hook> inOrder =
        new ArrayList<>(deliveries.stream().map(Delivery::hook).toList());
    int late = inOrder.size() / 50;
    for (int i = 0; i < late; i++) {
      Collections.swap(inOrder, random.nextInt(inOrder.size()), inOrder.size() - 1 - i);
    }
    send(inOrder, webhook);
  }

  /** Delivers what is still to come, each when its time comes. */
  public void sendComing(URI webhook) throws InterruptedException {
    List<GitLabEvents.Hook> coming =
        play.hooks().stream()
            .filter(hook -> hook.at().isAfter(clock.instant()))
            .sorted(Comparator.comparing(GitLabEvents.Hook::at))
            .toList();
    for (GitLabEvents.Hook hook : coming) {
      long wait = hook.at().toEpochMilli() - clock.millis();
      if (wait > 0) {
        Thread.sleep(wait);
      }
      send(hook, webhook);
    }
  }

  /** Delivers one webhook, and again until it is taken. */
  void send(GitLabEvents.Hook hook, URI webhook) {
    for (int tries = 1; ; tries++) {
      try {
        HttpRequest request =
            HttpRequest.newBuilder(webhook)
                .header("Content-Type", "application/json")
                .header("X-Gitlab-Event", hook.event())
                .header("X-Gitlab-Token", secret)
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(hook.body()))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status == 202) {
          return;
        }
        if (status != 503 || tries == 20) {
          throw new IllegalStateException("a webhook was answered with " + status);
        }
        Thread.sleep(500);
      } catch (IOException e) {
        if (tries == 20) {
          throw new IllegalStateException("a webhook could not be delivered", e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void send(List<GitLabEvents.Hook> hooks, URI webhook) throws InterruptedException {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<?>> sent = new ArrayList<>();
      hooks.forEach(hook -> sent.add(senders.submit(() -> send(hook, webhook))));
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e);
    } finally {
      senders.shutdownNow();
    }
  }

  private static long delay(Random random) {
    return random.nextInt(10) == 0 ? random.nextLong(172_800) : random.nextLong(20);
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
      SimulatedOrganization.Member owner =
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
    calendars.stop(0);
    if (calendars.getExecutor() instanceof ExecutorService executor) {
      executor.shutdownNow();
    }
  }
}
