package dev.makertime.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Starts HTTP servers whose routes are behind the {@link RequestGuards}. */
public final class GuardedServer {
  /** The type of metrics in Prometheus' text format. */
  public static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private GuardedServer() {}

  /**
   * Starts to listen, with one limit of bodies for all paths.
   *
   * @param port 0 takes a free one
   * @param largest size of a body in bytes; a request that announces more is refused at once
   * @param counter counts what the guards refuse
   * @param routes adds the routes
   */
  public static Javalin start(
      String bind,
      int port,
      CallerLimits limits,
      long largest,
      Refusal.Counter counter,
      Consumer<JavalinConfig> routes) {
    return start(bind, port, limits, path -> largest, counter, routes);
  }

  /**
   * Starts to listen.
   *
   * @param port 0 takes a free one
   * @param largest size of a body in bytes, by path; a request that announces more is refused at
   *     once
   * @param counter counts what the guards refuse
   * @param routes adds the routes
   */
  public static Javalin start(
      String bind,
      int port,
      CallerLimits limits,
      ToLongFunction<String> largest,
      Refusal.Counter counter,
      Consumer<JavalinConfig> routes) {
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.http.prefer405over404 = true;
              RequestGuards.install(config.jetty, limits, largest, counter);
              routes.accept(config);
            });
    return javalin.start(bind, port);
  }
}
