package dev.makertime.reporter.http;

import dev.makertime.http.CallerAddress;
import dev.makertime.http.CallerLimits;
import dev.makertime.http.GuardedServer;
import dev.makertime.http.Refusal;
import dev.makertime.http.RegisteredRoutes;
import dev.makertime.render.html.GlossaryPage;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.session.FailedLogins;
import dev.makertime.reporter.http.calibration.CalibrationRoutes;
import dev.makertime.reporter.http.operator.OperatorRoutes;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.http.request.RequestTimes;
import dev.makertime.reporter.http.request.SecurityHeaders;
import dev.makertime.reporter.http.runs.RunRoutes;
import dev.makertime.reporter.http.survey.SurveyRoutes;
import dev.makertime.reporter.live.Live;
import dev.makertime.reporter.live.Pages;
import dev.makertime.reporter.live.TeamGauges;
import dev.makertime.reporter.oidc.IdentityProvider;
import dev.makertime.reporter.published.Publisher;
import dev.makertime.reporter.system.Stall;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** HTTP server of the reporter: dashboard, API, health and metrics. */
public final class ReporterServer implements AutoCloseable {
  /** A body that announces more is not waited for; one of more than 1 MB is refused as it comes. */
  private static final long LARGEST_BODY = 8 << 20;

  private final Javalin javalin;
  private final Live live;
  private final TeamGauges gauges;
  private final Publisher publisher;
  private final ScheduledExecutorService minutes =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "reporter-failed-logins");
            thread.setDaemon(true);
            return thread;
          });

  private ReporterServer(
      Javalin javalin, Live live, TeamGauges gauges, Publisher publisher, FailedLogins failures) {
    this.javalin = javalin;
    this.live = live;
    this.gauges = gauges;
    this.publisher = publisher;
    var unused = minutes.scheduleWithFixedDelay(failures::report, 1, 1, TimeUnit.MINUTES);
  }

  /**
   * Starts listening.
   *
   * @param port 0 takes a free one
   */
  public static ReporterServer start(
      String bind, int port, ReporterContext reporting, AccessControl gate) {
    return start(bind, port, reporting, gate, null, CallerLimits.DEFAULT);
  }

  /**
   * The same where people may come in by an identity provider.
   *
   * @param provider absent = there is none
   * @param limits what callers may take
   */
  public static ReporterServer start(
      String bind,
      int port,
      ReporterContext reporting,
      AccessControl gate,
      @Nullable IdentityProvider provider,
      CallerLimits limits) {
    FailedLogins failures = new FailedLogins(gate.sessions().clock());
    AuthenticationFilter guard =
        new AuthenticationFilter(gate, failures, new CallerAddress(limits.proxies()));
    Pages pages = pages(reporting, gate);
    Live live = new Live(pages, reporting.store().changes());
    countReaders(live, reporting);
    Publisher publisher = publisher(reporting, gate).start(reporting.ready());
    Javalin javalin =
        GuardedServer.start(
            bind,
            port,
            limits,
            LARGEST_BODY,
            (path, refusal) -> countRefused(reporting, refusal),
            config -> {
              RoutesConfig routes = config.routes;
              config.requestLogger.http(
                  (ctx, millis) -> RequestTimes.count(ctx, millis, reporting.registry()));
              routes.before(SecurityHeaders::set);
              routes.before(guard::check);
              new LoginRoutes(reporting, gate, guard, provider).addTo(routes);
              new LiveRoutes(live, pages, reporting.organization(), gate, guard).addTo(routes);
              new PersonRoutes(reporting, gate, pages, live).addTo(routes);
              new OperatorRoutes(reporting.desk(), live).addTo(routes);
              addFigures(routes, reporting, gate);
              addFiles(routes);
              addState(routes, reporting);
              addErrors(routes);
            });
    return new ReporterServer(javalin, live, gauges(reporting, gate), publisher, failures);
  }

  private static void countReaders(Live live, ReporterContext reporting) {
    Gauge.builder("makertime.live.readers", live::readers)
        .description("open pages that are kept up to date")
        .register(reporting.registry());
  }

  private static Pages pages(ReporterContext reporting, AccessControl gate) {
    return new Pages(
        reporting.store(),
        reporting.organization(),
        reporting.sources(),
        reporting.state(),
        reporting.calls(),
        reporting.desk(),
        gate.privacy(),
        gate.audit(),
        gate.consents(),
        reporting.clock());
  }

  private static Publisher publisher(ReporterContext reporting, AccessControl gate) {
    return new Publisher(
        reporting.store(),
        reporting.organization(),
        gate.privacy(),
        gate.consents(),
        reporting.clock(),
        Publisher.SETTLED);
  }

  private static TeamGauges gauges(ReporterContext reporting, AccessControl gate) {
    return new TeamGauges(
        reporting.store(),
        reporting.organization(),
        reporting.sources(),
        gate.privacy(),
        reporting.clock(),
        reporting.registry());
  }

  /** Publishes what may be published by now, also as metrics, without waiting for the next look. */
  public void publish() {
    publisher.look(Duration.ZERO);
    gauges.renew();
  }

  public int port() {
    return javalin.port();
  }

  /** Every route, as {@code GET /health/live}, so that none can be forgotten by who checks them. */
  Set<String> routes() {
    return RegisteredRoutes.of(javalin);
  }

  @Override
  public void close() {
    minutes.shutdownNow();
    live.close();
    gauges.close();
    publisher.close();
    javalin.stop();
  }

  private static void countRefused(ReporterContext reporting, Refusal refusal) {
    reporting
        .registry()
        .counter("makertime.http.refused", "status", Integer.toString(refusal.status()))
        .increment();
  }

  private static void addFigures(
      RoutesConfig routes, ReporterContext reporting, AccessControl gate) {
    new OwnAccessRoutes(gate).addTo(routes);
    new DayRoutes(reporting, gate).addTo(routes);
    new EvidenceRoutes(reporting, gate).addTo(routes);
    new RunRoutes(reporting.store(), gate.privacy()).addTo(routes);
    new SimulationRoutes(reporting, gate).addTo(routes);
    new MigrationRoutes(reporting, gate).addTo(routes);
    new SurveyRoutes(reporting.surveys(), gate.audit(), gate.privacy()).addTo(routes);
    new CalibrationRoutes(reporting.calibrations(), reporting.organization(), gate.privacy())
        .addTo(routes);
  }

  private static void addFiles(RoutesConfig routes) {
    routes.get("/", ctx -> ctx.html(Assets.text("index.html")));
    routes.get("/glossary", ctx -> ctx.html(GlossaryPage.html()));
    routes.get("/assets/*", Assets::answer);
  }

  private static void addState(RoutesConfig routes, ReporterContext reporting) {
    routes.get("/api/version", ctx -> ctx.json(Map.of("version", reporting.store().version())));
    routes.get("/health/live", ctx -> ctx.result("live\n"));
    routes.get("/health/ready", ctx -> readiness(ctx, reporting));
    routes.get("/metrics", ctx -> metrics(ctx, reporting));
  }

  private static void addErrors(RoutesConfig routes) {
    routes.exception(Problem.class, ReporterServer::refuse);
    for (int status : new int[] {404, 405, 413, 500}) {
      routes.error(status, "*", ctx -> Problem.explain(ctx, status));
    }
  }

  private static void readiness(Context ctx, ReporterContext reporting) {
    boolean ready = reporting.ready().getAsBoolean();
    Stall stall = ready ? null : reporting.state().get().stall();
    String why = stall == null ? "" : ": " + stall.reason() + " " + stall.action();
    ctx.status(ready ? 200 : 503).result((ready ? "ready" : "not ready" + why) + "\n");
  }

  private static void metrics(Context ctx, ReporterContext reporting) throws Problem {
    if (!AuthenticationFilter.viewer(ctx).is(Role.METRICS)) {
      throw Problem.forbidden("metrics are for a token of the role metrics");
    }
    ctx.contentType(GuardedServer.METRICS_TYPE).result(reporting.registry().scrape());
  }

  /** A browser that is not known is shown where to log in. */
  private static void refuse(Problem problem, Context ctx) {
    if (problem.isUnknown() && ctx.path().equals("/")) {
      ctx.redirect("/login", io.javalin.http.HttpStatus.SEE_OTHER);
    } else {
      Problem.answer(problem, ctx);
    }
  }
}
