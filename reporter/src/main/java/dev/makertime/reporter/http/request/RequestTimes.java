package dev.makertime.reporter.http.request;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Counts how long answers took, by the route and not by what was asked of it. */
public final class RequestTimes {
  /** When somebody answers the survey would tell who does; its page asks for styles, too. */
  private static final String SURVEY = "/survey";

  private static final String ASSETS = "/assets/";

  private RequestTimes() {}

  /** Counts one. */
  public static void count(Context ctx, float millis, MeterRegistry registry) {
    Endpoint route = ctx.endpoints().lastHttpEndpoint();
    String path = route == null ? "none" : route.path;
    if (!ctx.path().startsWith(SURVEY) && !ctx.path().startsWith(ASSETS)) {
      Timer.builder("http.server.requests")
          .tag("method", ctx.method().name())
          .tag("uri", path)
          .tag("status", Integer.toString(ctx.statusCode()))
          .register(registry)
          .record(Math.round(millis * 1000), TimeUnit.MICROSECONDS);
    }
  }
}
