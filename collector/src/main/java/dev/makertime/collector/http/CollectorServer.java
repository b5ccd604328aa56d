package dev.makertime.collector.http;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.BodyExcerpt;
import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.ClientPath.Answers;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.WebhookSecrets;
import dev.makertime.http.CallerLimits;
import dev.makertime.http.GuardedServer;
import dev.makertime.http.RegisteredRoutes;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP server of the collector: webhooks, activities, health and metrics. */
public final class CollectorServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CollectorServer.class);

  /** The largest body, decompressed: 8 MiB. */
  private static final int LARGEST_BODY = 8 << 20;

  /** Attribute of a request that is answered with an error already. */
  private static final String REFUSED = "refused";

  private final Javalin javalin;

  private CollectorServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /** Handler that answers, or throws what becomes an RFC 9457 problem. */
  interface RefusingHandler {
    void handle(Context ctx, int cap) throws Problem, Unavailable;
  }

  /**
   * Starts listening.
   *
   * @param port 0 takes a free one
   * @param tokens bearer tokens that may post activities
   * @param ready answers {@code /health/ready}
   */
  public static CollectorServer start(
      String bind,
      int port,
      CallerLimits limits,
      List<String> tokens,
      Webhooks webhooks,
      Inbox inbox,
      PrometheusMeterRegistry registry,
      CollectorMetrics metrics,
      Clock clock,
      Readiness ready) {
    ActivitiesHandler activities =
        new ActivitiesHandler(new WebhookSecrets(tokens), inbox, metrics, clock);
    WebhookHandler hooks = new WebhookHandler(webhooks, inbox, metrics, clock);
    Javalin javalin =
        GuardedServer.start(
            bind,
            port,
            limits,
            path -> webhooks.largest(path, LARGEST_BODY),
            (path, refusal) ->
                metrics.refused(webhooks.callerOf(path), refusal.status(), refusal.detail()),
            config -> {
              config.routes.post("/v1/activities", refusing(activities::handle, webhooks, metrics));
              config.routes.post("/webhooks/{source}", refusing(hooks::handle, webhooks, metrics));
              for (ClientPath path : webhooks.clientPaths()) {
                config.routes.post(path.path(), refusing(hooks.at(path), webhooks, metrics));
              }
              for (int status : new int[] {404, 405, 413, 500}) {
                config.routes.error(
                    status, "*", ctx -> answerError(ctx, webhooks, metrics, status));
              }
              routeHealth(config.routes, registry, ready);
            });
    return new CollectorServer(javalin);
  }

  private static void routeHealth(
      RoutesConfig routes, PrometheusMeterRegistry registry, Readiness ready) {
    routes.get("/health/live", ctx -> ctx.result("live\n"));
    routes.get(
        "/health/ready", ctx -> ctx.status(ready.isReady() ? 200 : 503).result(ready.line()));
    routes.get(
        "/metrics", ctx -> ctx.contentType(GuardedServer.METRICS_TYPE).result(registry.scrape()));
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

  /** Reads a body, or an excerpt of it, whose limit then holds in place of the cap. */
  static byte[] body(Context ctx, int cap, Optional<BodyExcerpt> excerpt) throws Problem {
    try {
      return BoundedBody.read(
          ctx.req().getInputStream(),
          ctx.header("Content-Encoding"),
          ctx.req().getContentLengthLong(),
          excerpt.map(BodyExcerpt::largest).orElse(cap),
          excerpt);
    } catch (IOException e) {
      throw new Problem(400, "Incomplete body", "the body ended early");
    }
  }

  /** Answers errors of the server itself as problems too. */
  private static void answerError(
      Context ctx, Webhooks webhooks, CollectorMetrics metrics, int status) {
    String type = ctx.res().getContentType();
    boolean isProblem = type != null && type.startsWith("application/problem+json");
    if (!isProblem && ctx.attribute(REFUSED) == null) {
      refuse(ctx, webhooks, metrics, problemOf(status));
    }
  }

  private static Problem problemOf(int status) {
    return switch (status) {
      case 404 -> new Problem(status, "Not found", "there is no such path");
      case 405 -> new Problem(status, "Method not allowed", "the path does not allow this method");
      case 413 -> new Problem(status, "Too large", "the body is too large");
      default ->
          new Problem(
              status,
              "Internal error",
              "something unexpected happened; see the log of the collector");
    };
  }

  private static Handler refusing(
      RefusingHandler handler, Webhooks webhooks, CollectorMetrics metrics) {
    return ctx -> {
      try {
        handler.handle(ctx, LARGEST_BODY);
      } catch (Problem e) {
        refuse(ctx, webhooks, metrics, e);
      } catch (Unavailable e) {
        LOG.debug("answered 503: neither the broker nor the spool accepted the records", e);
        ctx.header("Retry-After", "10");
        refuse(
            ctx,
            webhooks,
            metrics,
            new Problem(503, "Unavailable", "the records cannot be stored now; try again"));
      }
    };
  }

  private static void refuse(
      Context ctx, Webhooks webhooks, CollectorMetrics metrics, Problem problem) {
    String id = UUID.randomUUID().toString();
    LOG.debug(
        "refused request {} to {} with {}: {}", id, ctx.path(), problem.status(), problem.detail());
    metrics.refused(webhooks.callerOf(ctx.path()), problem.status(), problem.reason());
    ctx.attribute(REFUSED, problem.status());
    Optional<Answers> answers = webhooks.answers(ctx.path());
    if (answers.isPresent()) {
      Payload head = new Payload(WebhookHandler.headers(ctx), new byte[0], Instant.EPOCH);
      WebhookHandler.answer(ctx, answers.get().refused(head, problem.status(), problem.detail()));
      return;
    }
    ctx.status(problem.status())
        .json(
            Map.of(
                "type", "about:blank",
                "title", problem.title(),
                "status", problem.status(),
                "detail", problem.detail(),
                "instance", "urn:uuid:" + id))
        .contentType("application/problem+json");
  }
}
