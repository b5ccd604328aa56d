package dev.makertime.app.health;

import dev.makertime.collector.http.Readiness;
import dev.makertime.http.CallerLimits;
import dev.makertime.http.GuardedServer;
import dev.makertime.http.Refusal;
import dev.makertime.http.RegisteredRoutes;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** HTTP server for health and metrics, for a role without another server. */
public final class HealthServer implements AutoCloseable {
  /** Nobody has anything to say to it. */
  private static final long LARGEST_BODY = 4 << 10;

  private final Javalin javalin;

  private HealthServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts listening.
   *
   * @param port 0 takes a free one
   * @param live whether a new start would help nothing
   * @param ready whether it does its work
   */
  public static HealthServer start(
      String bind,
      int port,
      PrometheusMeterRegistry registry,
      BooleanSupplier live,
      Readiness ready) {
    Javalin javalin =
        GuardedServer.start(
            bind,
            port,
            CallerLimits.DEFAULT,
            LARGEST_BODY,
            (path, refusal) -> countRefused(registry, refusal),
            config -> {
              config.routes.get("/health/live", ctx -> live(ctx, live.getAsBoolean()));
              config.routes.get("/health/ready", ctx -> say(ctx, ready.isReady(), ready.line()));
              config.routes.get(
                  "/metrics",
                  ctx -> ctx.contentType(GuardedServer.METRICS_TYPE).result(registry.scrape()));
              config.routes.error(404, "*", ctx -> explain(ctx, "Not found"));
              config.routes.error(405, "*", ctx -> explain(ctx, "Method not allowed"));
            });
    return new HealthServer(javalin);
  }

  private static void countRefused(PrometheusMeterRegistry registry, Refusal refusal) {
    registry
        .counter("makertime.http.refused", "status", Integer.toString(refusal.status()))
        .increment();
  }

  private static void live(Context ctx, boolean live) {
    say(ctx, live, live ? "live\n" : "not live\n");
  }

  private static void explain(Context ctx, String what) {
    ctx.json(
            Map.of(
                "type",
                "about:blank",
                "title",
                what,
                "status",
                ctx.statusCode(),
                "detail",
                "/health/live, /health/ready and /metrics are here"))
        .contentType("application/problem+json");
  }

  private static void say(Context ctx, boolean so, String line) {
    ctx.status(so ? 200 : 503).result(line);
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
    javalin.stop();
  }
}
