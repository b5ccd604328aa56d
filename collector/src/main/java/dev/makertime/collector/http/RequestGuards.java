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
 * Installs the guards before the handlers, against slow and excessive clients. A request gets a
 * thread once 64 KiB of its body, or all of it, have arrived. Slow bodies, too many requests and
 * too many connections are cut off.
 */
final class RequestGuards {
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
   * @param largest size of a body in bytes; a request that announces more is refused at once
   */
  static void install(
      JettyConfig jetty,
      CallerLimits limits,
      long largest,
      Webhooks webhooks,
      CollectorMetrics metrics) {
    jetty.modifyHttpConfiguration(
        http -> {
          http.setRequestHeaderSize(HEADER_BYTES);
          http.setSendServerVersion(false);
          http.setIdleTimeout(IDLE_MILLIS);
        });
    jetty.modifyServer(
        server -> {
          server.addEventListener(
              new LifeCycle.Listener() {
                @Override
                public void lifeCycleStarting(LifeCycle starting) {
                  setAcceptQueue(server);
                }
              });
          server.addBean(new NetworkConnectionLimit(limits.connections(), server));
          server.setHandler(limitRate(limits, largest, webhooks, metrics));
        });
  }

  /** Sets the queue of each connector, before it listens. */
  private static void setAcceptQueue(Server server) {
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof ServerConnector one) {
        one.setAcceptQueueSize(MOST_QUEUED);
      }
    }
  }

  private static Handler.Singleton limitRate(
      CallerLimits limits, long largest, Webhooks webhooks, CollectorMetrics metrics) {
    DoSHandler rateLimit =
        new DoSHandler(
            DoSHandler.ID_FROM_REMOTE_ADDRESS,
            new DoSHandler.LeakingBucketTrackerFactory(
                limits.perSecond(), limits.perSecond(), Duration.ofSeconds(10)),
            (request, response, callback) -> {
              response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
              String why = "more requests of one address than collector.limits.perSecond";
              return refuse(
                  request,
                  response,
                  callback,
                  webhooks,
                  metrics,
                  new Problem(429, "Too many requests", why));
            },
            -1);
    Handler slowGuard =
        new MinimumDataRateHandler(
            new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(EAGER_BYTES, 0, false)),
            LOWEST_RATE,
            0);
    rateLimit.setHandler(
        new Handler.Wrapper(slowGuard) {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            return request.getLength() > largest
                ? refuse(
                    request, response, callback, webhooks, metrics, BoundedBody.tooLarge(largest))
                : super.handle(request, response, callback);
          }
        });
    return rateLimit;
  }

  private static boolean refuse(
      Request request,
      Response response,
      Callback callback,
      Webhooks webhooks,
      CollectorMetrics metrics,
      Problem problem) {
    metrics.refused(
        webhooks.callerOf(Request.getPathInContext(request)), problem.status(), problem.reason());
    response.setStatus(problem.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    String text =
        """
        {"type":"about:blank","title":"%s","status":%d,"detail":"%s","instance":"urn:uuid:%s"}\
        """
            .formatted(problem.title(), problem.status(), problem.detail(), UUID.randomUUID());
    Content.Sink.write(response, true, text, callback);
    return true;
  }
}
