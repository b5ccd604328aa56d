package dev.makertime.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Limits connections, of all together and of one address. Nobody is left in the queue: as many
 * again are taken to be answered with 503, and have to ask within two seconds; beyond those a
 * connection is answered and closed at once. A known proxy has only the limit of all.
 */
final class ConnectionLimit extends Handler.Wrapper implements Connection.Listener {
  private static final long SURPLUS_MILLIS = 2_000;
  private static final Refusal REFUSAL = Refusal.tooMany("more connections than are allowed");

  private final CallerLimits limits;
  private final CallerAddress callers;
  private final Refusal.Counter counter;
  private final Map<String, Integer> byAddress = new HashMap<>();

  /** Every open connection with its address, which a closed one does not know any more. */
  private final Map<Connection, String> all = new HashMap<>();

  private final Set<Connection> surplus = new HashSet<>();

  ConnectionLimit(CallerLimits limits, Refusal.Counter counter) {
    this.limits = limits;
    this.counter = counter;
    callers = new CallerAddress(limits.proxies());
  }

  @Override
  public void onOpened(Connection connection) {
    EndPoint end = connection.getEndPoint();
    int over = admit(connection, CallerAddress.of(end.getRemoteSocketAddress()));
    if (over == 1) {
      end.setIdleTimeout(SURPLUS_MILLIS);
    } else if (over > 1) {
      sendAway(end);
    }
  }

  /** Returns 0 within the limits, 1 up to twice as much, 2 beyond. */
  private synchronized int admit(Connection connection, @Nullable InetAddress peer) {
    String address = callers.of(peer, List.of());
    all.put(connection, address);
    int ofAddress = byAddress.merge(address, 1, Integer::sum);
    int over = over(all.size(), limits.connections());
    if (!callers.isProxy(peer)) {
      over = Math.max(over, over(ofAddress, limits.perAddress()));
    }
    if (over == 1) {
      surplus.add(connection);
    } else if (over > 1) {
      forget(connection); // it takes nobody's place while it is being closed
    }
    return over;
  }

  private static int over(int count, int limit) {
    return count <= limit ? 0 : count <= 2L * limit ? 1 : 2;
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    forget(connection);
  }

  private void forget(Connection connection) {
    String address = all.remove(connection);
    if (address != null) {
      byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
      surplus.remove(connection);
    }
  }

  /** Answers before anything was asked, as far as the socket takes it, and closes. */
  private void sendAway(EndPoint end) {
    String json = REFUSAL.json();
    String answer =
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\n"
            + "Retry-After: 1\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(json.length(), json);
    counter.refused("", REFUSAL);
    try {
      end.flush(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      // it has gone already
    }
    end.close();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (isSurplus(request.getConnectionMetaData().getConnection())) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      return REFUSAL.answer(request, response, callback, counter);
    }
    return super.handle(request, response, callback);
  }

  private synchronized boolean isSurplus(Connection connection) {
    return surplus.contains(connection);
  }
}
