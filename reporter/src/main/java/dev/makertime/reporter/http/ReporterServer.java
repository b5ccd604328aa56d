package dev.makertime.reporter.http;

import dev.makertime.render.html.GlossaryPage;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.live.Live;
import dev.makertime.reporter.live.Pages;
import dev.makertime.reporter.live.Stall;
import dev.makertime.reporter.live.TeamGauges;
import dev.makertime.reporter.oidc.IdentityProvider;
import dev.makertime.reporter.publish.Publisher;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The reporter's HTTP side: figures, the dashboard, health and metrics. */
public final class ReporterServer implements AutoCloseable {
  private final Javalin javalin;
  private final Live live;
  private final TeamGauges gauges;
  private final Publisher publisher;

  private ReporterServer(Javalin javalin, Live live, TeamGauges gauges, Publisher publisher) {
    this.javalin = javalin;
    this.live = live;
    this.gauges = gauges;
    this.publisher = publisher;
  }

  /**
   * Starts listening.
   *
   * @param port 0 takes a free one
   */
  public static ReporterServer start(
      String bind, int port, ReporterContext reporting, AccessControl gate) {
    return start(bind, port, reporting, gate, null);
  }

  /**
   * The same where people may come in by an identity provider.
   *
   * @param provider absent = there is none
   */
  public static ReporterServer start(
      String bind,
      int port,
      ReporterContext reporting,
      AccessControl gate,
      @Nullable IdentityProvider provider) {
    AuthenticationFilter guard = new AuthenticationFilter(gate);
    Pages pages =
        new Pages(
            reporting.store(),
            reporting.organization(),
            reporting.sources(),
            reporting.state(),
            reporting.calls(),
            gate.privacy(),
            gate.audit(),
            gate.consents(),
            reporting.clock());
    Live live = new Live(pages, reporting.store().changes());
    Gauge.builder("makertime.live.readers", live::readers)
        .description("open pages that are kept up to date")
        .register(reporting.registry());
    Publisher publisher =
        new Publisher(
                reporting.store(),
                reporting.organization(),
                gate.privacy(),
                reporting.clock(),
                Publisher.SETTLED)
            .start(reporting.ready());
    TeamGauges gauges =
        new TeamGauges(
            reporting.store(),
            reporting.organization(),
            reporting.sources(),
            gate.privacy(),
            reporting.clock(),
            reporting.registry());
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.http.prefer405over404 = true;
              RoutesConfig routes = config.routes;
              config.requestLogger.http((ctx, millis) -> timed(ctx, millis, reporting));
              routes.before(ReporterServer::secure);
              routes.before(guard::check);
              new LoginRoutes(reporting, gate, guard, provider).addTo(routes);
              new DataRoutes(reporting, gate).addTo(routes);
              new LiveRoutes(live, pages, reporting.organization(), gate, guard).addTo(routes);
              new PersonRoutes(reporting, gate, pages, live).addTo(routes);
              new SimulationRoutes(reporting, gate).addTo(routes);
              new MigrationRoutes(reporting, gate).addTo(routes);
              routes.get("/", ctx -> ctx.html(Assets.text("index.html")));
              routes.get("/glossary", ctx -> ctx.html(GlossaryPage.html()));
              routes.get("/assets/*", Assets::answer);
              routes.get(
                  "/api/version", ctx -> ctx.json(Map.of("version", reporting.store().version())));
              health(routes, reporting);
              routes.get("/metrics", ctx -> metrics(ctx, reporting));
              routes.exception(Problem.class, ReporterServer::refuse);
              for (int status : new int[] {404, 405, 413, 500}) {
                routes.error(status, "*", ctx -> Problem.explain(ctx, status));
              }
            });
    javalin.start(bind, port);
    return new ReporterServer(javalin, live, gauges, publisher);
  }

  /** Publishes what may be published by now, without waiting for the next look. */
  public void publish() {
    publisher.look(Duration.ZERO);
  }

  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    live.close();
    gauges.close();
    publisher.close();
    javalin.stop();
  }

  /** How long an answer took, by the route and not by what was asked of it. */
  private static void timed(Context ctx, float millis, ReporterContext reporting) {
    Endpoint route = ctx.endpoints().lastHttpEndpoint();
    Timer.builder("http.server.requests")
        .tag("method", ctx.method().name())
        .tag("uri", route == null ? "none" : route.path)
        .tag("status", Integer.toString(ctx.statusCode()))
        .register(reporting.registry())
        .record(Math.round(millis * 1000), TimeUnit.MICROSECONDS);
  }

  private static void health(RoutesConfig routes, ReporterContext reporting) {
    routes.get("/health/live", ctx -> ctx.result("live\n"));
    routes.get(
        "/health/ready",
        ctx -> {
          boolean ready = reporting.ready().getAsBoolean();
          Stall stall = ready ? null : reporting.state().get().stall();
          String why = stall == null ? "" : ": " + stall.reason() + " " + stall.action();
          ctx.status(ready ? 200 : 503).result((ready ? "ready" : "not ready" + why) + "\n");
        });
  }

  private static void metrics(Context ctx, ReporterContext reporting) throws Problem {
    if (!AuthenticationFilter.viewer(ctx).is(Role.METRICS)) {
      throw Problem.forbidden("metrics are for a token of the role metrics");
    }
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(reporting.registry().scrape());
  }

  /** A browser that is not known is shown where to log in. */
  private static void refuse(Problem problem, Context ctx) {
    if (problem.isUnknown() && ctx.path().equals("/")) {
      ctx.redirect("/login", io.javalin.http.HttpStatus.SEE_OTHER);
    } else {
      Problem.answer(problem, ctx);
    }
  }

  private static void secure(Context ctx) {
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
  }
}
