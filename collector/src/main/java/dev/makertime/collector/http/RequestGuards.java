package dev.makertime.collector.http;

import dev.makertime.collector.CollectorMetrics;
import io.javalin.config.JettyConfig;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
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
 * What stands before the handlers: nobody takes a thread before the first 64 KiB of a body are
 * there, dawdles through the rest of it, asks too often or holds too many connections.
 */
final class RequestGuards {
  /** A body that comes more slowly, in bytes a second, is given up. */
  private static final long SLOWEST = 4 << 10;

  private static final int HEADERS = 16 << 10;
  private static final int AWAITED = 64 << 10;
  private static final long IDLE_MILLIS = 15_000;

  /** Who finds the queue full is answered a second later: 50, as it is by itself, are soon full. */
  private static final int MOST_QUEUED = 1_024;

  private RequestGuards() {}

  /**
   * Puts them there.
   *
   * @param largest what a body may have; one that says it has more is not waited for
   */
  static void put(
      JettyConfig jetty,
      CallerLimits limits,
      long largest,
      CallerNames callers,
      CollectorMetrics metrics) {
    jetty.modifyHttpConfiguration(
        http -> {
          http.setRequestHeaderSize(HEADERS);
          http.setSendServerVersion(false);
          http.setIdleTimeout(IDLE_MILLIS);
        });
    jetty.modifyServer(
        server -> {
          server.addEventListener(
              new LifeCycle.Listener() {
                @Override
                public void lifeCycleStarting(LifeCycle starting) {
                  queueMany(server);
                }
              });
          server.addBean(new NetworkConnectionLimit(limits.connections(), server));
          server.setHandler(often(limits, largest, callers, metrics));
        });
  }

  /** As soon as there are connectors, and before they listen. */
  private static void queueMany(Server server) {
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof ServerConnector one) {
        one.setAcceptQueueSize(MOST_QUEUED);
      }
    }
  }

  private static Handler.Singleton often(
      CallerLimits limits, long largest, CallerNames callers, CollectorMetrics metrics) {
    DoSHandler often =
        new DoSHandler(
            DoSHandler.ID_FROM_REMOTE_ADDRESS,
            new DoSHandler.LeakingBucketTrackerFactory(
                limits.perSecond(), limits.perSecond(), Duration.ofSeconds(10)),
            (request, response, callback) -> {
              response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
              String why = "of one address more than collector.limits.perSecond";
              return refuse(
                  request,
                  response,
                  callback,
                  callers,
                  metrics,
                  new Problem(429, "Too many requests", why));
            },
            -1);
    Handler awaited =
        new MinimumDataRateHandler(
            new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(AWAITED, 0, false)),
            SLOWEST,
            0);
    often.setHandler(
        new Handler.Wrapper(awaited) {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            return request.getLength() > largest
                ? refuse(
                    request, response, callback, callers, metrics, BoundedBody.tooLarge(largest))
                : super.handle(request, response, callback);
          }
        });
    return often;
  }

  private static boolean refuse(
      Request request,
      Response response,
      Callback callback,
      CallerNames callers,
      CollectorMetrics metrics,
      Problem problem) {
    metrics.refused(
        callers.of(Request.getPathInContext(request)), problem.status(), problem.reason());
    response.setStatus(problem.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    String text =
        """
        {"type":"about:blank","title":"%s","status":%d,"detail":"%s","instance":"urn:uuid:%s"}"""
            .formatted(problem.title(), problem.status(), problem.detail(), UUID.randomUUID());
    Content.Sink.write(response, true, text, callback);
    return true;
  }
}
