package dev.makertime.http;

import io.javalin.config.JettyConfig;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Installs the guards of an HTTP server before its handlers, against slow and excessive clients. A
 * request gets a thread once 64 KiB of its body, or all of it, have arrived. Slow bodies are cut
 * off; too many requests and connections are answered, so that nobody waits for nothing.
 */
public final class RequestGuards {
  /** The lowest rate of a body, in bytes a second; a slower one is cut off. */
  private static final long LOWEST_RATE = 4 << 10;

  private static final int HEADER_BYTES = 16 << 10;
  private static final int EAGER_BYTES = 64 << 10;
  private static final long IDLE_MILLIS = 15_000;

  /**
   * The most connections that wait to be accepted; the default is 50. Where the queue is full, a
   * client is answered a second later.
   */
  private static final int MOST_QUEUED = 1_024;

  private RequestGuards() {}

  /**
   * Installs the guards.
   *
   * @param largest size of a body in bytes, by path; a request that announces more is refused at
   *     once
   */
  public static void install(
      JettyConfig jetty,
      CallerLimits limits,
      ToLongFunction<String> largest,
      Refusal.Counter counter) {
    jetty.modifyHttpConfiguration(
        http -> {
          http.setRequestHeaderSize(HEADER_BYTES);
          http.setSendServerVersion(false);
          http.setIdleTimeout(IDLE_MILLIS);
        });
    jetty.modifyServer(
        server -> {
          ConnectionLimit connections = new ConnectionLimit(limits, counter);
          server.addEventListener(
              new LifeCycle.Listener() {
                @Override
                public void lifeCycleStarting(LifeCycle starting) {
                  prepare(server, connections);
                }
              });
          ForwardedLimit forwarded = new ForwardedLimit(limits, counter);
          forwarded.setHandler(limitRate(limits, largest, counter));
          connections.setHandler(forwarded);
          server.setErrorHandler(new UnhandledRequestErrors(counter));
          server.setHandler(connections);
        });
  }

  /** Sets the queue of each connector, and what counts its connections, before it listens. */
  private static void prepare(Server server, ConnectionLimit connections) {
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof ServerConnector one) {
        one.setAcceptQueueSize(MOST_QUEUED);
        one.addBean(connections, false);
      }
    }
  }

  private static Handler.Singleton limitRate(
      CallerLimits limits, ToLongFunction<String> largest, Refusal.Counter counter) {
    CallerAddress callers = new CallerAddress(limits.proxies());
    DoSHandler rateLimit =
        new DoSHandler(
            request ->
                callers.of(
                    CallerAddress.of(request.getConnectionMetaData().getRemoteSocketAddress()),
                    request.getHeaders().getValuesList(CallerAddress.HEADER)),
            new DoSHandler.LeakingBucketTrackerFactory(
                limits.perSecond(), limits.perSecond(), Duration.ofSeconds(10)),
            (request, response, callback) ->
                new Refusal(
                        429,
                        "Too many requests",
                        "more requests of one address than limits.perSecond",
                        true)
                    .answer(request, response, callback, counter),
            -1);
    Handler slowGuard =
        new MinimumDataRateHandler(
            new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(EAGER_BYTES, 0, false)),
            LOWEST_RATE,
            0);
    rateLimit.setHandler(new SizeLimit(slowGuard, largest, counter));
    return rateLimit;
  }

  /** Refuses a body that is announced to be too large. */
  private static final class SizeLimit extends Handler.Wrapper {
    private final ToLongFunction<String> largest;
    private final Refusal.Counter counter;

    SizeLimit(Handler next, ToLongFunction<String> largest, Refusal.Counter counter) {
      super(next);
      this.largest = largest;
      this.counter = counter;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      long most = largest.applyAsLong(Request.getPathInContext(request));
      return request.getLength() > most
          ? Refusal.tooLarge(most).answer(request, response, callback, counter)
          : super.handle(request, response, callback);
    }
  }
}
