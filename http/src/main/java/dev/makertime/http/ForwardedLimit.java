package dev.makertime.http;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Limits requests at the same time of each caller behind a known proxy, whose connections say
 * nothing of who calls.
 */
final class ForwardedLimit extends Handler.Wrapper {
  private static final Refusal REFUSAL =
      Refusal.tooMany("more requests at the same time than one address may have");

  private final int most;
  private final CallerAddress callers;
  private final Refusal.Counter counter;
  private final ConcurrentMap<String, Integer> running = new ConcurrentHashMap<>();

  ForwardedLimit(CallerLimits limits, Refusal.Counter counter) {
    this.counter = counter;
    most = limits.perAddress();
    callers = new CallerAddress(limits.proxies());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    InetAddress peer = CallerAddress.of(request.getConnectionMetaData().getRemoteSocketAddress());
    if (!callers.isProxy(peer)) {
      return super.handle(request, response, callback);
    }
    String caller = callers.of(peer, request.getHeaders().getValuesList(CallerAddress.HEADER));
    int now = running.merge(caller, 1, Integer::sum);
    Request.addCompletionListener(
        request,
        failure ->
            running.computeIfPresent(caller, (same, count) -> count == 1 ? null : count - 1));
    return now > most
        ? REFUSAL.answer(request, response, callback, counter)
        : super.handle(request, response, callback);
  }
}
